import { GatewrightError } from "../../../core/errors.ts";
import type { JavaPattern } from "./compile.ts";

/** A text, or the number of a group that stands there. */
export type ReplacementPart = string | number;

/**
 * Reads what a match is replaced by: `$1`, `${name}` and `\` have a meaning.
 *
 * @throws GatewrightError `regex.syntax`
 */
export function parseReplacement(
  replacement: string,
  { groupCount, groupNames }: JavaPattern,
): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let done = 0;
  for (let at = nextSign(replacement, 0); at >= 0; at = nextSign(replacement, done)) {
    parts.push(replacement.slice(done, at));
    if (replacement[at] === "\\") {
      if (at + 1 >= replacement.length) throw illegal("character to be escaped is missing");
      parts.push(replacement.charAt(at + 1));
      done = at + 2;
    } else if (replacement[at + 1] === "{") {
      const end = replacement.indexOf("}", at);
      const group = groupNames.get(replacement.slice(at + 2, Math.max(end, at + 2)));
      if (end < 0 || group === undefined) throw illegal("named capturing group is missing");
      parts.push(group);
      done = end + 1;
    } else {
      const digits = groupDigits(replacement, at + 1, groupCount);
      parts.push(Number(digits));
      done = at + 1 + digits.length;
    }
  }
  parts.push(replacement.slice(done));
  return parts;
}

const signs = /[\\$]/g;

function nextSign(text: string, from: number): number {
  signs.lastIndex = from;
  return signs.exec(text)?.index ?? -1;
}

/** As many digits as there are groups for: the rest is text. */
function groupDigits(text: string, start: number, groupCount: number): string {
  if (!/\d/.test(text.charAt(start))) throw illegal("Illegal group reference");
  if (Number(text[start]) > groupCount) throw illegal(`No group ${text[start]}`);
  let end = start + 1;
  while (/\d/.test(text.charAt(end)) && Number(text.slice(start, end + 1)) <= groupCount) end++;
  return text.slice(start, end);
}

function illegal(reason: string): GatewrightError {
  return new GatewrightError("regex.syntax", `Failed to read the replacement: ${reason}`);
}
