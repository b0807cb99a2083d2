import type { RunDifference } from "./compare.ts";

/** Options of `printDifferences`. */
export interface PrintDifferencesOptions {
  /** The names of the two runs. Defaults to `local` and `real`. */
  readonly names?: readonly [local: string, real: string];
  /** The number of differences to print. The rest are only counted. Defaults to 10. */
  readonly limit?: number;
}

/**
 * Prints the differences between two runs. The first one, which usually caused the others, is on top.
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
  if (!first) return "The runs agree. Ids, times and latencies were ignored.";
  const shown = others.slice(0, Math.max(0, limit - 1));
  const left = others.length - shown.length;
  return [
    `The runs differ first in the ${placeOf(first)}:`,
    ...sides(first, names),
    ...(others.length > 0 ? ["", "Later differences, perhaps caused by the first:"] : []),
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

const maxLength = 160;

/** Prints long texts from shortly before the place where they differ. */
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
  if (text === undefined) return "(missing)";
  if (text === "") return "(empty)";
  const from = text.length <= maxLength ? 0 : Math.max(0, start);
  const piece = text.slice(from, from + maxLength).replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ");
  return `${from > 0 ? "…" : ""}${piece}${from + maxLength < text.length ? "…" : ""}`;
}
