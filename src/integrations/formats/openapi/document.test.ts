import { expect, test } from "vitest";
import { parseOpenApi } from "./document.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each<[name: string, text: string, version: string]>([
  ["JSON", '{"swagger": "2.0"}', "2.0"],
  ["JSON of 3.1", '{"openapi": "3.1.0"}', "3.1"],
  ["YAML", "openapi: 3.0.1\n", "3.0"],
  ["YAML whose version is a number", "swagger: 2.0\n", "2.0"],
  ["YAML of 3.0 without a patch", "openapi: 3.0\n", "3.0"],
  ["YAML with a byte order mark", "\uFEFFopenapi: 3.0.1\n", "3.0"],
  [
    "a flow map closed at its parent's indentation",
    "openapi: 3.0.1\ninfo: {\n  title: a\n}\n",
    "3.0",
  ],
])("%s is read", (_, text, version) => {
  expect(parseOpenApi(text).version).toBe(version);
  expect(parseOpenApi(bytes(text))).toEqual(parseOpenApi(text));
});

test("the API's version keeps its source text", () => {
  const { root } = parseOpenApi("openapi: 3.0.1\ninfo:\n  title: a\n  version: 1.0\n");
  expect(root["info"]).toEqual({ title: "a", version: "1.0" });
});

test.each<[name: string, source: string | Uint8Array, message: RegExp]>([
  ["nothing", "", /it is not an object/],
  ["a list", "- openapi: 3.0.1", /it is not an object/],
  ["another kind of document", "Resources: {}", /it needs swagger: "2.0"/],
  ["Swagger 1.2", '{"swaggerVersion": "1.2", "swagger": "1.2"}', /it needs swagger: "2.0"/],
  ["a future version", "openapi: 4.0.0", /it needs swagger: "2.0"/],
  ["broken JSON", '{"openapi": "3.0.1",', /must end with a \}, at line 1, column 21/],
  ["broken YAML", 'openapi: "3.0.1\ninfo: [', /quote/],
  ["bytes that are not text", new Uint8Array([0xff, 0xfe, 0x00]), /it is not UTF-8/],
])("%s is rejected", (_, source, message) => {
  expect(() => parseOpenApi(source)).toThrow(
    expect.objectContaining({ code: "document.invalid", message: expect.stringMatching(message) }),
  );
});

/** Nine aliases of nine aliases: one line expands to 387 million values. */
const bomb = [
  "openapi: 3.0.1",
  "a0: &a0 [lol]",
  ...Array.from({ length: 9 }, (_, level) => {
    const aliases = Array.from({ length: 9 }, () => `*a${level}`).join(", ");
    return `a${level + 1}: &a${level + 1} [${aliases}]`;
  }),
].join("\n");

test.each<[name: string, source: string]>([
  ["a document of more than 16 MB", `openapi: 3.0.1\n# ${"x".repeat(16 * 1024 * 1024)}`],
  [
    "a JSON document that is nested too deep",
    `{"openapi": "3.0.1", "x": ${"[".repeat(300)}${"]".repeat(300)}}`,
  ],
  ["a document of two million values", `{"openapi": "3.0.1", "x": [${"0,".repeat(2_000_000)}0]}`],
])("%s is rejected by its size", (_, source) => {
  expect(() => parseOpenApi(source)).toThrow(expect.objectContaining({ code: "document.limit" }));
});

test.each<[name: string, source: string]>([
  ["aliases that multiply", bomb],
  ["aliases of their own parents", "openapi: 3.0.1\nx: &x [*x, *x]\n"],
  ["endlessly nested YAML", `openapi: 3.0.1\nx: ${"[".repeat(100_000)}`],
])("%s are rejected early", (_, source) => {
  expect(() => parseOpenApi(source)).toThrow(/Failed to read the OpenAPI document/);
});

test.each([
  ["JSON", '{"openapi": "3.0.1", "__proto__": {"polluted": true}}'],
  ["YAML", "openapi: 3.0.1\n__proto__:\n  polluted: true\n"],
])("in %s the key __proto__ is a key like any other", (_, text) => {
  const { root } = parseOpenApi(text);
  expect(Object.keys(root)).toEqual(["openapi", "__proto__"]);
  expect(Object.getPrototypeOf(root)).toBe(Object.prototype);
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
