import { expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import { basePathFor, joinPaths } from "./base-path.ts";
import type { JsonObject } from "./shape.ts";

const server = (url: string, variables: JsonObject = {}): JsonObject => ({
  servers: [{ url, variables }],
});

// Recorded: a base path of 2.0, a server's path, a variable, each in all modes.
test.each<[root: JsonObject, prepend: string, split: string]>([
  [{ swagger: "2.0", basePath: "/base" }, "/base", ""],
  [{ swagger: "2.0", basePath: "/a/b/c/" }, "/a/b/c", "/b/c"],
  [{ swagger: "2.0" }, "", ""],
  [server("https://example.com"), "", ""],
  [server("https://example.com/base-url/part/"), "/base-url/part", "/part"],
  [server("/v1"), "/v1", ""],
  [server("https://example.com/a?b=/c#/d"), "/a", ""],
  [server("https://example.com", { basePath: { default: "/base" } }), "/base", ""],
  [server("https://{host}/{stage}/x", { stage: { default: "prod" } }), "/prod/x", "/x"],
])("%j", (root, prepend, split) => {
  const version = root["swagger"] ? "2.0" : "3.0";
  const document = { version, root } as const;
  expect(basePathFor(document, "ignore")).toBe("");
  expect(basePathFor(document, "prepend")).toBe(prepend);
  expect(basePathFor(document, "split")).toBe(split);
});

test.each<[what: string, servers: Json]>([
  ["no list", "https://example.com/v1"],
  ["an empty list", []],
  ["a list of text", ["https://example.com/v1"]],
])("servers that are %s have no base path", (_, servers) => {
  expect(basePathFor({ version: "3.0", root: { servers } }, "prepend")).toBe("");
});

test("paths are joined with one slash", () => {
  expect(joinPaths("/v1", "/pets/{id}/")).toBe("/v1/pets/{id}");
  expect(joinPaths("", "/")).toBe("/");
});
