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

/** The longest timeout of an integration, in milliseconds, unless a quota was raised. */
const maxTimeoutMs = 29_000;

/** Failures of the backend, and of its response. */
export const backendFailures: FaultRowsOf<"lambda" | "endpoint" | "response" | "unknown"> = {
  // Public captures.
  "lambda.permission": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid permissions on Lambda function")),
    step: "integrationRequest",
    cause: (details) =>
      `API Gateway has no permission to invoke ${theFunction(details)}, or the function does not exist.`,
    at: always("integration.functionArn"),
    fix: always("Add a permission that lets apigateway.amazonaws.com invoke the function."),
    sdkCall: (_, target) => addMethodPermission(target),
  },
  // The line has no source.
  "lambda.method": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Unsupported method for Lambda")),
    step: "integrationRequest",
    cause: always(
      "API Gateway can invoke a Lambda function only with POST, whatever the route's method is.",
    ),
    at: always("integration.integrationHttpMethod"),
    fix: always('Set integrationHttpMethod to "POST".'),
    sdkCall: (_, target) =>
      updateIntegration(target, { op: "replace", path: "/httpMethod", value: "POST" }),
  },
  "lambda.missing": {
    responseType: "API_CONFIGURATION_ERROR",
    status: always(502),
    log: always(malformedAnswer()),
    step: "endpointResponse",
    cause: (details) =>
      `The function${details.functionArn === undefined ? "" : ` ${details.functionArn}`} does not exist.`,
    at: always("integration.functionArn"),
    fix: always("Create the function, or use an existing one."),
  },
  "lambda.throttled": {
    responseType: "API_CONFIGURATION_ERROR",
    status: always(502),
    log: always(malformedAnswer()),
    step: "endpointResponse",
    cause: (details) =>
      `Lambda throttled ${theFunction(details)}: all of its available concurrency is in use.`,
    at: theFunctionsName,
    fix: always("Raise or remove the function's reserved concurrency."),
    sdkCall: (_, target) => deleteFunctionConcurrency(target),
  },
  "lambda.timeout": {
    responseType: "INTEGRATION_FAILURE",
    status: always(502),
    message: internalServerError,
    log: ({ message, lambdaRequestId }) => ({ type: "lambdaFailure", message, lambdaRequestId }),
    step: "endpointResponse",
    cause: ({ seconds }) => `Lambda stopped the function at its timeout of ${seconds} seconds.`,
    at: always("the Lambda function"),
    fix: always("Raise the function's timeout, or make the function faster."),
    // Three seconds is the default timeout of a function.
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
    fix: always("Catch the error in the function and return a response with a status code."),
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
      "Return { statusCode: 200, body: JSON.stringify(…) }. The only other members allowed are headers, multiValueHeaders and isBase64Encoded.",
    ),
  },

  "endpoint.address": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid endpoint address")),
    step: "integrationRequest",
    cause: ({ uri, reason }) =>
      reason ??
      `API Gateway cannot call ${uri === undefined ? "the integration's URI" : `the URI ${uri}`}: its host does not resolve, or a part of it is empty.`,
    at: always("integration.uri"),
    fix: always(
      "Use a URI that can be called, and set every stage variable in it: emulate(api, { stage: { variables } }).",
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
      "Set the variable: emulate(api, { stage: { variables } }). A test invocation has no stage, so pass it stageVariables.",
    ),
  },
  "endpoint.timeout": {
    responseType: "INTEGRATION_TIMEOUT",
    log: always({ type: "timeoutFailure" } as const),
    step: "endpointResponse",
    cause: ({ timeoutMs }) =>
      timeoutMs === undefined
        ? "The endpoint did not respond within the integration's timeout, which is at most 29 seconds unless a quota was raised."
        : `The endpoint did not respond within the integration's timeout of ${timeoutMs} ms.`,
    at: always("integration.timeoutInMillis"),
    fix: ({ timeoutMs }) =>
      timeoutMs !== undefined && timeoutMs < maxTimeoutMs
        ? "Raise timeoutInMillis, up to 29000, or make the endpoint faster."
        : "Make the endpoint faster, or return 202 and do the work in the background.",
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
      "Check that the endpoint is running and accepts connections from API Gateway. In a test, pass emulate() a backend for that origin.",
    ),
  },
  // Public captures of execution logs, as for the issuer.
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
    fix: always("Call the endpoint by a host name that its certificate covers."),
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
      "Use a certificate from a public certificate authority. Behind a VPC link, insecureSkipVerification skips the check.",
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
    cause: always("API Gateway could not reach the private endpoint."),
    at: always("integration.connectionId"),
    fix: always(
      "Check the state of the VPC link, the health of its targets, and whether their security groups allow its traffic.",
    ),
  },

  "response.unmatched": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ endpointStatus }) =>
      configurationFailure(
        `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${endpointStatus}`,
      ),
    step: "integrationResponse",
    cause: ({ endpointStatus, outcome = `the endpoint returned ${endpointStatus}` }) =>
      `${capitalized(outcome)}, but no integration response matches.`,
    at: always("integration.responses"),
    fix: always("Add a default response: one without a selectionPattern."),
    sdkCall: ({ endpointStatus }, target) =>
      putDefaultIntegrationResponse(target, declaredStatus(target, endpointStatus)),
  },
  "response.undeclared": {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ statusCode }) =>
      configurationFailure(`Output mapping refers to an invalid method response: ${statusCode}`),
    step: "methodResponse",
    cause: ({ statusCode }) =>
      `The integration response ${statusCode} was selected, but the method declares no response ${statusCode}.`,
    at: ({ statusCode }) => `methodResponses[${statusCode}]`,
    fix: always("Declare that status in methodResponses, or use a status that is declared."),
    sdkCall: ({ statusCode }, target) => putMethodResponse(target, statusCode),
  },
  // PutIntegrationResponse does not check the pattern. What a request then does has no source.
  "response.pattern": {
    responseType: "API_CONFIGURATION_ERROR",
    log: always(configurationFailure("Invalid selection pattern")),
    step: "integrationResponse",
    cause: ({ pattern, reason }) => `The selection pattern ${pattern} is invalid: ${reason}`,
    at: always(responseOf(undefined)),
    fix: always("Use a valid Java regular expression. It must match the whole text."),
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
      `The endpoint's response has ${length} bytes, but API Gateway allows at most ${maxBytes}.`,
    at: always("integration.uri"),
    fix: always("Return the data in pages, or return a link to it."),
  },
  unknown: {
    responseType: "API_CONFIGURATION_ERROR",
    log: ({ reason }) => configurationFailure(reason),
    step: "integrationRequest",
    cause: ({ reason }) => `API Gateway could not run the method: ${reason}.`,
    at: always("integration"),
    fix: always("Fix what this message names."),
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

/** Returns a status that the method declares, as a default response must. */
function declaredStatus({ declaredStatuses = [] }: SdkTarget, endpointStatus: string): string {
  if (declaredStatuses.includes(endpointStatus)) return endpointStatus;
  return declaredStatuses[0] ?? endpointStatus;
}
