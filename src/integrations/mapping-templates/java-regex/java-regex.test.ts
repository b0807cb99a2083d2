import { expect, test } from "vitest";
import { Budget } from "../budget.ts";
import { compilePattern, matchBudget, matches } from "./compile.ts";
import { replaceAll, split } from "./replace.ts";

test.each([
  ["[a-z&&[^b]]+", "acd", true],
  ["[a-z&&[^b]]+", "abc", false],
  ["(?i)ß|straSSE", "STRASSE", true],
  ["(?x) a b # comment\n c", "abc", true],
  ["\\Qa.b\\E+", "a.bb", true],
  ["a++a", "aaa", false],
  ["(?>a|ab)c", "abc", false],
  ["(?<year>\\d{4})-\\k<year>", "2024-2024", true],
  ["(a)\\1", "aa", true],
  ["(?<=foo)bar", "bar", false],
  [".*(?<!x)y", "zy", true],
  ["(?!ab)a.", "ac", true],
  ["\\p{Lu}\\p{IsGreek}\\P{L}", "Aα1", true],
  ["^a$", "a\n", false],
  ["a.b", "a\nb", false],
  ["(?s)a.b", "a\nb", true],
  ["(?m)a$\n^b", "a\nb", true],
  [".", "😀", true],
  ["[😀-😂]", "😁", true],
  ["(a*)*", "aaaa", true],
  ["[\\Qa-]\\E]+", "-]a", true],
  ["[\\Qa-c\\E]", "b", false],
  ["(?x)\\Qa b\\E", "a b", true],
  ["\\\\Q", "\\Q", true],
  ["(?:(?i))a", "A", false],
  ["(?i)a(?-i)b", "Ab", true],
  ["(?i)a(?-i)b", "AB", false],
  ["(?U)\\w(?-U)\\d", "é٣", false],
  ["(?iU)É", "é", true],
  ["(?md)a$\n^b", "a\nb", true],
  ["(?md)a\r^b", "a\rb", false],
  ["(?<=(?:ab){2,3})c", "c", false],
  ["\\x41\\u0042\\x{1F600}\\cA\\t", "AB😀\u0001\t", true],
])("%s on %j: %s", (pattern, input, expected) => {
  expect(matches(pattern, input, matchBudget())).toBe(expected);
});

test.each([
  "(",
  "[a",
  "a**",
  "*a",
  "a{",
  "\\k<x>",
  "(?<=a*)b",
  "\\y",
  "[z-a]",
  "\\p{Nope}",
  "a)",
  "(?i)*a",
  "\\N",
])("%j does not compile", (pattern) => {
  expect(() => compilePattern(pattern, matchBudget())).toThrow(
    expect.objectContaining({ code: "regex.syntax" }),
  );
});

test.each([
  ["(a+)+b", "a".repeat(40)],
  ["(a|aa)+b", "a".repeat(60)],
  ["(.*)(.*)(.*)(.*)(.*)x", "a".repeat(200)],
])("%s gives up on an input made to exhaust it", (pattern, input) => {
  expect(() => matches(pattern, input, matchBudget())).toThrow(
    expect.objectContaining({ code: "regex.limit" }),
  );
});

test("a search that begins inside a surrogate pair does not go back before it", () => {
  expect(split("\\D*\\Gc*?", "😀x", 0, new Budget())).toEqual(["😀x"]);
  expect(compilePattern(".*(?=x)", new Budget()).find("😀x", 1, new Budget())).toEqual([1, 2]);
});

test("long inputs need no deep stack", () => {
  expect(matches("(?:a|b)*", "ab".repeat(50_000), matchBudget())).toBe(true);
  expect(() => compilePattern("(".repeat(5000), matchBudget())).toThrow(
    expect.objectContaining({ code: "regex.limit" }),
  );
  expect(() => compilePattern("((a{1000}){1000}){1000}", matchBudget())).toThrow(
    expect.objectContaining({ code: "regex.limit" }),
  );
});

test.each([
  ["(?<c>l+)", "hello", "<${c}$1>", "he<llll>o"],
  ["x*", "ab", "-", "-a-b-"],
  ["(b)?", "ab", "[$1]", "[]a[b][]"],
  ["\\\\'", "it\\'s", "'", "it's"],
  ["a", "a", "\\$", "$"],
])("replaceAll(%j) in %j by %j gives %j", (pattern, input, replacement, expected) => {
  const budget = new Budget();
  expect(replaceAll(compilePattern(pattern, budget), input, replacement, budget)).toBe(expected);
});

test.each([
  [",", "a,b,,c,,", 0, ["a", "b", "", "c"]],
  [",", "a,b,c", 2, ["a", "b,c"]],
  [",", "a,,", -1, ["a", "", ""]],
  ["", "abc", 0, ["a", "b", "c"]],
  ["x", "", 0, [""]],
])("split(%j) of %j with limit %i gives %j", (pattern, input, limit, expected) => {
  expect(split(pattern, input, limit, new Budget())).toEqual(expected);
});
