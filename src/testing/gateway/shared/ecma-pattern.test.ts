import fc from "fast-check";
import { expect, test } from "vitest";
import { matchBudget } from "../../../integrations/mapping-templates/java-regex/compile.ts";
import { compileEcmaPattern } from "./ecma-pattern.ts";

const atoms = [
  " ",
  ...String.raw`a b . - _ & # é 😀 \$ \/ \. \[ \d \D \w \W \s \S \t \v \0 \cJ \x41 \u0041`.split(
    " ",
  ),
  ...String.raw`\u{1F600} \ud83d\ude00 \p{L} \p{Lu} [\p{L}\d] [é-ü] [a-c] [^a] [^] []`.split(" "),
  ...String.raw`[\s&&[] [\S-] [\b\-] [^\d\-_] (a|b) (?:ab) (?<n>a)`.split(" "),
];
const edges = ["^", "$", "\\b", "\\B", "(?=a)", "(?!b)", "(?<=a)", "(?<!b)"];
const quantifiers = ["", "", "*", "+", "?", "{2}", "{1,2}", "*?", "+?"];
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...atoms), fc.constantFrom(...quantifiers)).map((pair) => pair.join("")),
  fc.constantFrom(...edges),
);
const patterns = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));
const characters = Array.from("abcA1 _-$/[&.é😀\n\r\t\v\b\0\u0085\u00a0\u2028\ufeff");
const inputs = fc
  .array(fc.constantFrom(...characters), { maxLength: 6 })
  .map((all) => all.join(""));

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    // For example, a duplicate name.
    return undefined;
  }
}

test("a pattern matches what JavaScript matches", () => {
  fc.assert(
    fc.property(patterns, inputs, (pattern, input) => {
      const expression = compiled(pattern);
      fc.pre(expression !== undefined);
      expect(compileEcmaPattern(pattern).find(input, 0, matchBudget()) !== undefined).toBe(
        expression.test(input),
      );
    }),
    { numRuns: 2000 },
  );
});

test("the end is not before a final line break, unlike in Java", () => {
  expect(compileEcmaPattern("^a$").find("a\n", 0, matchBudget())).toBeUndefined();
});

test("a pattern that JavaScript rejects is rejected with its message", () => {
  expect(() => compileEcmaPattern("a++")).toThrow(SyntaxError);
});

test.each(["^(a+)+$", "(a|aa)+$", "(a*)*b"])("%s terminates on any input", (pattern) => {
  expect(() => compileEcmaPattern(pattern).find(`${"a".repeat(60)}!`, 0, matchBudget())).toThrow(
    expect.objectContaining({ code: "regex.limit" }),
  );
});
