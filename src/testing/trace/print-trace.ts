import { clip } from "../../core/clip.ts";
import { redactTrace } from "./redact-trace.ts";
import { type StepSummary, summarizeTrace } from "./summarize-trace.ts";
import type { Trace } from "./trace.ts";

/**
 * A run drawn for the terminal: a line per step with what it did and how long it took, and below it
 * what it gave to the next one. Secrets are redacted.
 *
 * @example
 * console.log(printTrace(trace));
 *
 * @param width columns, 40 or more. Absent: 100.
 */
export function printTrace(trace: Trace, width = 100): string {
  return drawTrace(redactTrace(trace), width);
}

/** The same, for a trace that is redacted already or may show its secrets. */
export function drawTrace(trace: Trace, width: number): string {
  const { request, backend, steps, fault, status } = summarizeTrace(trace);
  const failed = fault === undefined ? [] : [`✗ ${clip(fault, width - 2)}`, "│"];
  const drawn = steps.flatMap((step, index) => [
    ...(index === steps.length - 1 ? failed : []),
    row(index === steps.length - 1 ? "└" : "├", step, backend, width),
    ...content(index === steps.length - 1 ? " " : "│", step, width),
  ]);
  return [`${clip(request, width - 8)}  → ${status}`, "│", ...drawn].join("\n");
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
  const left = `${corner}─ ${clip(name, titleWidth - 1).padEnd(titleWidth)}`;
  const middle = clip(words.join(" · "), width - left.length - time.length - 2);
  return `${left}${middle.padEnd(width - left.length - time.length)}${time}`;
}

function content(edge: string, { body }: StepSummary, width: number): readonly string[] {
  return body === "" ? [] : [`${edge}     ${clip(body, width - 6)}`];
}
