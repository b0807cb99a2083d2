import type { ExecutionLog, KnownLogMessage, LogMap, LogMessage } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";

/** The steps that a log reports, in order. `failure`: why API Gateway sent its own response. */
export type RunStep =
  | "authorizer"
  | "method request"
  | "integration request"
  | "endpoint response"
  | "failure"
  | "method response"
  | "result";

/** The parts of a step, by name: `body`, `header`. */
export type StepParts = ReadonlyMap<string, string | LogMap>;

type Place = readonly [step: RunStep, parts: Readonly<Record<string, string>>];

const ignored: Place = ["method request", {}];
const failure: Place = ["failure", {}];

/**
 * Maps the placeholders of each line to a step and a part. Unnamed ones are ignored: durations, ids,
 * copies, and what only a deployed stage logs about usage plans and traces.
 */
const places: { readonly [Type in KnownLogMessage["type"]]: Place } = {
  extendedRequestId: ignored,
  startingAuthorizer: ["authorizer", {}],
  authorizerIdentity: ["authorizer", { identity: "identity" }],
  authorizerResult: ["authorizer", { body: "result" }],
  authorizerPolicy: ["authorizer", { principalId: "principal" }],
  authorizerSuccess: ["authorizer", {}],
  unauthorizedRequest: failure,
  unauthorized: failure,
  authorizerFailure: failure,
  verifyingUsagePlan: ignored,
  apiKeyNotRequired: ignored,
  apiKeyRefused: failure,
  usagePlanSuccess: ignored,
  apiKeyThrottled: failure,
  apiKeyOverQuota: failure,
  stageThrottled: failure,
  startingExecution: ignored,
  methodRequest: ["method request", { httpMethod: "method", resourcePath: "path" }],
  methodRequestPath: ["method request", { pathParameters: "path parameter" }],
  methodRequestQuery: ["method request", { queryString: "query parameter" }],
  methodRequestHeaders: ["method request", { headers: "header" }],
  methodRequestBody: ["method request", { body: "body" }],
  endpointRequestUri: ["integration request", { uri: "URI" }],
  endpointRequestHeaders: ["integration request", { headers: "header" }],
  endpointRequestBody: ["integration request", { body: "body" }],
  sendingRequest: ["integration request", {}],
  receivedResponse: ["endpoint response", { status: "status" }],
  receivedResponseOld: ["endpoint response", {}],
  endpointResponseHeaders: ["endpoint response", { headers: "header" }],
  endpointResponseBody: ["endpoint response", { body: "body" }],
  methodResponseHeaders: ["method response", { headers: "header" }],
  methodResponseBody: ["method response", { body: "body" }],
  bodyMismatch: failure,
  lambdaFailure: failure,
  configurationFailure: failure,
  timeoutFailure: failure,
  networkFailure: failure,
  connectionFailure: failure,
  gatewayResponse: failure,
  success: ["method response", {}],
  completed: ["result", { status: "status" }],
  endpointRequestId: ignored,
  tracingId: ignored,
  webSocketRoute: ignored,
  webSocketConnecting: ignored,
  webSocketMessage: ignored,
};

/** Returns the parts of each step that was reached. Lines outside the steps become a failure's text. */
export function stepsOf(log: ExecutionLog): ReadonlyMap<RunStep, StepParts> {
  const steps = new Map<RunStep, Map<string, string | LogMap>>();
  let isAuthorizing = false;
  for (const { message } of log.lines) {
    const [step, names] = placeOf(message);
    // An authorizer's call to its function is logged with the same texts as the integration's.
    if (message.type === "startingAuthorizer") isAuthorizing = true;
    if (message.type === "startingExecution") isAuthorizing = false;
    if (isAuthorizing && step !== "authorizer" && step !== "failure") continue;
    const parts = steps.get(step) ?? new Map<string, string | LogMap>();
    steps.set(step, parts);
    if (step === "failure") {
      const earlier = parts.get("line");
      const line = printLog({ lines: [{ message }], endsWithNewline: false });
      parts.set("line", typeof earlier === "string" ? `${earlier}\n${line}` : line);
    }
    for (const [hole, value] of Object.entries(message)) {
      const name = Object.hasOwn(names, hole) ? names[hole] : undefined;
      if (name !== undefined) parts.set(name, value);
    }
  }
  return steps;
}

/** Returns the step that a line belongs to. */
export function stepOfLine(message: LogMessage): RunStep {
  return placeOf(message)[0];
}

function placeOf({ type }: LogMessage): Place {
  return type === "unknown" ? failure : places[type];
}
