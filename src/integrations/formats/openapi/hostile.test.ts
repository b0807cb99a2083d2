import { expect, test } from "vitest";
import { readOpenApi } from "./read.ts";
import type { JsonObject } from "./shape.ts";

function read(members: JsonObject) {
  return readOpenApi(JSON.stringify({ openapi: "3.0.1", info: { title: "a" }, ...members }));
}

test.each<[name: string, reference: string, reason: string]>([
  ["circular references", "#/components/parameters/A", "it is circular"],
  [
    "a remote reference",
    "https://example.com/pet.json",
    "it is remote, and remote references are not fetched",
  ],
  [
    "a reference to a host",
    "//example.com/pet.json",
    "it is remote, and remote references are not fetched",
  ],
  ["a reference to a file", "pet.json", "its file was not read"],
  ["a reference to nothing", "#/components/parameters/None", "its target does not exist"],
  ["a reference to a prototype", "#/__proto__/constructor", "its target does not exist"],
  ["a reference that is not a URI", "#/%E0%A4%A", "its target does not exist"],
])("%s is reported and ignored", (_, reference, reason) => {
  const components = {
    parameters: {
      A: { $ref: "#/components/parameters/B" },
      B: { $ref: "#/components/parameters/A" },
    },
  };
  const paths = { "/": { get: { parameters: [{ $ref: reference }] } } };
  const { record, findings } = read({ paths, components });
  expect(Object.values(record.resources)[0]?.resourceMethods["GET"]).toEqual({
    httpMethod: "GET",
    authorizationType: "NONE",
  });
  expect(findings.map(({ message }) => message)).toEqual([
    `the reference ${reference} is not followed: ${reason}`,
  ]);
});

test("members called __proto__ and constructor are members like any other", () => {
  const { record } = readOpenApi(
    `{"openapi": "3.0.1", "info": {"title": "a"}, "security": [{"constructor": []}],
      "paths": {"/a": {"get": {"responses": {"200": {"headers": {"__proto__": {}}}}}}},
      "components": {"schemas": {"__proto__": {"type": "object"}}}}`,
  );
  expect(Object.keys(record.models)).toEqual(["__proto__"]);
  expect(Reflect.get({}, "type")).toBeUndefined();
});

test.each<[name: string, paths: string[]]>([
  ["an endless path", ["/a".repeat(1_000_000)]],
  ["too many paths", Array.from({ length: 5_000 }, (_, index) => `/${index}${"/a".repeat(90)}`)],
])("%s is rejected", (_, paths) => {
  const members = { paths: Object.fromEntries(paths.map((path) => [path, {}])) };
  expect(() => read(members)).toThrow(expect.objectContaining({ code: "document.limit" }));
});

test.each<[name: string, members: JsonObject]>([
  ["paths", { paths: ["/a"] }],
  ["a path item", { paths: { "/a": "get" } }],
  ["an operation", { paths: { "/a": { get: [1] } } }],
  ["parameters", { paths: { "/a": { get: { parameters: { a: 1 } } } } }],
  ["an integration", { paths: { "/a": { get: { "x-amazon-apigateway-integration": [] } } } }],
  ["components", { components: 1 }],
  ["schemas", { components: { schemas: { A: 1, B: null, C: { properties: 1, items: "x" } } } }],
  ["security", { security: "all", components: { securitySchemes: { a: 1 } } }],
])("%s of the wrong shape do not stop the reader", (_, members) => {
  expect(() => read(members)).not.toThrow();
});
