import { GatewrightError } from "../../../core/errors.ts";

/**
 * A Java regular expression over the whole status (or Lambda's error message), as text or literal.
 */
export type SelectionPattern = string | RegExp;

/** Java's inline flags by the equivalent JavaScript flags. */
const javaFlags: Readonly<Record<string, string>> = { i: "i", m: "m", s: "s" };

/**
 * Prints a pattern as the text that API Gateway stores.
 *
 * A literal keeps its backslashes: `/^\[Error\]/` stays unchanged, while `"^\[Error\]"` becomes a
 * character class because JavaScript drops the backslash of `"\["`.
 *
 * @example
 * printSelectionPattern(/4\d{2}/); // "4\\d{2}"
 *
 * @throws GatewrightError `expression.invalid`: Java does not support a flag.
 */
export function printSelectionPattern(pattern: SelectionPattern): string {
  if (typeof pattern === "string") return pattern;
  const flags = pattern.flags.split("").map((flag) => javaFlags[flag] ?? refuseFlag(pattern, flag));
  return `${flags.length > 0 ? `(?${flags.join("")})` : ""}${pattern.source}`;
}

/**
 * Parses a stored pattern to a literal, for patterns with the same meaning in both languages.
 *
 * @example
 * parseSelectionPattern("4\\d{2}").source; // "4\\d{2}"
 *
 * @throws SyntaxError the text is not a valid JavaScript regular expression.
 */
export function parseSelectionPattern(text: string): RegExp {
  const [, flags = "", source = text] = /^\(\?([ims]+)\)([^]*)$/.exec(text) ?? [];
  return new RegExp(source, flags);
}

function refuseFlag(pattern: RegExp, flag: string): never {
  throw new GatewrightError(
    "expression.invalid",
    `Failed to read the selection pattern ${pattern}: Java does not support the flag "${flag}"`,
    { hint: "Use only the flags i, m and s. A pattern always matches the whole text." },
  );
}
