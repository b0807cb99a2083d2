import { responseOf } from "./integration-failures.ts";
import { always, capitalized, type OtherRows } from "./row.ts";
import { allowAction, declareParameter } from "./sdk-calls.ts";

const selectionPattern: Readonly<Record<"function" | "endpoint", string>> = {
  function: String.raw`Add a response whose selectionPattern matches the whole message: ".*not found.*", or "(\n|.)+" for any message. A dot does not match a line break.`,
  endpoint: String.raw`Add a response with the selectionPattern "[45]\d{2}", or with the exact status. The pattern is matched against the status, not the message.`,
};

/** Responses that need an explanation, and control-plane calls that AWS rejected. */
export const otherFailures: OtherRows = {
  backend: {
    step: "endpointResponse",
    cause: always("The backend itself returned this response. No step of API Gateway failed."),
    at: ({ hasAddress }) => (hasAddress ? "integration.uri" : "integration"),
    fix: always("See trace.integrationRequest for the request that the backend received."),
  },
  "response.selected": {
    step: "integrationResponse",
    cause: ({ statusCode, selectionPattern: pattern, isSetByTemplate, endpointFailure }) => {
      const reasons = [
        ...(isSetByTemplate
          ? ["a template set this status with $context.responseOverride.status"]
          : []),
        pattern === undefined
          ? `the response ${statusCode} was selected because no other response's pattern matched`
          : `the pattern ${pattern} selected the response ${statusCode}`,
        ...(endpointFailure ? [endpointFailure.outcome] : []),
      ];
      return `${capitalized(reasons.join("; "))}.`;
    },
    at: ({ statusCode }) => responseOf(statusCode),
    fix: ({ endpointFailure }) =>
      `${endpointFailure ? "See trace.integrationRequest for what the endpoint received. " : ""}If you expected another response, change the patterns. A pattern must match the whole text.`,
  },
  "response.hidden-failure": {
    step: "integrationResponse",
    cause: ({ statusCode, endpointFailure: { outcome } }) =>
      `${capitalized(outcome)}, but the response ${statusCode} was selected because no pattern matches the failure.`,
    at: ({ endpointFailure: { source } }) =>
      source === "lambda" ? "integration.requestTemplates" : "integration.responses",
    fix: ({ endpointFailure: { source } }) =>
      source === "lambda"
        ? "Send the function valid JSON. Patterns never match errors of Lambda itself."
        : selectionPattern[source],
  },
  "body.base64-text": {
    step: "methodResponse",
    cause: ({ accepted }) =>
      `The function returned base64, and the client received it undecoded, because ${accepted === "" ? "its Accept header names no type" : `${accepted}, the first type in its Accept header, is not in binaryMediaTypes`}.`,
    at: always("the binaryMediaTypes of the API"),
    fix: always(
      'Add that type to binaryMediaTypes, or "*/*" for every type. The type of the response itself is not considered.',
    ),
  },
  injected: {
    step: "endpointResponse",
    cause: ({ fault }) => `The fault "${fault}" was injected.`,
    at: always('the "faults" of the emulated API'),
    fix: always("The definition needs no change."),
  },

  // The texts are from public captures of deployments, those about identifiers recorded.
  "refused.mapping": {
    step: "integrationRequest",
    cause: ({ expression }) =>
      isParameter(expression)
        ? `A mapping names ${expression}, which the method does not declare.`
        : `${expression} is neither a parameter nor a quoted value.`,
    at: always("integration.requestParameters"),
    fix: ({ expression }) =>
      isParameter(expression)
        ? "Declare the parameter, then store the mapping again."
        : `Put a static value in single quotes: '${expression}'.`,
    sdkCall: ({ expression }, target) =>
      isParameter(expression) ? declareParameter(target, expression) : undefined,
  },
  "refused.denied": {
    step: "methodRequest",
    cause: ({ user, action, resource }) =>
      `${user} is not allowed to perform ${action} on ${resource}.`,
    at: always("the policies of the caller"),
    fix: always("Allow the action in a policy of that user or role."),
    sdkCall: ({ user, action, resource }) => allowAction(user, action, resource),
  },
  "refused.throttled": {
    step: "methodRequest",
    cause: always(
      "The account exceeds the limit of API Gateway's control plane, ten requests a second.",
    ),
    at: always("the rate of the calls"),
    fix: always("Send requests less often, as testInvokeAll does."),
  },
  "refused.region": {
    step: "methodRequest",
    cause: always("The SDK client has no Region."),
    at: always("the SDK client"),
    fix: always('Pass a Region, new APIGatewayClient({ region: "us-east-1" }), or set AWS_REGION.'),
  },
  "refused.credentials": {
    step: "methodRequest",
    cause: always("The SDK client found no credentials."),
    at: always("the SDK client"),
    fix: always("Run aws sso login, set AWS_PROFILE, or pass credentials to the client."),
  },
  "refused.not-found": {
    step: "methodRequest",
    cause: ({ what }) =>
      `The ${what === "API" ? what : what.toLowerCase()} does not exist in this account and Region.`,
    at: always("the ids of the call"),
    fix: always("Check the ids, the account and the Region."),
  },
};

function isParameter(expression: string): boolean {
  return /^method\.(?:request|response)\.[\w.-]+$/.test(expression);
}
