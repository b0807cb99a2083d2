import { expect, test } from "vitest";
import { remember } from "./remember.ts";

test("works once for each text, keeps as many as it may, and keeps no failure", () => {
  const made: string[] = [];
  const shout = remember(2, (text) => {
    made.push(text);
    if (text === "") throw new Error("nothing to shout");
    return text.toUpperCase();
  });
  expect(["a", "a", "b", "c", "a"].map(shout)).toEqual(["A", "A", "B", "C", "A"]);
  expect(made).toEqual(["a", "b", "c", "a"]);
  expect(() => shout("")).toThrow("nothing");
  expect(() => shout("")).toThrow("nothing");
  expect(shout("c")).toBe("C");
  expect(made).toEqual(["a", "b", "c", "a", "", ""]);
});
