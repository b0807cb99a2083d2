import { expect, test } from "vitest";
import { payloadText, toResponsePayload } from "./content-handling.ts";

test.each([
  ["", ""],
  ["é😀", "é😀"],
  ["\ufeffa", "\ufeffa"],
  ["half \ud83d of a pair", "half \ufffd of a pair"],
])("the text %j is passed as %j: what UTF-8 cannot say is replaced", (given, passed) => {
  expect(payloadText({ type: "text", text: given })).toBe(passed);
});

test("bytes that are not UTF-8 are replaced too", () => {
  expect(payloadText({ type: "bytes", bytes: Uint8Array.of(97, 255) })).toBe("a\ufffd");
});

test.each([
  ["AAEC", [0, 1, 2]],
  ['"AAEC"', [0, 1, 2]],
  ['""', []],
])("the answer %s is the base64 of %j: what a function returns is in quotes", (answer, bytes) => {
  const types = { mediaType: "application/json", accepted: "image/png" };
  const expected = { type: "bytes", bytes: Buffer.from(bytes) };
  const body = new TextEncoder().encode(answer);
  expect(toResponsePayload(body, types, "CONVERT_TO_BINARY", [])).toEqual(expected);
  expect(toResponsePayload(body, types, undefined, ["image/png"])).toEqual(expected);
});

test.each(["no base64", '"no base64"', '"AA\\"EC"', '"AAEC'])("%s is not base64", (answer) => {
  const types = { mediaType: "application/json", accepted: "" };
  const body = new TextEncoder().encode(answer);
  expect(() => toResponsePayload(body, types, "CONVERT_TO_BINARY", [])).toThrow(
    expect.objectContaining({ failure: { code: "body.base64", details: {} } }),
  );
});
