import { clipLine } from "../../core/clip.ts";
import { redactTrace } from "./redact-trace.ts";
import { type StepSummary, summarizeTrace } from "./summarize-trace.ts";
import type { Trace } from "./trace.ts";

/**
 * Draws a run for the terminal: a line for each step with what it did and how long it took, and its
 * output below. Redacts secrets.
 *
 * @example
 * console.log(printTrace(trace));
 *
 * @param width columns, 40 or more. Defaults to 100.
 */
export function printTrace(trace: Trace, width = 100): string {
  return drawTrace(redactTrace(trace), width);
}

/** Prints a trace without redacting its secrets. */
export function drawTrace(trace: Trace, width: number): string {
  const { request, backend, steps, fault, status } = summarizeTrace(trace);
  const failed = fault === undefined ? [] : [`✗ ${clipLine(fault, width - 2)}`, "│"];
  const drawn = steps.flatMap((step, index) => [
    ...(index === steps.length - 1 ? failed : []),
    row(index === steps.length - 1 ? "└" : "├", step, backend, width),
    ...content(index === steps.length - 1 ? " " : "│", step, width),
  ]);
  return [`${clipLine(request, width - 8)}  → ${status}`, "│", ...drawn].join("\n");
}

const titleWidth = 22;

function row(
  corner: string,
  { step, title, words, durationMs }: StepSummary,
  backend: string | undefined,
  width: number,
): string {
  const name = step === "endpointResponse" && backend !== undefined ? backend : title;
  const time = durationMs === undefined ? "" : `${durationMs.toFixed(2)} ms`;
  const left = `${corner}─ ${clipLine(name, titleWidth - 1).padEnd(titleWidth)}`;
  const middle = clipLine(words.join(" · "), width - left.length - time.length - 2);
  return `${left}${middle.padEnd(width - left.length - time.length)}${time}`;
}

function content(edge: string, { body }: StepSummary, width: number): readonly string[] {
  return body === "" ? [] : [`${edge}     ${clipLine(body, width - 6)}`];
}
