import { Budget } from "../budget.ts";
import { chargedCache } from "../charged-cache.ts";
import { sameText } from "../java/equality.ts";
import { defaultLimits } from "../limits.ts";
import { assemble } from "./assemble.ts";
import { findText, type Match, matchFrom } from "./match.ts";
import { parsePattern } from "./parse-pattern.ts";
import { regexError } from "./regex-error.ts";

/** A Java regular expression, ready to match. What it matches is charged to the given budget. */
export interface JavaPattern {
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether all of `input` matches: `Matcher.matches()`. */
  readonly matches: (input: string, budget: Budget) => boolean;
  /** The first match at or after `from`: `Matcher.find()`. */
  readonly find: (input: string, from: number, budget: Budget) => Match | undefined;
}

/** Work that is kept as compiled patterns: a few megabytes. */
const mostKept = 5_000_000;

/**
 * Compiles a pattern of `java.util.regex`.
 *
 * @throws GatewrightError `regex.syntax`: Java refuses it, or this matcher does not know it;
 *   `regex.limit`: it is too large. Matching throws `regex.limit` if it takes over a million steps,
 *   and the budget's own error where that ends.
 * @example
 * compilePattern(".*Bad Request.*", budget).matches("400 Bad Request", budget); // true
 */
export const compilePattern = chargedCache(
  mostKept,
  (pattern, budget): JavaPattern =>
    plainText.test(pattern) ? compileText(pattern, budget) : compileProgram(pattern, budget),
);

/**
 * Whether all of `text` matches the pattern. Matches that belong together, as all patterns that a
 * response is tried against, share a budget.
 *
 * @throws GatewrightError as `compilePattern`
 * @example
 * const budget = matchBudget();
 * const first = patterns.find((pattern) => matches(pattern, "400 Bad Request", budget));
 */
export function matches(pattern: string, text: string, budget: Budget): boolean {
  return compilePattern(pattern, budget).matches(text, budget);
}

/** A budget for matches outside a render. Where it ends, `regex.limit` is thrown. */
export function matchBudget(): Budget {
  return new Budget(defaultLimits, (_limit, bound) =>
    regexError("regex.limit", "match", "", `the patterns take over ${bound} units of work`),
  );
}

function compileProgram(pattern: string, budget: Budget): JavaPattern {
  const { body, groupCount, names } = parsePattern(pattern, budget);
  const program = assemble(body, groupCount, pattern, budget);
  return {
    groupCount,
    groupNames: names,
    matches: (input, own) => matchFrom(program, input, 0, own, true) !== undefined,
    find: (input, from, own) => matchFrom(program, input, from, own, false),
  };
}

/** Nothing that has a meaning in a pattern, and no half of a surrogate pair. */
const plainText = /^[^\\^$.|?*+()[\]{}\ud800-\udfff]{1,1000}$/;

/** Most templates give a plain text, `replaceAll("@@", …)`: searching is ten times as fast as matching. */
function compileText(pattern: string, budget: Budget): JavaPattern {
  budget.spend(pattern.length);
  return {
    groupCount: 0,
    groupNames: new Map(),
    matches: (input, own) => sameText(input, pattern, own),
    find: (input, from, own) => findText(pattern, input, from, own),
  };
}
