import { memoize } from "../../../core/memoize.ts";
import type { Budget } from "../limits.ts";
import { assemble } from "./assemble.ts";
import { findText, type Match, matchFrom } from "./match.ts";
import { parsePattern } from "./parse-pattern.ts";

/** A Java regular expression, ready to match. It matches in bounded time on any input. */
export interface JavaPattern {
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether all of `input` matches: `Matcher.matches()`. */
  readonly matches: (input: string, budget?: Budget) => boolean;
  /** The first match at or after `from`: `Matcher.find()`. */
  readonly find: (input: string, from: number, budget?: Budget) => Match | undefined;
}

/**
 * Compiles a pattern of `java.util.regex`.
 *
 * @throws GatewrightError `regex.syntax`: Java refuses it, or this matcher does not know it;
 *   `regex.limit`: it is too large. Matching throws `regex.limit` where it takes over a million steps.
 * @example
 * compilePattern(".*Bad Request.*").matches("400 Bad Request"); // true
 */
export const compilePattern = memoize(200, (pattern) =>
  plainText.test(pattern) ? compileText(pattern) : compileProgram(pattern),
);

function compileProgram(pattern: string): JavaPattern {
  const { body, groupCount, names } = parsePattern(pattern);
  const program = assemble(body, groupCount, pattern);
  return {
    groupCount,
    groupNames: names,
    matches: (input, budget) => matchFrom(program, input, 0, budget, true) !== undefined,
    find: (input, from, budget) => matchFrom(program, input, from, budget, false),
  };
}

/** Nothing that has a meaning in a pattern, and no half of a surrogate pair. */
const plainText = /^[^\\^$.|?*+()[\]{}\ud800-\udfff]{1,1000}$/;

/** Most templates give a plain text, `replaceAll("@@", …)`: searching takes a tenth of matching. */
function compileText(pattern: string): JavaPattern {
  return {
    groupCount: 0,
    groupNames: new Map(),
    matches: (input, budget) => {
      budget?.spend(pattern.length);
      return input === pattern;
    },
    find: (input, from, budget) => findText(pattern, input, from, budget),
  };
}
