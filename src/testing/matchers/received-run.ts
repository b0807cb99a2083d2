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

/** The run that a test passed to `expect`, with the parts that it has. */
export interface ReceivedRun {
  readonly status?: number;
  readonly log?: ExecutionLog;
  readonly trace?: Trace;
  readonly response?: Partial<Pick<InvokeResponse, "multiValueHeaders" | "body">>;
}

/**
 * Reads a gateway's run, the result of `testInvoke` or `invoke`, or a bare response.
 *
 * @throws GatewrightError `matcher.wrong-use`: the value is something else.
 */
export function readRun(matcher: string, received: unknown): ReceivedRun {
  const response = member(received, "response") ?? received;
  const status = statusOf(response);
  const log = member(received, "log");
  const trace = member(received, "trace");
  if (status === undefined && !log && !trace) {
    throw new GatewrightError(
      "matcher.wrong-use",
      `Failed to run ${matcher}: the value passed to expect is not a run of a gateway`,
      { hint: "Await gateway.invoke or testInvoke, and pass its result." },
    );
  }
  return {
    ...(status !== undefined && { status }),
    // This library sets the members with these names.
    ...(log !== undefined && { log: log as ExecutionLog }),
    ...(trace !== undefined && { trace: trace as Trace }),
    response: readResponse(response),
  };
}

export function failureOf({ log, trace }: ReceivedRun): StepFailure | undefined {
  return log && findFailure(log, trace);
}

/** Prints parts of a run for a message, with secrets redacted. */
export interface RunPrinter {
  /** A value of the test or of the run, on one line. */
  readonly show: (value: unknown) => string;
  readonly text: (text: string) => string;
  /** The run under the message. */
  readonly run: () => string;
}

/** @param expected the test's expectation, which may contain the same secrets */
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

/** Prints every line, with the failing one marked and the cause from the trace. */
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

/** Reads the members of a response, which another library's response may lack. */
function readResponse(value: unknown): NonNullable<ReceivedRun["response"]> {
  const body = member(value, "body");
  const headers = member(value, "multiValueHeaders");
  return {
    ...(typeof body === "string" && { body }),
    // In this library's responses, these are lists of strings.
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
