import type { RunDifference } from "./compare.ts";

/** How `printDifferences` prints. */
export interface PrintDifferencesOptions {
  /** What the two runs are called. Absent: `local` and `real`. */
  readonly names?: readonly [local: string, real: string];
  /** Differences beyond these are counted only. Absent: 10. */
  readonly limit?: number;
}

/**
 * The differences of two runs for people: the first, which caused the others more often than not,
 * on top.
 *
 * @example
 * console.log(printDifferences(compareRuns(local, real)));
 * // The runs differ first in the integration request, body at $.total:
 * //     local  12
 * //     real   "12"
 */
export function printDifferences(
  differences: readonly RunDifference[],
  { names = ["local", "real"], limit = 10 }: PrintDifferencesOptions = {},
): string {
  const [first, ...others] = differences;
  if (!first) return "The runs agree, ids, times and latencies aside.";
  const shown = others.slice(0, Math.max(0, limit - 1));
  const left = others.length - shown.length;
  return [
    `The runs differ first in the ${placeOf(first)}:`,
    ...sides(first, names),
    ...(others.length > 0 ? ["", "After it, and perhaps because of it:"] : []),
    ...shown.flatMap((each) => [`  ${placeOf(each)}`, ...sides(each, names)]),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ].join("\n");
}

function placeOf({ step, part }: RunDifference): string {
  return part === "step" || part === "line" ? step : `${step}, ${part}`;
}

function sides({ local, real }: RunDifference, names: readonly [string, string]): string[] {
  const width = Math.max(...names.map((name) => name.length));
  const [here, there] = excerpts(local, real);
  return [`    ${names[0].padEnd(width)}  ${here}`, `    ${names[1].padEnd(width)}  ${there}`];
}

const longest = 160;

/** Long texts from shortly before the place where they part. */
function excerpts(local: string | undefined, real: string | undefined): [string, string] {
  const start = local !== undefined && real !== undefined ? firstDifference(local, real) - 40 : 0;
  return [excerpt(local, start), excerpt(real, start)];
}

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

function excerpt(text: string | undefined, start: number): string {
  if (text === undefined) return "(not there)";
  if (text === "") return "(empty)";
  const from = text.length <= longest ? 0 : Math.max(0, start);
  const piece = text.slice(from, from + longest).replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return `${from > 0 ? "…" : ""}${piece}${from + longest < text.length ? "…" : ""}`;
}
