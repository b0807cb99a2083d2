import { setOf } from "./character-sets.ts";
import type { Assertion, RegexFlags } from "./syntax.ts";

/** `^ $ \b \B \A \z \Z \G`, under the flags that hold at that place. */
export function assertion(sign: string, flags: RegexFlags): Assertion {
  switch (sign) {
    case "^":
      return flags.includes("m") ? lineStart(flags) : atStart;
    case "$":
      return flags.includes("m") ? lineEnd(flags) : beforeFinalBreak(flags);
    case "b":
      return atWordBoundary;
    case "B":
      return (input, index) => !atWordBoundary(input, index);
    case "z":
      return atEnd;
    case "Z":
      return beforeFinalBreak(flags);
    default:
      // `\A`, and `\G`, which only a matcher that goes on from a match could tell apart.
      return atStart;
  }
}

const atStart: Assertion = (_input, index) => index === 0;
const atEnd: Assertion = (input, index) => index === input.length;

function lineStart(flags: RegexFlags): Assertion {
  // A break at the very end starts no line.
  return (input, index) =>
    index === 0 ||
    (index < input.length && isBreak(input, index - 1, flags) && !splitsPair(input, index));
}

function lineEnd(flags: RegexFlags): Assertion {
  return (input, index) =>
    index === input.length || (isBreak(input, index, flags) && !splitsPair(input, index));
}

function beforeFinalBreak(flags: RegexFlags): Assertion {
  return (input, index) => {
    const left = input.length - index;
    if (left === 0) return true;
    if (left === 2 && !flags.includes("d")) return input.endsWith("\r\n");
    return left === 1 && isBreak(input, index, flags) && !splitsPair(input, index);
  };
}

const newline = /\n/;
const lineBreak = /[\n\r\x85\u2028\u2029]/;

function isBreak(input: string, index: number, flags: RegexFlags): boolean {
  return (flags.includes("d") ? newline : lineBreak).test(input.charAt(index));
}

/** Between the two units of `\r\n`. */
function splitsPair(input: string, index: number): boolean {
  return input[index - 1] === "\r" && input[index] === "\n";
}

function atWordBoundary(input: string, index: number): boolean {
  return isWord(input, index - 1) !== isWord(input, index);
}

function isWord(input: string, index: number): boolean {
  const unit = input.charCodeAt(index);
  // Java 17's boundaries count letters and digits of every script.
  return !Number.isNaN(unit) && setOf("\\w\\p{L}\\p{Nd}").accepts(unit);
}
