import { expect, test } from "vitest";
import { payloadText } from "./content-handling.ts";

test.each([
  ["", ""],
  ["é😀", "é😀"],
  ["\ufeffa", "\ufeffa"],
  ["half \ud83d of a pair", "half \ufffd of a pair"],
])("the text %j is passed as %j: what UTF-8 cannot say is replaced", (given, passed) => {
  expect(payloadText({ type: "text", text: given })).toBe(passed);
});

test("bytes that are no UTF-8 are replaced as well", () => {
  expect(payloadText({ type: "bytes", bytes: Uint8Array.of(97, 255) })).toBe("a\ufffd");
});
