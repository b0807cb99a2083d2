import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describe, familyOf, integrationKinds, kindTraits } from "../../src/integrations/index.ts";
import { choosingPage } from "../../tools/docs/choosing.ts";

test("the page on choosing an integration is generated from the descriptions", () => {
  const page = readFileSync("docs/choosing-an-integration.md", "utf8");
  expect(page, "run node tools/docs/write.ts").toBe(choosingPage());
});

test.each(integrationKinds)("%s is described", (kind) => {
  const { type, family, isProxy, useCases, example } = describe(kind);
  expect({ type, family }).toEqual({ type: kindTraits[kind].type, family: familyOf(kind) });
  expect(isProxy).toBe(type.endsWith("_PROXY"));
  expect(useCases.length).toBeGreaterThan(0);
  const builders = { REST: "rest.", HTTP: "http.", WEBSOCKET: "webSocket." };
  expect(example.startsWith(builders[kindTraits[kind].api])).toBe(true);
});

test("nothing transforms requests to a REST API's Lambda proxy; mappings transform an HTTP API's", () => {
  expect(describe("rest.lambda-proxy").transformedBy).toBe("nobody");
  expect(describe("http.lambda-proxy").transformedBy).toBe("mappings");
  expect(describe("rest.aws-service").transformedBy).toBe("mappings and templates");
});
