import type { Budget } from "../limits.ts";
import { assemble } from "./assemble.ts";
import { findFrom, findText, type Match, matchWhole } from "./match.ts";
import { type PatternOptions, parsePattern } from "./parse-pattern.ts";

/** A Java regular expression, ready to match. It matches in bounded time on any input. */
export interface JavaPattern {
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether all of `input` matches: `Matcher.matches()`. */
  readonly matches: (input: string, budget?: Pick<Budget, "spend">) => boolean;
  /** The first match at or after `from`: `Matcher.find()`. */
  readonly find: (input: string, from: number, budget?: Pick<Budget, "spend">) => Match | undefined;
}

const cacheSize = 200;
const cache = new Map<string, JavaPattern>();

/**
 * Compiles a pattern of `java.util.regex`.
 *
 * @throws GatewrightError `regex.syntax`: Java refuses it, or this matcher does not know it;
 *   `regex.limit`: it is too large. Matching throws `regex.limit` where it takes over a million steps.
 * @example
 * compilePattern(".*Bad Request.*").matches("400 Bad Request"); // true
 */
export function compilePattern(pattern: string, options: PatternOptions = {}): JavaPattern {
  const key = `${options.ignoreCase ? "i" : ""}/${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  const compiled =
    !options.ignoreCase && plainText.test(pattern)
      ? compileText(pattern)
      : compileProgram(pattern, options);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

function compileProgram(pattern: string, options: PatternOptions): JavaPattern {
  const { body, groupCount, names } = parsePattern(pattern, options);
  const program = assemble(body, groupCount, pattern);
  return {
    groupCount,
    groupNames: names,
    matches: (input, budget) => matchWhole(program, input, budget),
    find: (input, from, budget) => findFrom(program, input, from, budget),
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
