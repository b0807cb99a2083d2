import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSourceText } from "./source-text.ts";

const json = `{
  "paths": {
    "/pets": { "get": { "a\\"b": [1, { "x": null }] }, "put": 2 },
    "/pets": {"get": {"deep": "}{"}}
  }
}`;
const yaml = `# first
paths:
  /pets:
    get: &get
      tags: [a, {b: c}]
    put: *get
  /own: !Sub "a"
`;

describe("positions of values", () => {
  test.each<[text: string, path: string[], place: string]>([
    [json, [], "1:1"],
    [json, ["paths"], "2:3"],
    // The last duplicate member wins.
    [json, ["paths", "/pets", "get", "deep"], "4:23"],
    [json, ["paths", "/pets", "none", "deeper"], "4:5"],
    [yaml, [], "2:1"],
    [yaml, ["paths", "/pets", "get", "tags", "1", "b"], "5:18"],
    [yaml, ["paths", "/pets", "put"], "6:5"],
    // A value from an alias has the position of its anchor.
    [yaml, ["paths", "/pets", "put", "tags"], "5:7"],
    [yaml, ["paths", "/own", "Fn::Sub"], "7:3"],
    [yaml, ["paths", "/none"], "2:1"],
    ["[10, [20, true]]", ["1", "1"], "1:11"],
  ])("%#: %j at %s", (text, path, place) => {
    const { line, column } = parseSourceText(text).placeOf(path);
    expect(`${line}:${column}`).toBe(place);
  });

  test("every member of JSON is found at its name", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 2), (compact, space) => {
        const text = JSON.stringify({ root: JSON.parse(compact) }, undefined, space);
        const { toJson, placeOf } = parseSourceText(text);
        const lines = text.split("\n");
        const names = namedPaths(toJson()).map((path) => {
          const { line, column } = placeOf(path);
          return lines[line - 1]?.startsWith(JSON.stringify(path.at(-1)), column - 1);
        });
        expect(new Set(names)).toEqual(new Set([true]));
      }),
    );
  });
});

/** Returns the paths of all members, including those in lists. */
function namedPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const at = [...path, name];
    return [...(Array.isArray(value) ? [] : [at]), ...namedPaths(each, at)];
  });
}

test("numbers in non-JSON spelling are read as text, or as numbers on request", () => {
  const text = "a: 1.0\nb: 1\nc: .inf\nd: 0x1F";
  const { toJson, written } = parseSourceText(text);
  expect(toJson()).toEqual({ a: "1.0", b: 1, c: ".inf", d: "0x1F" });
  expect(toJson("number")).toEqual({ a: 1, b: 1, c: ".inf", d: 31 });
  expect(written(["a"])).toBe("1.0");
  expect(written(["none"])).toBeUndefined();
});

test.each([
  ["a: 1\nb: [1, 2\nc: 3\n", "line 2, column 8"],
  ["a: 1\nb: {x: 1,\n", "line 3, column 1"],
  ['a: 1\nb: "x\n', "line 3, column 1"],
  ["a:\n  - 1\n - 2\n", "line 3, column 1"],
  ["a: b: c\n", "line 1"],
])("%j is rejected with the position of the error", (text, place) => {
  expect(() => parseSourceText(text)).toThrow(place);
});

// Strict parsers reject these; AWS reads them, and its own samples contain some.
test.each<[text: string, root: object]>([
  ["a: {\n  b: 1\n}\nc: 2\n", { a: { b: 1 }, c: 2 }],
  ["a:\n  b: {\n  x: 1,\n  y: [\n  2\n  ]\n  }\nc: 1\n", { a: { b: { x: 1, y: [2] } }, c: 1 }],
  ["b: {x: 1,\ny: 2}\nc: 3\n", { b: { x: 1, y: 2 }, c: 3 }],
  ["b: [\n1,\n2\n]\nc: 1", { b: [1, 2], c: 1 }],
  ['a: "x\ny"\nc: 1', { a: "x y", c: 1 }],
  ["a:\n  b: 'x\n\n  y\n  z'\nc: 1\n", { a: { b: "x\ny z" }, c: 1 }],
])("%j continues at the indentation of its parent", (text, root) => {
  expect(parseSourceText(text).toJson()).toEqual(root);
});

test.each<[name: string, text: string]>([
  ["endless lists", `x: ${"[".repeat(2_000_000)}`],
  ["nested lists in one line", "- ".repeat(1_000_000)],
  ["endless maps", `x: ${"{a: ".repeat(1_000_000)}`],
])("%s are rejected before they are parsed", (_, text) => {
  expect(() => parseSourceText(text)).toThrow(expect.objectContaining({ code: "document.limit" }));
});

test("braces in text do not count as nesting", () => {
  const text = `a: |\n${'  {"a": [\n'.repeat(10_000)}`;
  expect(Object.keys(Object(parseSourceText(text).toJson()))).toEqual(["a"]);
});
