import { expect, test } from "vitest";
import { clip, clipLine } from "./clip.ts";

test.each([
  ["short", 5, "short"],
  ["longer", 5, "long…"],
  ["longer", 0, "…"],
])("%j in %i characters is %j", (text, width, expected) => {
  expect(clip(text, width)).toBe(expected);
});

test.each([
  [" two\r\n  lines ", 10, "two lines"],
  ["\u001b[31mred", 10, "[31mred"],
  ["two\nlong lines", 8, "two lon…"],
  [`start${" ".repeat(1000)}end`, 10, "start…"],
])("%j on a line of %i characters is %j", (text, width, expected) => {
  expect(clipLine(text, width)).toBe(expected);
});
