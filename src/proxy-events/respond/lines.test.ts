import { expect, test } from "vitest";
import type { Header } from "../../core/message.ts";
import { groupLines, joinLines, splitLines } from "./lines.ts";

const lines: readonly Header[] = [
  ["X-Trace", "a"],
  ["Vary", "Accept"],
  ["x-trace", "b"],
];

test("repeated names are joined, or listed, under their first spelling", () => {
  expect(joinLines(lines)).toEqual({ "X-Trace": "a, b", Vary: "Accept" });
  expect(groupLines(lines)).toEqual({ "X-Trace": ["a", "b"], Vary: ["Accept"] });
  expect(splitLines(lines)).toEqual({
    single: { Vary: "Accept" },
    multiple: { "X-Trace": ["a", "b"] },
  });
});

test("names that JavaScript knows are names like any other", () => {
  const joined = joinLines([
    ["__proto__", "a"],
    ["constructor", "b"],
    ["__proto__", "c"],
  ]);
  expect(Object.entries(joined)).toEqual([
    ["__proto__", "a, c"],
    ["constructor", "b"],
  ]);
});
