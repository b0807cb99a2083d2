import { clipLine } from "../../core/clip.ts";
import type { ExecutionLog } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";
import { type RunStep, stepOfLine } from "./log-steps.ts";

/** A line of the log, fit for one row of a terminal. */
export interface RunRow {
  readonly step: RunStep;
  /** The line without its time, clipped, with spaces for line breaks. */
  readonly text: string;
}

/** Formats the lines of a log for people. `width` is in characters. */
export function runRows(log: ExecutionLog, width: number): readonly RunRow[] {
  return log.lines.map(({ message }) => ({
    step: stepOfLine(message),
    text: clipLine(printLog({ lines: [{ message }], endsWithNewline: false }), width),
  }));
}
