import { GatewrightError } from "../../core/errors.ts";
import { joinSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { runRows } from "../log/log-rows.ts";
import { redactLogBy } from "../log/redact-log.ts";
import type { InvokeResponse } from "../request/response.ts";
import { describedFault } from "../trace/explain-answer.ts";
import { findFailure, type StepFailure } from "../trace/failed-step.ts";
import { redactTraceBy } from "../trace/redact-trace.ts";
import { secretsOfRun } from "../trace/run-secrets.ts";
import type { Trace } from "../trace/trace.ts";
import { asText, clipText } from "./matcher.ts";

/** What a test gave to `expect`, as far as it is there. */
export interface ReceivedRun {
  readonly status?: number;
  readonly log?: ExecutionLog;
  readonly trace?: Trace;
  readonly response?: Partial<Pick<InvokeResponse, "multiValueHeaders" | "body">>;
}

/**
 * A gateway's answer, what `testInvoke` or `invoke` returned, or a bare response.
 *
 * @throws GatewrightError `matcher.wrong-use`: it is none of these.
 */
export function readRun(matcher: string, received: unknown): ReceivedRun {
  const response = member(received, "response") ?? received;
  const status = statusOf(response);
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
    response: readResponse(response),
  };
}

export function failureOf({ log, trace }: ReceivedRun): StepFailure | undefined {
  return log && findFailure(log, trace);
}

/** What a message says of a run, its secrets redacted. */
export interface RunPrinter {
  /** A value of the test or of the run, on one line. */
  readonly show: (value: unknown) => string;
  readonly text: (text: string) => string;
  /** The run under the message. */
  readonly run: () => string;
}

/** @param expected what the test expects, which may hold the same secrets */
export function printerOf(run: ReceivedRun, expected: unknown, options: RedactOptions): RunPrinter {
  const redactor = createRedactor(
    joinSources([secretsOfRun(run), { texts: [asText(expected)] }]),
    options,
  );
  return {
    show: (value) => clipText(redactor.text(asText(value))),
    text: redactor.text,
    run: () => printRun(run, redactor),
  };
}

/** Every line, the failing one marked, with what only the trace knows. */
function printRun({ log, trace }: ReceivedRun, redactor: Redactor): string {
  if (!log) return "The run has no log: it ran on a deployed stage, or it is a bare response.";
  const rows = runRows(redactLogBy(redactor, log), 120).map(
    ({ step, text }) => `${step === "failure" ? "  > " : "    "}${text}`,
  );
  const fault = trace && describedFault(redactTraceBy(redactor, trace));
  const why = fault ? [`    ${fault.cause}`] : [];
  const at = rows.findLastIndex((row) => row.startsWith("  > ")) + 1;
  return ["The run:", ...rows.toSpliced(at === 0 ? rows.length : at, 0, ...why)].join("\n");
}

/** Reads a response of this library; others may lack these members. */
function readResponse(value: unknown): NonNullable<ReceivedRun["response"]> {
  const body = member(value, "body");
  const headers = member(value, "multiValueHeaders");
  return {
    ...(typeof body === "string" && { body }),
    // A map of lists of strings in every response of this library.
    ...(typeof headers === "object" && {
      multiValueHeaders: headers as InvokeResponse["multiValueHeaders"],
    }),
  };
}

function statusOf(value: unknown): number | undefined {
  const status = member(value, "status") ?? member(value, "statusCode");
  return typeof status === "number" ? status : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
