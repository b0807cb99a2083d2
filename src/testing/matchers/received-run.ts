import { GatewrightError } from "../../core/errors.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { runRows } from "../log/log-rows.ts";
import { describedFault } from "../trace/explain-answer.ts";
import { findFailure, type StepFailure } from "../trace/failed-step.ts";
import type { Trace } from "../trace/trace.ts";

/** What a test gave to `expect`, as far as it is there. */
export interface ReceivedRun {
  readonly status?: number;
  readonly log?: ExecutionLog;
  readonly trace?: Trace;
}

/**
 * A gateway's answer, what `testInvoke` or `invoke` returned, or a bare response.
 *
 * @throws GatewrightError `matcher.wrong-use`: it is none of these.
 */
export function readRun(matcher: string, received: unknown): ReceivedRun {
  const status = statusOf(member(received, "response") ?? received);
  const log = member(received, "log");
  const trace = member(received, "trace");
  if (status === undefined && !log && !trace) {
    throw new GatewrightError(
      "matcher.wrong-use",
      `Failed to run ${matcher}: expect was not given the run of a gateway`,
      { hint: "Give it what gateway.invoke or testInvoke returned, and await that first." },
    );
  }
  return {
    ...(status !== undefined && { status }),
    // Members of these names are what this library puts there.
    ...(log !== undefined && { log: log as ExecutionLog }),
    ...(trace !== undefined && { trace: trace as Trace }),
  };
}

export function failureOf({ log, trace }: ReceivedRun): StepFailure | undefined {
  return log && findFailure(log, trace);
}

/** The run under a message: every line, the failing one marked, with what only the trace knows. */
export function printRun(run: ReceivedRun): string {
  if (!run.log) return "The run has no log: it ran on a deployed stage, or it is a bare response.";
  const rows = runRows(run.log, 120).map(
    ({ step, text }) => `${step === "failure" ? "  > " : "    "}${text}`,
  );
  const fault = run.trace && describedFault(run.trace);
  const why = fault ? [`    ${fault.cause}`] : [];
  const at = rows.findLastIndex((row) => row.startsWith("  > ")) + 1;
  return ["The run:", ...rows.toSpliced(at === 0 ? rows.length : at, 0, ...why)].join("\n");
}

function statusOf(value: unknown): number | undefined {
  const status = member(value, "status") ?? member(value, "statusCode");
  return typeof status === "number" ? status : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
