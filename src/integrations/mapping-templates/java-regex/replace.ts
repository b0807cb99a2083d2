import { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../limits.ts";
import { compilePattern, type JavaPattern } from "./compile.ts";
import type { Match } from "./match.ts";

/** `String.replaceAll`: `$1`, `${name}` and `\` have a meaning in `replacement`. */
export function replaceAll(
  pattern: JavaPattern,
  input: string,
  replacement: string,
  budget: Budget,
): string {
  return replace(pattern, input, replacement, Infinity, budget);
}

/** `String.replaceFirst`. */
export function replaceFirst(
  pattern: JavaPattern,
  input: string,
  replacement: string,
  budget: Budget,
): string {
  return replace(pattern, input, replacement, 1, budget);
}

/**
 * `String.split`: with limit 0 empty texts at the end are dropped, with a positive one there are at
 * most that many parts. A match of nothing at the start yields no empty part.
 */
export function split(pattern: string, input: string, limit: number, budget: Budget): string[] {
  const parts: string[] = [];
  let done = 0;
  for (const match of matches(compilePattern(pattern), input, budget)) {
    const [start = 0, end = 0] = match;
    if (limit > 0 && parts.length === limit - 1) break;
    if (done === 0 && start === 0 && end === 0) continue;
    parts.push(input.slice(done, start));
    done = end;
  }
  // Nothing matched: the input itself, even if it is empty.
  if (done === 0 && parts.length === 0) return [input];
  parts.push(input.slice(done));
  if (limit === 0) {
    while (parts.at(-1) === "") parts.pop();
  }
  return parts;
}

function* matches(pattern: JavaPattern, input: string, budget: Budget): Generator<Match> {
  let from = 0;
  while (from <= input.length) {
    const match = pattern.find(input, from, budget);
    if (!match) return;
    yield match;
    const [start = 0, end = 0] = match;
    from = end > start ? end : end + 1;
  }
}

function replace(
  pattern: JavaPattern,
  input: string,
  replacement: string,
  most: number,
  budget: Budget,
): string {
  let result = "";
  let done = 0;
  let count = 0;
  for (const match of matches(pattern, input, budget)) {
    const [start = 0, end = 0] = match;
    const text = expand(replacement, pattern, input, match);
    budget.spend(start - done + text.length);
    result += input.slice(done, start) + text;
    done = end;
    if (++count >= most) break;
  }
  budget.spend(input.length - done);
  return result + input.slice(done);
}

function expand(replacement: string, pattern: JavaPattern, input: string, match: Match): string {
  return replacement.replace(
    /\\([^]?)|\$(?:\{([^}]*)\}|([0-9]+))?/g,
    (_all, escaped?: string, name?: string, digits?: string) => {
      if (escaped === "") throw illegal("character to be escaped is missing");
      if (escaped !== undefined) return escaped;
      const { group, rest } = readGroup(pattern, name, digits);
      const from = match[2 * group] ?? -1;
      return (from < 0 ? "" : input.slice(from, match[2 * group + 1])) + rest;
    },
  );
}

/** `{name}`, or as many digits as there are groups for: the rest is text. */
function readGroup(
  { groupCount, groupNames }: JavaPattern,
  name: string | undefined,
  digits: string | undefined,
): { group: number; rest: string } {
  if (name !== undefined) {
    const group = groupNames.get(name);
    if (group === undefined) throw illegal("named capturing group is missing");
    return { group, rest: "" };
  }
  if (digits === undefined) throw illegal("Illegal group reference");
  let length = 1;
  if (Number(digits[0]) > groupCount) throw illegal(`No group ${digits[0]}`);
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= groupCount) length++;
  return { group: Number(digits.slice(0, length)), rest: digits.slice(length) };
}

function illegal(reason: string): GatewrightError {
  return new GatewrightError("regex.syntax", `Failed to read the replacement: ${reason}`);
}
