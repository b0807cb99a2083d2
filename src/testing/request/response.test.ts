import { expect, test } from "vitest";
import { toInvokeResponse } from "./response.ts";

const responseOf = (body: Uint8Array) =>
  toInvokeResponse({ status: 200, headers: [["X-Tag", "a"]], body });

test("a response of text shows it once", () => {
  expect(responseOf(Buffer.from('{"a":"ü"}'))).toMatchInlineSnapshot(`
    {
      "body": "{"a":"ü"}",
      "cookies": [],
      "headers": {
        "X-Tag": "a",
      },
      "multiValueHeaders": {
        "X-Tag": [
          "a",
        ],
      },
      "status": 200,
    }
  `);
});

test("a response of other bytes shows them as well", () => {
  expect(responseOf(Buffer.from([0x61, 0xff]))).toMatchInlineSnapshot(`
    {
      "body": "a�",
      "bytes": Uint8Array [
        97,
        255,
      ],
      "cookies": [],
      "headers": {
        "X-Tag": "a",
      },
      "multiValueHeaders": {
        "X-Tag": [
          "a",
        ],
      },
      "status": 200,
    }
  `);
});

test("a text with a replacement character is text", () => {
  expect(Object.keys(responseOf(Buffer.from("\uFFFD")))).not.toContain("bytes");
});

test("two responses are equal where their content is", () => {
  expect(responseOf(Buffer.from("a"))).toStrictEqual(responseOf(Uint8Array.of(0x61)));
  expect(responseOf(Buffer.from("a"))).not.toEqual(responseOf(Buffer.from("b")));
  // Both are U+FFFD as text.
  expect(responseOf(Uint8Array.of(0xfe))).not.toEqual(responseOf(Uint8Array.of(0xff)));
});

test("the bytes are plain ones, whatever the body came as", () => {
  const { bytes } = responseOf(Buffer.from("hi"));
  expect(bytes).toStrictEqual(Uint8Array.of(0x68, 0x69));
  expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
});

test("methods are there, and can be taken off", () => {
  const { header, json } = responseOf(Buffer.from("[1]"));
  expect([header("x-tag"), json()]).toEqual(["a", [1]]);
});
