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

const tooLarge = {
  headers: "The request headers exceed",
  body: "The request body exceeds",
  payload: "The event for the function exceeds",
} as const;

/** Failures before the integration runs. */
export const requestFailures: FaultRowsOf<
  "route" | "request" | "api-key" | "throttled" | "waf" | "access" | "iam" | "authorizer"
> = {
  "route.unknown": {
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    step: "methodRequest",
    cause: ({ suggestion }) =>
      `No route matches the request.${suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`}`,
    at: always("the routes of the API"),
    fix: always(
      "Call an existing route, or define this one. API Gateway returns the same response for an unknown path and an unknown method.",
    ),
  },
  "request.too-large": {
    responseType: "REQUEST_TOO_LARGE",
    // The text for the headers is from a public capture; its status has no source.
    status: ({ part }) => (part === "headers" ? 431 : 413),
    message: ({ part, maxBytes }) =>
      part === "headers" ? `HTTP header is larger than ${maxBytes} bytes.` : "Request Too Long",
    step: "methodRequest",
    cause: ({ part, maxBytes }) => `${tooLarge[part]} the limit of ${maxBytes} bytes.`,
    at: ({ part }) =>
      part === "headers" ? "the headers of the request" : "the body of the request",
    fix: ({ part }) =>
      part === "headers"
        ? "Send fewer or shorter headers."
        : "Send a smaller body, or have the client upload it to S3.",
  },
  // No source says that this has a type of its own.
  "request.uri-too-long": {
    responseType: "REQUEST_TOO_LARGE",
    status: always(414),
    message: always("Request URI too long"),
    step: "authorization",
    cause: always("The ARN of the method, including the path of the request, exceeds 1600 bytes."),
    at: always("the path of the request"),
    fix: always(
      "Call a shorter path. The limit applies when an authorizer or a policy evaluates the request.",
    ),
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
      `The method requires ${names.join(", ")}, and at least one of them is missing from the request. Header names must be spelled exactly as in the method.`,
    at: always("requestParameters"),
    fix: always(
      "Send the missing parameters, or make them optional: set their value in requestParameters to false.",
    ),
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
    fix: always("Send a body that matches the model, or change the model."),
  },
  "request.payload": {
    responseType: "BAD_REQUEST_BODY",
    message: always("Could not process payload"),
    step: "integrationRequest",
    cause: ({ reason }) =>
      reason ??
      "The body starts like JSON but is not valid JSON, so the mapping template could not read it.",
    at: requestTemplate,
    fix: always("Send valid JSON, or use a Content-Type that has a different template."),
  },
  // Source: another emulator.
  "request.body-mapping": {
    responseType: "BAD_REQUEST_BODY",
    message: always("Invalid JSON in request body"),
    step: "integrationRequest",
    cause: ({ reason }) => `A parameter mapping could not read the body: ${reason}`,
    at: always("integration.requestParameters"),
    fix: always("Send valid JSON, or remove the mapping from the body."),
  },
  "request.media-type": {
    responseType: "UNSUPPORTED_MEDIA_TYPE",
    step: "integrationRequest",
    cause: ({ mediaType = "the body's media type" }) =>
      `The integration has no request template for ${mediaType}, and its passthroughBehavior does not let the body through. A test invocation is always treated as application/json, whatever its Content-Type header says.`,
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
    cause: always("The method requires an API key, but the request has no X-API-Key header."),
    at: always("apiKeyRequired"),
    fix: always("In X-API-Key, send an API key that belongs to a usage plan of the stage."),
  },
  "api-key.no-plan": {
    responseType: "INVALID_API_KEY",
    step: "methodRequest",
    log: ({ key, method, apiStage, reason }) =>
      key === undefined || method === undefined || apiStage === undefined || reason === undefined
        ? undefined
        : { type: "apiKeyRefused", apiKey: key, method, apiStage, reason },
    cause: ({ key, method = "The method", apiStage, reason }) =>
      `${method} requires an enabled API key that belongs to a usage plan of ${apiStage ?? "the stage"}; ${key ?? "the request's key"} does not qualify${reason === undefined ? "" : ` (${reason})`}.`,
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
        ? `${limits.httpMethod} on the resource ${limits.resourceId} exceeds the limits of the stage ${limits.stage}: ${limits.limit} requests a second, in bursts of at most ${limits.burst}.`
        : "The method exceeds the throttling limits of the stage.",
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
      `The API key ${key} exceeds the request rate of its usage plan (${limit}).`,
    at: always("the usage plan of the API key"),
    fix: always("Send requests less often, or raise the rate of the usage plan."),
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
    fix: always("Wait for the next period, or raise the quota of the usage plan."),
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
    fix: always("Change the rule that blocked it."),
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
          : `no statement in ${who} allows ${resource}`;
      const why =
        askedFor === undefined || askedFor === resource
          ? ""
          : `. The policy was cached for ${askedFor}, and a cached policy must allow every method that its caller may use`;
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
        ? `Allow the method in the policy that the authorizer returns${askedFor === undefined ? "" : " (allow(event, { everywhere: true }) allows the whole stage), or disable caching: set authorizerResultTtlInSeconds to 0"}.`
        : "Allow execute-api:Invoke for the method in that policy.",
  },
  "iam.unsigned": {
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    step: "authorization",
    cause: always(
      "The method requires a request that is signed with Signature Version 4, but this one has no signature.",
    ),
    at: always("authorization"),
    fix: always(
      "Sign the request for the service execute-api. In a test, pass a principal: invoke(key, { as: principal }).",
    ),
  },
  "iam.signature": {
    responseType: "INVALID_SIGNATURE",
    message: ({ message }) => message,
    errorType: ({ isIncomplete }) =>
      isIncomplete ? "IncompleteSignatureException" : "InvalidSignatureException",
    step: "authorization",
    cause: ({ message }) => `The signature is invalid: ${message.split("\n", 1)[0] ?? ""}`,
    at: always("authorization"),
    fix: always(
      "Sign the request exactly as you send it: the signature covers the path with its stage, the query, the headers and the body.",
    ),
  },
  // The type of its gateway response has no source.
  "iam.unknown-key": {
    responseType: "INVALID_SIGNATURE",
    message: ({ message }) => message,
    errorType: always("UnrecognizedClientException"),
    step: "authorization",
    cause: always(
      "The access key that signed the request is unknown, or its session token does not match.",
    ),
    at: always("authorization"),
    fix: always(
      "Sign with an existing access key. In a test, pass it in principals: [{ accessKeyId, secretAccessKey, arn, accountId }].",
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
      `API Gateway has no permission to invoke the authorizer's function${functionArn === undefined ? "" : ` ${functionArn}`}, or the function does not exist.`,
    at: always("authorizer"),
    fix: always(
      "Add a permission that lets the authorizer invoke its function. A permission for the API's methods does not cover its authorizers.",
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
    fix: always("Set the authorizer's URI to a Lambda function's."),
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
    fix: always("Allow apigateway.amazonaws.com to assume the role, in the role's trust policy."),
    sdkCall: ({ roleArn }) => updateAssumeRolePolicy(roleArn),
  },
  "authorizer.timeout": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    step: "authorization",
    cause: ({ timeoutMs }) => `The authorizer's function did not return within ${timeoutMs} ms.`,
    at: always("authorizer"),
    fix: always("Make the function faster, or let API Gateway cache its results."),
  },
  "authorizer.answer": {
    responseType: "AUTHORIZER_CONFIGURATION_ERROR",
    log: ({ reason = "" }) => configurationFailure(`Invalid JSON in response: ${reason}`),
    step: "authorization",
    cause: ({ reason }) =>
      `The authorizer's function returned an invalid result${reason === undefined ? "" : `: ${reason}`}.`,
    at: always("authorizer"),
    fix: always("Return { principalId, policyDocument }, which allow() and deny() build."),
  },
  "authorizer.failed": {
    responseType: "AUTHORIZER_FAILURE",
    step: "authorization",
    cause: always("The authorizer's function failed."),
    at: always("authorizer"),
    fix: always("Fix the function. Its own log has the stack trace."),
  },
  "authorizer.identity": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ source = "the authorizer's identity source" }) =>
      `The request is missing ${source}, so the authorizer was not called.`,
    at: always("authorizer.identitySource"),
    fix: always("Send that header or query parameter, or set that variable."),
  },
  "authorizer.unauthorized": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ expression, functionArn }) =>
      expression !== undefined
        ? `The token does not match the authorizer's validation expression ${expression}, so its function was not called.`
        : functionArn !== undefined
          ? `The authorizer's function ${functionArn} failed with "Unauthorized", which rejects the caller.`
          : 'The authorizer rejected the request: its function failed with "Unauthorized", or the token does not match the validation expression.',
    at: always("authorizer"),
    fix: always("Send a token that the authorizer accepts."),
  },
  "authorizer.token": {
    responseType: "UNAUTHORIZED",
    step: "authorization",
    cause: ({ reason }) => `The user pool's authorizer rejected the token: ${reason}.`,
    at: always("authorizer"),
    fix: always(
      "Send a valid token of the user pool: an ID token, or an access token if the method has scopes.",
    ),
  },
  "authorizer.expired-token": {
    responseType: "UNAUTHORIZED",
    message: always("The incoming token has expired"),
    step: "authorization",
    cause: always("The token has expired."),
    at: always("authorizer"),
    fix: always("Send a new token."),
  },
};

/** The texts are from captures of 2025 and later. */
function deniedText({ by, effect, resource, user }: FaultDetails["access.denied"]): string {
  const policy = by === "resource-policy" ? "resource-based" : "identity-based";
  const why =
    effect === "deny"
      ? `with an explicit deny in ${policy === "resource-based" ? "a" : "an"} ${policy} policy`
      : `because no ${policy} policy allows the execute-api:Invoke action`;
  // All but the last four digits of the account are masked.
  const masked = resource.replace(/^((?:[^:]*:){4})\d+(\d{4}):/, "$1********$2:");
  return by === "authorizer"
    ? `User is not authorized to access this resource ${why}`
    : `User: ${user ?? "anonymous"} is not authorized to perform: execute-api:Invoke on resource: ${masked} ${why}`;
}

/** Returns the path of a request template in the definition. */
export function requestTemplate({ template }: { readonly template?: string }): string {
  return `integration.requestTemplates${template === undefined ? "" : `["${template}"]`}`;
}

function usagePlanIn(limit: string): string | undefined {
  return /Usage Plan ID (\w+)/.exec(limit)?.[1];
}

/** Returns twice the limit. */
function doubled(limit: string): string {
  return String(Number(limit) * 2);
}

function doubledIn(pattern: RegExp, text: string): string {
  return doubled(pattern.exec(text)?.[1] ?? "0");
}
