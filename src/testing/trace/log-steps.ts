import type { ExecutionLog, KnownLogMessage, LogMap, LogMessage } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";

/** The steps that a log tells of, in their order. `failure`: why API Gateway answered by itself. */
export type RunStep =
  | "method request"
  | "integration request"
  | "endpoint response"
  | "failure"
  | "method response"
  | "result";

/** What the log says in a step, by the name of what it is: `body`, `header`. */
export type StepParts = ReadonlyMap<string, string | LogMap>;

type Place = readonly [step: RunStep, parts: Readonly<Record<string, string>>];

/** Where the holes of each line belong; what is not named is no part: lengths of time, copies. */
const places: { readonly [Type in KnownLogMessage["type"]]?: Place } = {
  startingExecution: ["method request", {}],
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
  success: ["method response", {}],
  completed: ["result", { status: "status" }],
};

/** What a log says of each step that was reached. A line of no step is a failure, in its words. */
export function stepsOf(log: ExecutionLog): ReadonlyMap<RunStep, StepParts> {
  const steps = new Map<RunStep, Map<string, string | LogMap>>();
  for (const { message } of log.lines) {
    const [step, names]: Place = placeOf(message) ?? ["failure", {}];
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

function placeOf({ type }: LogMessage): Place | undefined {
  return type === "unknown" ? undefined : places[type];
}
