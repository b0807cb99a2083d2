import { responseOf } from "./integration-failures.ts";
import { always, capitalized, configurationFailure, type FaultRowsOf } from "./row.ts";
import {
  addMethodPermission,
  deleteFunctionConcurrency,
  filterFunctionLog,
  putDefaultIntegrationResponse,
  putMethodResponse,
  type SdkTarget,
  updateFunctionTimeout,
  updateIntegration,
} from "./sdk-calls.ts";

const internalServerError = always("Internal server error");

/** Milliseconds that an integration waits at most, unless a quota was raised. */
const maxTimeoutMs = 29_000;

/** What ends a request at its backend, or with the backend's answer. */
export const backendFailures: FaultRowsOf<"lambda" | "endpoint" | "response" | "unknown"> = {
  // Public captures.
  "lambda.permission": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid permissions on Lambda function")),
    step: "integrationRequest",
    cause: (details) =>
      `API Gateway may not call ${theFunction(details)}, or the function does not exist.`,
    at: always("integration.functionArn"),
    fix: always("Add a permission for apigateway.amazonaws.com to the function."),
    sdkCall: (_, target) => addMethodPermission(target),
  },
  // The line has no source.
  "lambda.method": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unsupported method for Lambda")),
    step: "integrationRequest",
    cause: always("A Lambda function is called by POST, whatever the method of the route is."),
    at: always("integration.integrationHttpMethod"),
    fix: always('Set it to "POST".'),
    sdkCall: (_, target) =>
      updateIntegration(target, { op: "replace", path: "/httpMethod", value: "POST" }),
  },
  "lambda.missing": {
    responseType: "API_CONFIGURATION_ERROR",
    status: always(502),
    log: always(malformedAnswer()),
    step: "endpointResponse",
    cause: (details) => `There is no function ${details.functionArn ?? "of that name"}.`,
    at: always("integration.functionArn"),
    fix: always("Create the function, or name one that exists."),
  },
  "lambda.throttled": {
    responseType: "API_CONFIGURATION_ERROR",
    status: always(502),
    log: always(malformedAnswer()),
    step: "endpointResponse",
    cause: (details) =>
      `Lambda refused to run ${theFunction(details)}: all of the concurrency that it may use is in use.`,
    at: theFunctionsName,
    fix: always("Remove the function's reserved concurrency, or raise it."),
    sdkCall: (_, target) => deleteFunctionConcurrency(target),
  },
  "lambda.timeout": {
    responseType: "INTEGRATION_FAILURE",
    status: always(502),
    message: internalServerError,
    log: ({ message, lambdaRequestId }) => ({ type: "lambdaFailure", message, lambdaRequestId }),
    step: "endpointResponse",
    cause: ({ seconds }) =>
      `The function was stopped after the ${seconds} seconds that it may run.`,
    at: always("the Lambda function"),
    fix: always("Give the function more time, or less to do."),
    // Three seconds are what a function has unless it is given more.
    sdkCall: ({ seconds }, target) =>
      updateFunctionTimeout(target, Math.min(29, Math.max(10, Math.ceil(Number(seconds)) * 2))),
  },
  "lambda.failed": {
    responseType: "INTEGRATION_FAILURE",
    status: always(502),
    message: internalServerError,
    log: ({ message, lambdaRequestId }) => ({ type: "lambdaFailure", message, lambdaRequestId }),
    step: "endpointResponse",
    cause: ({ errorType, message, frame }) =>
      frame === undefined
        ? `The function failed: ${message}.`
        : `The function threw ${errorType ?? "an error"}: ${message}, ${frame}.`,
    at: theFunctionsName,
    fix: always("Catch the error in the function, and answer with a status."),
    sdkCall: ({ lambdaRequestId }, target) => filterFunctionLog(target, lambdaRequestId),
  },
  "lambda.answer": {
    responseType: "API_CONFIGURATION_ERROR",
    status: ({ status = 502 }) => status,
    log: always(malformedAnswer()),
    step: "endpointResponse",
    cause: ({
      reason = "it is not { statusCode, headers, multiValueHeaders, body, isBase64Encoded }",
    }) => `Malformed Lambda proxy response: ${reason.replace(/\.$/, "")}.`,
    at: theFunctionsName,
    fix: always(
      "Return { statusCode: 200, body: JSON.stringify(…) }, and no other members than headers, multiValueHeaders and isBase64Encoded.",
    ),
  },

  "endpoint.address": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid endpoint address")),
    step: "integrationRequest",
    cause: ({ uri, reason }) =>
      reason ??
      `API Gateway cannot call ${uri === undefined ? "the integration's URI" : `the URI ${uri}`}: the host has no address, or a part of the URI is empty.`,
    at: always("integration.uri"),
    fix: always(
      "Write an address that can be called, and give every stage variable in it a value: emulate(api, { stage: { variables } }).",
    ),
  },
  // Recorded.
  "endpoint.stage-variable": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid endpoint address")),
    step: "integrationRequest",
    cause: ({ names, member, value }) =>
      `The ${member}${value === undefined ? "" : ` ${value}`} needs the stage variable${names.length > 1 ? "s" : ""} ${names.join(", ")}, which the stage does not set.`,
    at: ({ member }) => `integration.${member}`,
    fix: always(
      "Give the variable a value: emulate(api, { stage: { variables } }). A test-invoke has no stage: pass stageVariables.",
    ),
  },
  "endpoint.timeout": {
    responseType: "INTEGRATION_TIMEOUT",
    log: always({ type: "timeoutFailure" } as const),
    step: "endpointResponse",
    cause: ({ timeoutMs }) =>
      timeoutMs === undefined
        ? "No answer came within the time of the integration, 29 seconds at most unless a quota was raised."
        : `No answer came within the ${timeoutMs} ms of the integration.`,
    at: always("integration.timeoutInMillis"),
    fix: ({ timeoutMs }) =>
      timeoutMs !== undefined && timeoutMs < maxTimeoutMs
        ? "Let the integration wait longer, 29 000 ms at most, or answer sooner."
        : "Answer sooner, or accept the work and answer 202.",
    sdkCall: ({ timeoutMs }, target) =>
      timeoutMs !== undefined && timeoutMs < maxTimeoutMs
        ? updateIntegration(target, {
            op: "replace",
            path: "/timeoutInMillis",
            value: String(maxTimeoutMs),
          })
        : undefined,
  },
  "endpoint.network": {
    responseType: "INTEGRATION_FAILURE",
    log: always({ type: "networkFailure" } as const),
    step: "endpointResponse",
    cause: ({ reason }) =>
      `The connection to the endpoint failed${reason === undefined ? "" : `: ${reason}`}.`,
    at: always("integration.uri"),
    fix: always(
      "Check that the endpoint is running and that it lets API Gateway in. In a test, pass emulate a backend for that origin.",
    ),
  },
  // Public captures of execution logs, as that of the issuer.
  "endpoint.certificate-host": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ host, subject }) =>
      configurationFailure(
        `Host name ${host === undefined ? "" : `'${host}' `}does not match the certificate subject provided by the peer${subject === undefined ? "" : ` (CN=${subject})`}`,
      ),
    step: "endpointResponse",
    cause: ({ host, subject, reason }) =>
      `The endpoint's certificate is ${subject === undefined ? "" : `for ${subject}, `}not for ${host ?? "the host of the URI"}${reason === undefined ? "" : `: ${reason}`}.`,
    at: always("integration.uri"),
    fix: always("Call the endpoint by the name in its certificate."),
    sdkCall: ({ host, subject }, target) => {
      if (host === undefined || subject === undefined || subject.includes("*")) return undefined;
      const uri = target.uri?.replace(`//${host}`, `//${subject}`);
      return uri === undefined
        ? undefined
        : updateIntegration(target, { op: "replace", path: "/uri", value: uri });
    },
  },
  "endpoint.certificate-issuer": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("PKIX path building failed")),
    step: "endpointResponse",
    cause: ({ reason }) =>
      `API Gateway does not trust the issuer of the endpoint's certificate${reason === undefined ? "" : `: ${reason}`}.`,
    at: always("integration.tlsConfig"),
    fix: always(
      "Use a certificate of a public authority; behind a VPC link, insecureSkipVerification skips the check.",
    ),
    sdkCall: (_, target) =>
      updateIntegration(target, {
        op: "replace",
        path: "/tlsConfig/insecureSkipVerification",
        value: "true",
      }),
  },
  "endpoint.private": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("There was an internal error while executing your request")),
    step: "endpointResponse",
    cause: always("The private endpoint cannot be reached."),
    at: always("integration.connectionId"),
    fix: always(
      "Check the state of the VPC link, the health of its targets, and whether their security groups let its traffic in.",
    ),
  },

  "response.unmatched": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ endpointStatus }) =>
      configurationFailure(
        `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${endpointStatus}`,
      ),
    step: "integrationResponse",
    cause: ({ endpointStatus, outcome = `the endpoint answered ${endpointStatus}` }) =>
      `${capitalized(outcome)}, and no integration response matches that.`,
    at: always("integration.responses"),
    fix: always("Add a response without a selectionPattern: it is the default."),
    sdkCall: ({ endpointStatus }, target) =>
      putDefaultIntegrationResponse(target, declaredStatus(target, endpointStatus)),
  },
  "response.undeclared": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ statusCode }) =>
      configurationFailure(`Output mapping refers to an invalid method response: ${statusCode}`),
    step: "methodResponse",
    cause: ({ statusCode }) =>
      `The integration response ${statusCode} was selected, and the method declares no response ${statusCode}.`,
    at: ({ statusCode }) => `methodResponses[${statusCode}]`,
    fix: always("Declare that status in the method's responses, or map to one that is declared."),
    sdkCall: ({ statusCode }, target) => putMethodResponse(target, statusCode),
  },
  // PutIntegrationResponse does not look at the pattern; what the request does has no source.
  "response.pattern": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid selection pattern")),
    step: "integrationResponse",
    cause: ({ pattern, reason }) => `The selection pattern ${pattern} is invalid: ${reason}`,
    at: always(responseOf(undefined)),
    fix: always("Write a pattern that Java reads; it has to match the whole text."),
  },
  // Public captures of execution logs.
  "response.too-large": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ length, maxBytes }) =>
      configurationFailure(
        `Integration response of reported length ${length} is larger than allowed maximum of ${maxBytes} bytes.`,
      ),
    step: "endpointResponse",
    cause: ({ length, maxBytes }) =>
      `The endpoint's answer has ${length} bytes, and API Gateway passes on no more than ${maxBytes}.`,
    at: always("integration.uri"),
    fix: always("Answer in pages, or with a link to the object."),
  },
  unknown: {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ reason }) => configurationFailure(reason),
    step: "integrationRequest",
    cause: ({ reason }) => `API Gateway could not run the method: ${reason}.`,
    at: always("integration"),
    fix: always("Change what that names."),
  },
};

function malformedAnswer() {
  return configurationFailure("Malformed Lambda proxy response");
}

interface CalledFunction {
  readonly functionArn?: string;
}

function theFunction({ functionArn }: CalledFunction): string {
  return functionArn ?? "the Lambda function";
}

function theFunctionsName({ functionArn }: CalledFunction): string {
  const name = functionArn?.split(":")[6];
  return name === undefined ? "the Lambda function" : `the function ${name}`;
}

/** A default response has to name a status that the method declares. */
function declaredStatus({ declaredStatuses = [] }: SdkTarget, endpointStatus: string): string {
  if (declaredStatuses.includes(endpointStatus)) return endpointStatus;
  return declaredStatuses[0] ?? endpointStatus;
}
