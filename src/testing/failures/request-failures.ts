// Over 400 lines: a table with all that ends a request before its integration runs.
import type { FaultDetails } from "./failure.ts";
import { always, capitalized, configurationFailure, type FaultRowsOf } from "./row.ts";
import {
  addAuthorizerPermission,
  updateAssumeRolePolicy,
  updateIntegration,
  updateStageThrottling,
  updateUsagePlan,
} from "./sdk-calls.ts";

/** What ends a request before its integration runs. */
export const requestFailures: FaultRowsOf<
  "route" | "request" | "api-key" | "throttled" | "waf" | "access" | "iam" | "authorizer"
> = {
  "route.unknown": {
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    step: "methodRequest",
    cause: ({ suggestion }) =>
      `The API has no such route.${suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`}`,
    at: always("the routes of the API"),
    fix: always(
      "Call a route that exists, or add this one. A client gets the same answer for an unknown path and for an unknown method.",
    ),
  },
  "request.too-large": {
    responseType: "REQUEST_TOO_LARGE",
    // The text for the headers is from a public capture; its status has no source.
    status: ({ part }) => (part === "headers" ? 431 : 413),
    message: ({ part, maxBytes }) =>
      part === "headers" ? `HTTP header is larger than ${maxBytes} bytes.` : "Request Too Long",
    step: "methodRequest",
    cause: ({ part, maxBytes }) =>
      `The ${part === "payload" ? "payload of the function" : `${part} of the request`} must not be larger than ${maxBytes} bytes.`,
    at: ({ part }) =>
      part === "headers" ? "the headers of the request" : "the body of the request",
    fix: ({ part }) =>
      part === "headers"
        ? "Send fewer or shorter headers."
        : "Send less, or have the client upload the body to S3.",
  },
  // That it is a type of its own is not sourced.
  "request.uri-too-long": {
    responseType: "REQUEST_TOO_LARGE",
    status: always(414),
    message: always("Request URI too long"),
    step: "authorization",
    cause: always(
      "The ARN of the method, with the path that was called, is longer than 1600 bytes.",
    ),
    at: always("the path of the request"),
    fix: always("Call a shorter path: the limit holds where an authorizer or a policy judges it."),
  },
  // The status is from a public report (ustayready/fireprox#27); text and response type are a guess.
  "request.encoding": {
    responseType: "BAD_REQUEST_PARAMETERS",
    message: always("Bad Request"),
    step: "methodRequest",
    cause: ({ target }) =>
      `A "%" in ${target} starts no escape, and API Gateway refuses such a request before it looks for a route.`,
    at: always("the URL of the request"),
    fix: always('Encode the "%" as %25.'),
  },
  "request.parameters": {
    responseType: "BAD_REQUEST_PARAMETERS",
    message: ({ names }) => `Missing required request parameters: [${names.join(", ")}]`,
    step: "methodRequest",
    cause: ({ names }) =>
      `The method requires ${names.join(", ")}, and the request lacks at least one of them. A header counts only as it is spelled in the method.`,
    at: always("requestParameters"),
    fix: always("Send them, or declare them as optional: false."),
  },
  "request.model": {
    responseType: "BAD_REQUEST_BODY",
    log: ({ contentType, violations }) => ({
      type: "bodyMismatch",
      contentType,
      details: violations,
    }),
    step: "methodRequest",
    cause: ({ contentType, violations }) =>
      `The body does not match the method's model for ${contentType}: ${violations}.`,
    at: ({ contentType }) => `requestModels["${contentType}"]`,
    fix: always("Send a body that matches, or change the model."),
  },
  "request.payload": {
    responseType: "BAD_REQUEST_BODY",
    message: always("Could not process payload"),
    step: "integrationRequest",
    cause: ({ reason }) =>
      reason ??
      "The body starts like JSON and is not valid JSON, so the mapping template could not read it.",
    at: requestTemplate,
    fix: always("Send valid JSON, or a Content-Type that has another template."),
  },
  // Another emulator's reading.
  "request.body-mapping": {
    responseType: "BAD_REQUEST_BODY",
    message: always("Invalid JSON in request body"),
    step: "integrationRequest",
    cause: ({ reason }) => `A parameter mapping could not read the body: ${reason}`,
    at: always("integration.requestParameters"),
    fix: always("Send valid JSON, or do not map the body."),
  },
  "request.media-type": {
    responseType: "UNSUPPORTED_MEDIA_TYPE",
    step: "integrationRequest",
    cause: ({ mediaType = "the body's media type" }) =>
      `The integration has no request template for ${mediaType}, and must not pass the body on unchanged. A test-invoke counts as application/json, whatever its header says.`,
    at: always("integration.passthroughBehavior"),
    fix: always(
      'Add a template for that type to requestTemplates, or set passthroughBehavior to "WHEN_NO_MATCH".',
    ),
    sdkCall: (_, target) =>
      updateIntegration(target, {
        op: "replace",
        path: "/passthroughBehavior",
        value: "WHEN_NO_MATCH",
      }),
  },
  "api-key.missing": {
    responseType: "INVALID_API_KEY",
    step: "methodRequest",
    cause: always("The method requires an API key, and the request has no header X-API-Key."),
    at: always("apiKeyRequired"),
    fix: always("Send the API key of a usage plan of the stage in X-API-Key."),
  },
  "api-key.no-plan": {
    responseType: "INVALID_API_KEY",
    step: "methodRequest",
    log: ({ key, method, apiStage, reason }) =>
      key === undefined || method === undefined || apiStage === undefined || reason === undefined
        ? undefined
        : { type: "apiKeyRefused", apiKey: key, method, apiStage, reason },
    cause: ({ key, method = "The method", apiStage, reason }) =>
      `${method} needs an API key that is enabled and in a usage plan of ${apiStage ?? "the stage"}, and ${key ?? "the request's key"} is not${reason === undefined ? "" : ` (${reason})`}.`,
    at: always("the usage plan of the API key"),
    fix: always("Add the stage to the key's usage plan."),
    sdkCall: ({ apiStage }) =>
      apiStage === undefined
        ? undefined
        : updateUsagePlan(undefined, {
            op: "add",
            path: "/apiStages",
            value: apiStage.replace("/", ":"),
          }),
  },
  "throttled.stage": {
    responseType: "THROTTLED",
    step: "methodRequest",
    log: ({ limits }) => limits && { type: "stageThrottled", ...limits },
    cause: ({ limits }) =>
      limits
        ? `${limits.httpMethod} on the resource ${limits.resourceId} is called more often than the stage ${limits.stage} allows: ${limits.limit} a second, ${limits.burst} at once.`
        : "The method is called more often than the stage allows.",
    at: always("the throttling of the stage"),
    fix: always("Send requests less often, or raise the limits of the stage."),
    sdkCall: ({ limits }) =>
      limits &&
      updateStageThrottling(limits.apiId, limits.stage, {
        rate: doubled(limits.limit),
        burst: doubled(limits.burst),
      }),
  },
  "throttled.api-key": {
    responseType: "THROTTLED",
    step: "methodRequest",
    log: ({ key, apiStage, limit }) => ({
      type: "apiKeyThrottled",
      apiKey: key,
      apiStage,
      details: limit,
    }),
    cause: ({ key, limit }) =>
      `The API key ${key} calls more often than its usage plan allows (${limit}).`,
    at: always("the usage plan of the API key"),
    fix: always("Send requests less often, or raise the rate of the plan."),
    sdkCall: ({ limit }) =>
      updateUsagePlan(
        usagePlanIn(limit),
        { op: "replace", path: "/throttle/rateLimit", value: doubledIn(/Limit: ([\d.]+)/, limit) },
        { op: "replace", path: "/throttle/burstLimit", value: doubledIn(/Burst: (\d+)/, limit) },
      ),
  },
  "throttled.quota": {
    responseType: "QUOTA_EXCEEDED",
    step: "methodRequest",
    log: ({ key, apiStage, limit }) => ({
      type: "apiKeyOverQuota",
      apiKey: key,
      apiStage,
      details: limit,
    }),
    cause: ({ key, limit }) =>
      `The API key ${key} has used up the quota of its usage plan (${limit}).`,
    at: always("the usage plan of the API key"),
    fix: always("Wait for the next period, or raise the quota."),
    sdkCall: ({ limit }) =>
      updateUsagePlan(usagePlanIn(limit), {
        op: "replace",
        path: "/quota/limit",
        value: doubledIn(/Limit: (\d+)/, limit),
      }),
  },
  "waf.blocked": {
    responseType: "WAF_FILTERED",
    step: "authorization",
    cause: always("The web ACL of the stage blocked the request."),
    at: always("the web ACL of the stage"),
    fix: always("Change the rule that blocks it."),
  },
  "access.denied": {
    responseType: "ACCESS_DENIED",
    message: deniedText,
    step: "authorization",
    cause: ({ by, effect, resource, user, askedFor }) => {
      const who =
        by === "authorizer"
          ? "the authorizer's policy"
          : `a policy of the ${by === "resource-policy" ? "API" : "caller"}`;
      const what =
        effect === "deny"
          ? `${who} denies ${resource}`
          : `no statement of ${who} allows ${resource}`;
      const why =
        askedFor === undefined || askedFor === resource
          ? ""
          : `. It is the cached answer for ${askedFor}: a policy that is cached has to allow every method that its caller may use`;
      return `${capitalized(what)}${user === undefined ? "" : ` to ${user}`}${why}.`;
    },
    at: ({ by }) =>
      by === "authorizer"
        ? "authorizer"
        : by === "resource-policy"
          ? "the resource policy of the API"
          : "the policies of the caller",
    fix: ({ by, askedFor }) =>
      by === "authorizer"
        ? `Allow the method in the policy that the authorizer returns${askedFor === undefined ? "" : ", allow(event, { everywhere: true }) for the whole stage, or set authorizerResultTtlInSeconds to 0"}.`
        : "Allow execute-api:Invoke for the method in that policy.",
  },
  "iam.unsigned": {
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    step: "authorization",
    cause: always(
      "The method needs a request that is signed with Signature Version 4, and this one has no signature.",
    ),
    at: always("authorization"),
    fix: always(
      "Sign the request for the service execute-api. In a test, pass the principal: invoke(key, { as: principal }).",
    ),
  },
  "iam.signature": {
    responseType: "INVALID_SIGNATURE",
    message: ({ message }) => message,
    errorType: ({ isIncomplete }) =>
      isIncomplete ? "IncompleteSignatureException" : "InvalidSignatureException",
    step: "authorization",
    cause: ({ message }) => `The signature is not valid: ${message.split("\n", 1)[0] ?? ""}`,
    at: always("authorization"),
    fix: always(
      "Sign the request as it is sent: its path with the stage, query, headers and body count.",
    ),
  },
  // Which type of gateway response it is has no source.
  "iam.unknown-key": {
    responseType: "INVALID_SIGNATURE",
    message: ({ message }) => message,
    errorType: always("UnrecognizedClientException"),
    step: "authorization",
    cause: always(
      "Nobody has the access key that signed the request, or its session token is another one.",
    ),
    at: always("authorization"),
    fix: always(
      "Sign with keys that exist. In a test, pass them as principals: [{ accessKeyId, secretAccessKey, arn, accountId }].",
    ),
  },
  "iam.expired-token": {
    responseType: "EXPIRED_TOKEN",
    step: "authorization",
    cause: always("The credentials that signed the request have expired."),
    at: always("authorization"),
    fix: always("Sign with credentials that have not expired."),
  },
  "authorizer.permission": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid permissions on Lambda function")),
    step: "authorization",
    cause: ({ functionArn }) =>
      `API Gateway may not call the authorizer's function${functionArn === undefined ? "" : ` ${functionArn}`}, or the function does not exist.`,
    at: always("authorizer"),
    fix: always(
      "Add a permission for the authorizer to its function. A permission for the API's methods does not hold for its authorizers.",
    ),
    sdkCall: (_, target) => addAuthorizerPermission(target),
  },
  "authorizer.address": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid endpoint address")),
    step: "authorization",
    cause: ({ uri }) =>
      `API Gateway cannot call the authorizer${uri === undefined ? "" : ` at ${uri}`}.`,
    at: always("authorizer"),
    fix: always("Give it the URI of a Lambda function."),
  },
  "authorizer.role": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    log: ({ roleArn }) =>
      configurationFailure(
        `API Gateway does not have permission to assume the provided role ${roleArn}`,
      ),
    step: "authorization",
    cause: ({ roleArn }) => `API Gateway cannot assume ${roleArn}, the role of the authorizer.`,
    at: always("authorizer"),
    fix: always("Let apigateway.amazonaws.com assume the role in its trust policy."),
    sdkCall: ({ roleArn }) => updateAssumeRolePolicy(roleArn),
  },
  "authorizer.timeout": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    step: "authorization",
    cause: ({ timeoutMs }) => `The authorizer's function did not answer within ${timeoutMs} ms.`,
    at: always("authorizer"),
    fix: always("Answer sooner, or let API Gateway cache the answers."),
  },
  "authorizer.answer": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    log: ({ reason = "" }) => configurationFailure(`Invalid JSON in response: ${reason}`),
    step: "authorization",
    cause: ({ reason }) =>
      `The authorizer's function returned an invalid answer${reason === undefined ? "" : `: ${reason}`}.`,
    at: always("authorizer"),
    fix: always("Return { principalId, policyDocument }: allow() and deny() make it."),
  },
  "authorizer.failed": {
    responseType: "AUTHORIZER_FAILURE",
    step: "authorization",
    cause: always("The authorizer's function failed."),
    at: always("authorizer"),
    fix: always("Fix the function: its own log has the stack."),
  },
  "authorizer.identity": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ source = "what the authorizer's identity source names" }) =>
      `The request lacks ${source}, so the authorizer was not asked.`,
    at: always("authorizer.identitySource"),
    fix: always("Send that header, query parameter or variable."),
  },
  "authorizer.unauthorized": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ expression, functionArn }) =>
      expression !== undefined
        ? `The token does not match the authorizer's validation expression ${expression}, so its function was not called.`
        : functionArn !== undefined
          ? `The authorizer's function ${functionArn} failed with "Unauthorized", which refuses the caller.`
          : 'The authorizer refused the request: its function failed with "Unauthorized", or the token does not match the validation expression.',
    at: always("authorizer"),
    fix: always("Send a token that the authorizer accepts."),
  },
  "authorizer.token": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ reason }) => `The user pool's authorizer refused the token: ${reason}.`,
    at: always("authorizer"),
    fix: always(
      "Send a valid token of the user pool: an ID token, or an access token where the method has scopes.",
    ),
  },
  "authorizer.expired-token": {
    responseType: "UNAUTHORIZED",
    message: always("The incoming token has expired"),
    step: "authorization",
    cause: always("The token has expired."),
    at: always("authorizer"),
    fix: always("Send a newer token."),
  },
};

/** The texts are from captures of 2025 and later. */
function deniedText({ by, effect, resource, user }: FaultDetails["access.denied"]): string {
  const policy = by === "resource-policy" ? "resource-based" : "identity-based";
  const why =
    effect === "deny"
      ? `with an explicit deny in ${policy === "resource-based" ? "a" : "an"} ${policy} policy`
      : `because no ${policy} policy allows the execute-api:Invoke action`;
  // The account is masked but for its last four digits.
  const masked = resource.replace(/^((?:[^:]*:){4})\d+(\d{4}):/, "$1********$2:");
  return by === "authorizer"
    ? `User is not authorized to access this resource ${why}`
    : `User: ${user ?? "anonymous"} is not authorized to perform: execute-api:Invoke on resource: ${masked} ${why}`;
}

/** The place of the template that renders the integration request. */
export function requestTemplate({ template }: { readonly template?: string }): string {
  return `integration.requestTemplates${template === undefined ? "" : `["${template}"]`}`;
}

function usagePlanIn(limit: string): string | undefined {
  return /Usage Plan ID (\w+)/.exec(limit)?.[1];
}

/** A limit that lets through twice as much. */
function doubled(limit: string): string {
  return String(Number(limit) * 2);
}

function doubledIn(pattern: RegExp, text: string): string {
  return doubled(pattern.exec(text)?.[1] ?? "0");
}
