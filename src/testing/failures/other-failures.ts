import { responseOf } from "./integration-failures.ts";
import { always, capitalized, type OtherRows } from "./row.ts";
import { allowAction, declareParameter } from "./sdk-calls.ts";

const selectionPattern: Readonly<Record<"function" | "endpoint", string>> = {
  function: String.raw`Give a response a selectionPattern for the whole of such messages: ".*not found.*", or "(\n|.)+" for any; a dot matches no line break.`,
  endpoint: String.raw`Give a response the selectionPattern "[45]\d{2}", or the status itself: the status is matched, not the message.`,
};

/** Answers that need an explanation, and calls of the control plane that AWS refused. */
export const otherFailures: OtherRows = {
  backend: {
    step: "endpointResponse",
    cause: always("The backend itself answered so, and nothing went wrong on the way."),
    at: ({ hasAddress }) => (hasAddress ? "integration.uri" : "integration"),
    fix: always("The request that the backend got is in trace.integrationRequest."),
  },
  "response.selected": {
    step: "integrationResponse",
    cause: ({ statusCode, selectionPattern: pattern, isSetByTemplate, endpointFailure }) => {
      const reasons = [
        ...(isSetByTemplate
          ? ["a template set this status by $context.responseOverride.status"]
          : []),
        pattern === undefined
          ? `the response ${statusCode} was selected because no pattern of another one matched`
          : `the pattern ${pattern} selected the response ${statusCode}`,
        ...(endpointFailure ? [endpointFailure.outcome] : []),
      ];
      return `${capitalized(reasons.join("; "))}.`;
    },
    at: ({ statusCode }) => responseOf(statusCode),
    fix: ({ endpointFailure }) =>
      `${endpointFailure ? "What the endpoint was sent is in trace.integrationRequest. " : ""}If another response was meant, change the patterns: a pattern has to match the whole text.`,
  },
  "response.hidden-failure": {
    step: "integrationResponse",
    cause: ({ statusCode, endpointFailure: { outcome } }) =>
      `${capitalized(outcome)}, and the response ${statusCode} was selected all the same, because no pattern matches that.`,
    at: ({ endpointFailure: { source } }) =>
      source === "lambda" ? "integration.requestTemplates" : "integration.responses",
    fix: ({ endpointFailure: { source } }) =>
      source === "lambda"
        ? "Send the function JSON: no pattern is matched with what Lambda itself refuses."
        : selectionPattern[source],
  },
  "body.base64-text": {
    step: "methodResponse",
    cause: ({ accepted }) =>
      `The function answered base64, and the client gets it unchanged, because ${accepted === "" ? "it names no type in Accept" : `${accepted}, the first type that it accepts, is not one of the binaryMediaTypes`}.`,
    at: always("the binaryMediaTypes of the API"),
    fix: always('Add that type, or "*/*" for all; the type of the answer itself does not count.'),
  },
  injected: {
    step: "endpointResponse",
    cause: ({ fault }) => `"${fault}" was injected on purpose.`,
    at: always('the "faults" of the emulated API'),
    fix: always("Nothing is wrong with the definition."),
  },

  // The texts are from public captures of deployments, those about identifiers recorded.
  "refused.mapping": {
    step: "integrationRequest",
    cause: ({ expression }) =>
      isParameter(expression)
        ? `A mapping names ${expression}, which the method does not declare.`
        : `${expression} is neither a parameter nor a value.`,
    at: always("integration.requestParameters"),
    fix: ({ expression }) =>
      isParameter(expression)
        ? "Declare it, then store the mapping again."
        : `API Gateway reads a value only in single quotes, '${expression}'.`,
    sdkCall: ({ expression }, target) =>
      isParameter(expression) ? declareParameter(target, expression) : undefined,
  },
  "refused.denied": {
    step: "methodRequest",
    cause: ({ user, action, resource }) => `${user} may not ${action} on ${resource}.`,
    at: always("the policies of the caller"),
    fix: always("Allow it in a policy of that user or role."),
    sdkCall: ({ user, action, resource }) => allowAction(user, action, resource),
  },
  "refused.throttled": {
    step: "methodRequest",
    cause: always(
      "The account calls API Gateway's control plane too often: it may send ten requests a second.",
    ),
    at: always("the rate of the calls"),
    fix: always("Send them less often, as testInvokeAll does."),
  },
  "refused.region": {
    step: "methodRequest",
    cause: always("The client has no Region."),
    at: always("the SDK client"),
    fix: always('Pass one, new APIGatewayClient({ region: "us-east-1" }), or set AWS_REGION.'),
  },
  "refused.credentials": {
    step: "methodRequest",
    cause: always("The client finds no credentials."),
    at: always("the SDK client"),
    fix: always("Log in with aws sso login, set AWS_PROFILE, or pass the client credentials."),
  },
  "refused.not-found": {
    step: "methodRequest",
    cause: ({ what }) =>
      `There is no such ${what === "API" ? "API in this account and Region" : what.toLowerCase()}.`,
    at: always("the ids of the call"),
    fix: always("Check the ids, the account and the Region."),
  },
};

function isParameter(expression: string): boolean {
  return /^method\.(?:request|response)\.[\w.-]+$/.test(expression);
}
