import type { ExecutionLog, KnownLogMessage, LogMap, LogMessage } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";

/** The steps that a log tells of, in their order. `failure`: why API Gateway answered by itself. */
export type RunStep =
  | "authorizer"
  | "method request"
  | "integration request"
  | "endpoint response"
  | "failure"
  | "method response"
  | "result";

/** What the log says in a step, by the name of what it is: `body`, `header`. */
export type StepParts = ReadonlyMap<string, string | LogMap>;

type Place = readonly [step: RunStep, parts: Readonly<Record<string, string>>];

const aside: Place = ["method request", {}];
const failure: Place = ["failure", {}];

/**
 * Where the holes of each line belong. What is not named is no part: lengths of time, ids, copies,
 * and what a deployed stage says of usage plans and traces, which a test does not.
 */
const places: { readonly [Type in KnownLogMessage["type"]]: Place } = {
  extendedRequestId: aside,
  startingAuthorizer: ["authorizer", {}],
  authorizerIdentity: ["authorizer", { identity: "identity" }],
  authorizerResult: ["authorizer", { body: "result" }],
  authorizerPolicy: ["authorizer", { principalId: "principal" }],
  authorizerSuccess: ["authorizer", {}],
  unauthorizedRequest: failure,
  unauthorized: failure,
  authorizerFailure: failure,
  verifyingUsagePlan: aside,
  apiKeyNotRequired: aside,
  apiKeyRefused: failure,
  usagePlanSuccess: aside,
  apiKeyThrottled: failure,
  apiKeyOverQuota: failure,
  stageThrottled: failure,
  startingExecution: aside,
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
  endpointRequestId: aside,
  tracingId: aside,
  webSocketRoute: aside,
  webSocketConnecting: aside,
  webSocketMessage: aside,
};

/** What a log says of each step that was reached. A line of no step is a failure, in its words. */
export function stepsOf(log: ExecutionLog): ReadonlyMap<RunStep, StepParts> {
  const steps = new Map<RunStep, Map<string, string | LogMap>>();
  let isAuthorizing = false;
  for (const { message } of log.lines) {
    const [step, names] = placeOf(message);
    // An authorizer calls its function in the same words as the integration does.
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

/** The step that a line tells of. */
export function stepOfLine(message: LogMessage): RunStep {
  return placeOf(message)[0];
}

function placeOf({ type }: LogMessage): Place {
  return type === "unknown" ? failure : places[type];
}
