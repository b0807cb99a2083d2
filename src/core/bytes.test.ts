import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  byteLength,
  bytesText,
  collectBytes,
  concatBytes,
  fromBase64,
  indexOfBytes,
  latin1Text,
  textBytes,
  toBase64,
} from "./bytes.ts";

describe.each([
  ["with Node's Buffer", Buffer],
  ["in a browser", undefined],
])("%s", (_, buffer) => {
  beforeEach(() => {
    vi.stubGlobal("Buffer", buffer);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("text survives encoding and decoding; a lone surrogate becomes U+FFFD", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(bytesText(textBytes(text))).toBe(text);
        expect(byteLength(text)).toBe(textBytes(text).length);
      }),
    );
    expect(bytesText(textBytes("a\ud800"))).toBe("a\ufffd");
    expect(bytesText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]))).toBe("\ufeffa\ufffd");
  });

  test("bytes survive base64 and Latin-1", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
        expect(Array.from(latin1Text(bytes), (each) => each.charCodeAt(0))).toEqual([...bytes]);
      }),
    );
    expect(toBase64(new Uint8Array([255, 254, 253, 252]))).toBe("//79/A==");
    expect(latin1Text(new Uint8Array(20_000)).length).toBe(20_000);
  });

  test.each(["_-79_A", "//79/A", "//79\n/A==", "//79/A==!"])("%j is valid base64", async (text) => {
    expect([...fromBase64(text)].slice(-2)).toEqual([253, 252]);
  });

  test("bytes are found and joined", async () => {
    const [one, two] = [new Uint8Array([1, 1, 2]), new Uint8Array([1, 2, 3])];
    const both = concatBytes([one, two]);
    expect([...both]).toEqual([1, 1, 2, 1, 2, 3]);
    expect(indexOfBytes(both, new Uint8Array([1, 2]))).toBe(1);
    expect(indexOfBytes(both, new Uint8Array([1, 2]), 2)).toBe(3);
    expect(indexOfBytes(both, new Uint8Array([1, 2, 4]))).toBe(-1);
    expect(indexOfBytes(both, new Uint8Array(), 2)).toBe(2);
    async function* parts() {
      yield one;
      yield two;
    }
    expect(await collectBytes(parts())).toEqual(both);
  });
});
