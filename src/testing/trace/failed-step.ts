import type { ExecutionLog } from "./execution-log.ts";
import { type RunStep, stepsOf } from "./log-steps.ts";
import type { Trace } from "./trace.ts";

/** Where a request can fail, in the words of the console's diagram. */
export type FailedStep =
  | "authorizer"
  | "method request"
  | "integration request"
  | "integration"
  | "integration response";

export interface StepFailure {
  readonly step: FailedStep;
  /** In API Gateway's words, and ours where a trace has more. */
  readonly reason: string;
}

/**
 * Where a run failed and why; undefined when it came through. An error status of the backend that
 * is passed on is no failure.
 *
 * The log of a mock does not show its integration request, so that without a trace a failing
 * response of a mock reads as a failing request.
 */
export function findFailure(log: ExecutionLog, trace?: Trace): StepFailure | undefined {
  const steps = stepsOf(log);
  const line = steps.get("failure")?.get("line");
  const fault = trace?.fault;
  const told = typeof line === "string" ? [line] : [];
  if (told.length === 0 && !fault) {
    // What a client is refused for has no line of its own.
    const status = steps.get("result")?.get("status");
    if (typeof status !== "string" || isSuccess(log)) return undefined;
    told.push(`Method completed with status: ${status}`);
  }
  const detail = fault && "detail" in fault && fault.detail !== undefined ? [fault.detail] : [];
  const refusal = fault?.type === "refusal" ? [fault.reason] : [];
  return {
    step: trace ? stepOfTrace(trace) : stepOfLog(log, new Set(steps.keys())),
    reason: [...told, ...refusal, ...detail].join("\n"),
  };
}

function isSuccess({ lines }: ExecutionLog): boolean {
  return lines.some(({ message }) => message.type === "success");
}

function stepOfTrace(trace: Trace): FailedStep {
  const { integrationRequest, endpointResponse, fault } = trace;
  if (fault?.type === "lambda") return "integration";
  if (endpointResponse) return "integration response";
  if (integrationRequest) {
    return integrationRequest.uri === undefined ? "integration response" : "integration";
  }
  return fault?.type === "configuration" ? "integration request" : "method request";
}

function stepOfLog({ lines }: ExecutionLog, reached: ReadonlySet<RunStep>): FailedStep {
  const types = new Set(lines.map(({ message }) => message.type));
  if (reached.has("authorizer") && !types.has("authorizerSuccess")) return "authorizer";
  if (types.has("lambdaFailure")) return "integration";
  if (reached.has("endpoint response")) return "integration response";
  if (reached.has("integration request")) return "integration";
  return types.has("configurationFailure") ? "integration request" : "method request";
}
