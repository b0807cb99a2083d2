import { memoize } from "../../../core/memoize.ts";
import {
  compilePattern,
  type JavaPattern,
  matchBudget,
} from "../../../integrations/mapping-templates/java-regex/compile.ts";

/**
 * Compiles a pattern of JSON Schema, which API Gateway reads as ECMA 262: its logs name "ECMA 262
 * regex" (public captures). Uses the matcher of Java's patterns, because JavaScript's own can take
 * exponential time.
 *
 * @throws SyntaxError: JavaScript rejects the pattern.
 * @throws GatewrightError `regex.syntax`: the matcher does not support the pattern, for example an
 * unbounded lookbehind.
 */
export const compileEcmaPattern = memoize(200, (pattern): JavaPattern => {
  // Only compiles the pattern, which is fast.
  RegExp(pattern, "u");
  return compilePattern(toJava(pattern), matchBudget());
});

/** The format `url` of `@cfworker/json-schema`, whose own expression takes exponential time. */
export const urlFormat = (): JavaPattern => compilePattern(`(?iu)${toJava(url)}`, matchBudget());

const url = String.raw`^(?:(?:https?|ftp):\/\/)(?:\S+(?::\S*)?@)?(?:(?!10(?:\.\d{1,3}){3})(?!127(?:\.\d{1,3}){3})(?!169\.254(?:\.\d{1,3}){2})(?!192\.168(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z\u00a1-\uffff0-9]+-?)*[a-z\u00a1-\uffff0-9]+)(?:\.(?:[a-z\u00a1-\uffff0-9]+-?)*[a-z\u00a1-\uffff0-9]+)*(?:\.(?:[a-z\u00a1-\uffff]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$`;

const word = "[a-zA-Z0-9_]";
const space = String.raw`\t\n\x0b\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

/** Tokens that Java writes differently outside character classes. */
const outside: Readonly<Record<string, string>> = {
  $: String.raw`\z`,
  ".": String.raw`[^\n\r\u2028\u2029]`,
  "[^]": String.raw`[\x{0}-\x{10FFFF}]`,
  "[]": "(?!)",
  "\\b": `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  "\\B": `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
  "\\s": `[${space}]`,
  "\\S": `[^${space}]`,
};

/** Tokens that Java writes differently inside them, where it also has unions and intersections. */
const inside: Readonly<Record<string, string>> = {
  "&": String.raw`\&`,
  "\\b": String.raw`\x08`,
  "\\s": space,
  "\\S": `[^${space}]`,
};

const everywhere: Readonly<Record<string, string>> = {
  "\\v": String.raw`\x0b`,
  "\\0": String.raw`\x00`,
  "\\/": "/",
};

/** A token of a pattern: an escape, an empty class, a bracket of a class, or one character. */
const token = /\\u\{[^}]*\}|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\[^]|\[\^?\]|\[\^?|[^]/gu;

function toJava(pattern: string): string {
  let isInside = false;
  return pattern.replaceAll(token, (found) => {
    if (found.startsWith("\\u{")) return `\\x${found.slice(2)}`;
    // One character, for which Java needs two escapes.
    if (found.length === 12) return JSON.parse(`"${found}"`);
    if (!isInside) {
      isInside = found === "[" || found === "[^";
      return outside[found] ?? everywhere[found] ?? found;
    }
    isInside = !found.endsWith("]") || found === "\\]";
    // Here a bracket is literal, whatever follows it.
    if (found.startsWith("[")) return `\\${found}`;
    return inside[found] ?? everywhere[found] ?? found;
  });
}
