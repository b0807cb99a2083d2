import { GatewrightError } from "../../../errors.ts";
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
  return replace(pattern, input, replacement, Number.POSITIVE_INFINITY, budget);
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
  if (!/[$\\]/.test(replacement)) return replacement;
  const groupText = (group: number): string => {
    const from = match[2 * group] ?? -1;
    return from < 0 ? "" : input.slice(from, match[2 * group + 1]);
  };
  let result = "";
  let index = 0;
  while (index < replacement.length) {
    const character = replacement[index] ?? "";
    if (character === "\\") {
      const next = replacement[index + 1];
      if (next === undefined) throw illegal("character to be escaped is missing");
      result += next;
      index += 2;
    } else if (character === "$") {
      const { group, end } = readGroup(replacement, index + 1, pattern);
      result += groupText(group);
      index = end;
    } else {
      result += character;
      index++;
    }
  }
  return result;
}

/** `1`, as many digits as there are groups for, or `{name}`. */
function readGroup(
  replacement: string,
  start: number,
  { groupCount, groupNames }: JavaPattern,
): { group: number; end: number } {
  if (replacement[start] === "{") {
    const end = replacement.indexOf("}", start);
    const group = groupNames.get(replacement.slice(start + 1, end));
    if (end < 0 || group === undefined) throw illegal("named capturing group is missing");
    return { group, end: end + 1 };
  }
  if (!/^[0-9]$/.test(replacement[start] ?? "")) throw illegal("Illegal group reference");
  let group = Number(replacement[start]);
  if (group > groupCount) throw illegal(`No group ${group}`);
  let end = start + 1;
  while (/^[0-9]$/.test(replacement[end] ?? "")) {
    const longer = group * 10 + Number(replacement[end]);
    if (longer > groupCount) break;
    group = longer;
    end++;
  }
  return { group, end };
}

function illegal(reason: string): GatewrightError {
  return new GatewrightError("regex.syntax", `Failed to read the replacement: ${reason}`);
}
