import { expect, test } from "vitest";
import { memoize, memoizeByObject } from "./memoize.ts";

test("runs once for each text, keeps up to its capacity, and does not keep failures", () => {
  const made: string[] = [];
  const shout = memoize(2, (text) => {
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

test("runs once for each object", () => {
  let made = 0;
  const count = memoizeByObject((list: readonly string[]) => {
    made += 1;
    return list.length;
  });
  const list = ["a"];
  expect([count(list), count(list), count(["a", "b"]), made]).toEqual([1, 1, 2, 2]);
});
