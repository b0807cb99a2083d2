import { GatewrightError } from "../../../core/errors.ts";

/** A Java regular expression over the whole status (or Lambda's error message), or a literal of one. */
export type SelectionPattern = string | RegExp;

/** Inline flags of Java, for the flags of a literal that mean the same. */
const javaFlags: Readonly<Record<string, string>> = { i: "i", m: "m", s: "s" };

/**
 * The text that API Gateway stores for a pattern.
 *
 * A literal loses no backslash: `/^\[Error\]/` stays what it is, where `"^\[Error\]"` is a
 * character class, because JavaScript drops the backslash of `"\["`.
 *
 * @example
 * printSelectionPattern(/4\d{2}/); // "4\\d{2}"
 *
 * @throws GatewrightError `expression.invalid`: a flag has no meaning in Java.
 */
export function printSelectionPattern(pattern: SelectionPattern): string {
  if (typeof pattern === "string") return pattern;
  const flags = pattern.flags.split("").map((flag) => javaFlags[flag] ?? refuseFlag(pattern, flag));
  return `${flags.length > 0 ? `(?${flags.join("")})` : ""}${pattern.source}`;
}

/**
 * The literal of a stored pattern: the inverse, for patterns that both languages read alike.
 *
 * @example
 * parseSelectionPattern("4\\d{2}").source; // "4\\d{2}"
 *
 * @throws SyntaxError the text is no regular expression of JavaScript.
 */
export function parseSelectionPattern(text: string): RegExp {
  const [, flags = "", source = text] = /^\(\?([ims]+)\)([^]*)$/.exec(text) ?? [];
  return new RegExp(source, flags);
}

function refuseFlag(pattern: RegExp, flag: string): never {
  throw new GatewrightError(
    "expression.invalid",
    `Failed to read the selection pattern ${pattern}: Java has no flag "${flag}"`,
    { hint: "A pattern always has to match the whole text; the flags i, m and s are understood." },
  );
}
