import { describeFailure } from "../failures/catalogue.ts";
import { diagnose, failureIn } from "../failures/diagnose.ts";
import type { StepName } from "../failures/failure.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { type RunStep, stepsOf } from "../log/log-steps.ts";
import { explain } from "./explain.ts";
import type { Trace } from "./trace.ts";

export interface StepFailure {
  /** The step's name in the trace. */
  readonly step: StepName;
  /** API Gateway's own text, or a more precise one if there is a trace. */
  readonly reason: string;
}

/**
 * Returns where a run failed and why, or undefined if it succeeded. An error status that is passed on
 * from the backend does not count as a failure.
 *
 * A log is less precise than a trace: both templates of a mock fail with the same text, which is read
 * as a failing request template.
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
/** A log that was truncated before its end counts as a success. */
function isSuccess({ lines }: ExecutionLog): boolean {
  const types = new Set(lines.map(({ message }) => message.type));
  return types.has("success") || !types.has("completed");
}

/** Locates an unnamed failure in the step after the last one that was reached. */
function lastStep(reached: ReadonlySet<RunStep>): StepName {
  if (reached.has("endpoint response")) return "integrationResponse";
  return reached.has("integration request") ? "endpointResponse" : "integrationRequest";
}
