import { clipLine } from "../../core/clip.ts";
import type { ExecutionLog } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";
import { type RunStep, stepOfLine } from "./log-steps.ts";

/** A line of the log on one row of a terminal. */
export interface RunRow {
  readonly step: RunStep;
  /** Without its time, line breaks made spaces, clipped. */
  readonly text: string;
}

/** The lines of a log as people read them; `width` is in characters. */
export function runRows(log: ExecutionLog, width: number): readonly RunRow[] {
  return log.lines.map(({ message }) => ({
    step: stepOfLine(message),
    text: clipLine(printLog({ lines: [{ message }], endsWithNewline: false }), width),
  }));
}
