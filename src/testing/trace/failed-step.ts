import { describeFailure } from "../failures/catalogue.ts";
import { diagnose, failureIn } from "../failures/diagnose.ts";
import type { StepName } from "../failures/failure.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { type RunStep, stepsOf } from "../log/log-steps.ts";
import { explain } from "./explain.ts";
import type { Trace } from "./trace.ts";

export interface StepFailure {
  /** As the trace names it. */
  readonly step: StepName;
  /** In API Gateway's words, and ours where a trace has more. */
  readonly reason: string;
}

/**
 * Where a run failed and why; undefined when it came through. An error status of the backend that
 * is passed on is no failure.
 *
 * A log tells less than a trace: both templates of a mock fail in the same words, which read as a
 * failing request.
 */
export function findFailure(log: ExecutionLog, trace?: Trace): StepFailure | undefined {
  if (trace ? !trace.fault : isSuccess(log)) return undefined;
  const line = stepsOf(log).get("failure")?.get("line");
  const said = typeof line === "string" ? [line] : [];
  const explained = trace && explain({ trace });
  const read = failureIn(log);
  const text = explained?.text ?? diagnose(log)?.text;
  const step =
    explained?.step ?? (read && read.code !== "unknown" ? describeFailure(read).step : undefined);
  return {
    step: step ?? lastStep(new Set(stepsOf(log).keys())),
    reason: [...said, ...(text === undefined ? [] : [text])].join("\n"),
  };
}
/** A log that was cut off before the end does not say. */
function isSuccess({ lines }: ExecutionLog): boolean {
  const types = new Set(lines.map(({ message }) => message.type));
  return types.has("success") || !types.has("completed");
}

/** Of a failure that has no name: the step after the last that was reached. */
function lastStep(reached: ReadonlySet<RunStep>): StepName {
  if (reached.has("endpoint response")) return "integrationResponse";
  return reached.has("integration request") ? "endpointResponse" : "integrationRequest";
}
