import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import {
  encodePathParameters,
  fillResourcePath,
  matchResourcePath,
  type PathParameterName,
  type PathSegment,
  parsePathPart,
  parseResourcePath,
  parseRouteKey,
} from "./route-key.ts";

test("a route key consists of a method and a path of static, variable and greedy segments", () => {
  expect(parseRouteKey("ANY /orders/{id}/{rest+}")).toEqual({
    ok: true,
    method: "ANY",
    path: "/orders/{id}/{rest+}",
    segments: [
      { type: "static", text: "orders" },
      { type: "parameter", name: "id" },
      { type: "greedy", name: "rest" },
    ],
  });
});

test.each([
  ["get /x", "it must start with one of GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD, ANY"],
  ["GET x", "its path must start with a slash"],
  ["GET /a//b", "its path has an empty segment"],
  ["GET /{a}/{a}", "{a} occurs twice"],
  ["GET /{a+}/b", "nothing can follow the greedy {a+}"],
  [
    "GET /a b",
    'invalid path segment "a b": use letters, digits, "._-:", or a single {name} or {name+}',
  ],
])("%j is rejected: %s", (key, reason) => {
  expect(parseRouteKey(key)).toEqual({ ok: false, reason });
});

test("the compiler infers the names of path parameters from the key", () => {
  expectTypeOf<PathParameterName<"GET /a/{id}/{rest+}">>().toEqualTypeOf<"id" | "rest">();
  expectTypeOf<PathParameterName<"GET /a">>().toEqualTypeOf<never>();
});

describe("matching a request's path", () => {
  test.each([
    ["/", "/", {}],
    ["/pets", "/pets", {}],
    ["/pets", "/pets/", {}],
    ["/pets", "/dogs", undefined],
    ["/pets/{id}", "/pets", undefined],
    ["/pets/{id}", "/pets/", undefined],
    ["/pets/{id}", "/pets/a%2Bb+c", { id: "a%2Bb+c" }],
    ["/{proxy+}", "/a//b/", { proxy: "a//b" }],
    ["/{proxy+}", "/", undefined],
    ["/a/{proxy+}", "/b/c", undefined],
    ["/pets/{__proto__}", "/pets/1", JSON.parse('{"__proto__": "1"}')],
  ])("%s on %s gives %j", (resourcePath, path, expected) => {
    expect(matchResourcePath(segmentsOf(resourcePath), path)).toEqual(expected);
  });
});

const name = fc.stringMatching(/^[a-z]{1,8}$/);

test("a filled path matches its own resource, with encoded values", () => {
  const path = fc.tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), fc.boolean());
  fc.assert(
    fc.property(
      path,
      fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { minLength: 4 }),
      ([names], values) => {
        const segments = names.map((each): PathSegment => ({ type: "parameter", name: each }));
        const parameters = Object.fromEntries(
          names.map((each, index) => [each, values[index] ?? "x"]),
        );
        const matched =
          matchResourcePath(
            segments,
            fillResourcePath(segments, encodePathParameters(segments, parameters)),
          ) ?? {};
        const decoded = Object.entries(matched).map(([key, value]) => [
          key,
          decodeURIComponent(value),
        ]);
        expect(Object.fromEntries(decoded)).toEqual(parameters);
      },
    ),
  );
});

test("a segment never contains a slash", () => {
  expect(parsePathPart("{proxy+}")).toEqual({ type: "greedy", name: "proxy" });
  expect(parsePathPart("a/b")).toMatch(/invalid path segment/);
});

function segmentsOf(path: string): readonly PathSegment[] {
  const segments = parseResourcePath(path);
  if (typeof segments === "string") throw new Error(segments);
  return segments;
}
