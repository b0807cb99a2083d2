import { type Budget, itemCost, objectCost } from "../budget.ts";
import { callError } from "../call-error.ts";
import { TextBuilder } from "../java/text-builder.ts";
import { compilePattern, type JavaPattern } from "./compile.ts";
import type { Match } from "./match.ts";
import { parseReplacement, type ReplacementPart } from "./replacement.ts";

/** `String.replaceAll`: `$1`, `${name}` and `\` have a meaning in `replacement`. */
export function replaceAll(
  pattern: JavaPattern,
  input: string,
  replacement: string | null,
  budget: Budget,
): string {
  return replace(pattern, input, replacement, Infinity, budget);
}

/** `String.replaceFirst`. */
export function replaceFirst(
  pattern: JavaPattern,
  input: string,
  replacement: string | null,
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
  for (const match of matchesIn(compilePattern(pattern, budget), input, budget)) {
    const [start = 0, end = 0] = match;
    if (limit > 0 && parts.length === limit - 1) break;
    if (done === 0 && start === 0 && end === 0) continue;
    if (parts.length >= budget.limits.items) throw budget.exceeds("items");
    budget.spend(objectCost + itemCost);
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

function* matchesIn(pattern: JavaPattern, input: string, budget: Budget): Generator<Match> {
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
  replacement: string | null,
  most: number,
  budget: Budget,
): string {
  const out = new TextBuilder(budget);
  let parts: readonly ReplacementPart[] | undefined;
  let done = 0;
  let count = 0;
  for (const match of matchesIn(pattern, input, budget)) {
    const [start = 0, end = 0] = match;
    // An invalid replacement fails only if something matches.
    parts ??= readReplacement(replacement, pattern, budget);
    budget.spend(objectCost * parts.length);
    out.add(input.slice(done, start));
    for (const part of parts) out.add(typeof part === "string" ? part : group(part, input, match));
    done = end;
    if (++count >= most) break;
  }
  if (count === 0) return input;
  out.add(input.slice(done));
  return out.toString();
}

function readReplacement(
  replacement: string | null,
  pattern: JavaPattern,
  budget: Budget,
): readonly ReplacementPart[] {
  if (replacement === null) throw callError("NullPointerException");
  // As many parts at most.
  budget.spend(replacement.length * itemCost);
  return parseReplacement(replacement, pattern);
}

/** What a group matched; of one that took no part nothing. */
function group(index: number, input: string, match: Match): string {
  const from = match[2 * index] ?? -1;
  return from < 0 ? "" : input.slice(from, match[2 * index + 1]);
}
