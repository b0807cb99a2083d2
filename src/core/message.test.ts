import { expect, test } from "vitest";
import { type Header, headerValue, headerValues, splitTarget } from "./message.ts";

const headers: readonly Header[] = [
  ["X-Tag", "a"],
  ["accept", "*/*"],
  ["x-tag", "b"],
];

test("headers are found in any case, in order", () => {
  expect(headerValue(headers, "x-TAG")).toBe("a");
  expect(headerValues(headers, "x-TAG")).toEqual(["a", "b"]);
  expect(headerValue(headers, "missing")).toBeUndefined();
  expect(headerValues(headers, "missing")).toEqual([]);
});

test.each([
  ["/a%20b?x=1?2", "/a%20b", "x=1?2"],
  ["/a", "/a", ""],
  ["/a?", "/a", ""],
])("the target %s has a path and a query", (target, path, query) => {
  expect(splitTarget(target)).toEqual({ path, query });
});
