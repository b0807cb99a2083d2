import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/core/json.ts";
import type { RouteKey } from "../../src/core/route-key.ts";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { classify } from "../../src/integrations/convert/classify.ts";
import { lower } from "../../src/integrations/convert/lower.ts";

const optional = { requiredKeys: [] };
const { schema: bodySchema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record(
      { type: fc.constantFrom("string", "integer"), enum: fc.array(fc.string()) },
      optional,
    ),
    fc.record({ minimum: fc.integer(), multipleOf: fc.integer({ min: 1 }) }, optional),
    fc.record(
      {
        title: fc.string(),
        properties: fc.dictionary(fc.string(), tie("schema"), { noNullPrototype: true }),
        required: fc.array(fc.string(), { minLength: 1 }),
        additionalProperties: fc.boolean(),
        anyOf: fc.array(tie("schema"), { minLength: 1 }),
      },
      optional,
    ),
  ),
}));

// The models of the last three would have the same name.
const keys: readonly RouteKey[] = ["GET /", "ANY /a", "PUT /a-b", "PUT /a/b", "PUT /A_B"];
const ok = rest.mock({ respond: { 200: {} } });

function apiWith(bodies: readonly (JsonObject | undefined)[]) {
  const routes = bodies.flatMap((body, index) => {
    const key = keys[index];
    return key ? [route(key, body ? { body } : {}, ok)] : [];
  });
  return restApi({ name: "api", routes });
}

test("a body schema becomes a model and a validator, and back", () => {
  const bodies = fc.array(fc.option(bodySchema, { nil: undefined }), { maxLength: keys.length });
  fc.assert(
    fc.property(bodies, (each) => {
      const api = apiWith(each);
      const lowered = lower(api);
      expect(Object.keys(lowered.models)).toHaveLength(each.filter(Boolean).length);
      const classified = classify(lowered);
      if (!classified.ok) throw new Error(JSON.stringify(classified.findings));
      const byKey = (routes: readonly { readonly key: string; readonly body?: unknown }[]) =>
        new Map(routes.map(({ key, body }) => [key, body]));
      expect(byKey(classified.definition.routes)).toEqual(byKey(api.routes));
    }),
  );
});

test("models are named after their routes", () => {
  const body = { type: "object" };
  const { models, requestValidators, resources } = lower(apiWith(keys.map(() => body)));
  expect(Object.keys(models).map((name) => name.replace(/r[a-z0-9]{9}$/, "HASH"))).toEqual([
    "Get",
    "AnyA",
    "PutABHASH",
    "PutABHASH",
    "PutABHASH",
  ]);
  expect(models["Get"]).toEqual({
    name: "Get",
    contentType: "application/json",
    schema: '{"$schema":"http://json-schema.org/draft-04/schema#","type":"object"}',
  });
  expect(Object.values(requestValidators)).toEqual([
    { id: "body", name: "body", validateRequestBody: true, validateRequestParameters: false },
  ]);
  const root = Object.values(resources).find(({ path }) => path === "/");
  expect(root?.resourceMethods["GET"]).toMatchObject({
    requestModels: { "application/json": "Get" },
    requestValidatorId: "body",
  });
});

test("AWS's ids of models and validators are not part of the definition", () => {
  const api = apiWith([{ type: "object" }]);
  const lowered = lower(api);
  const [resource] = Object.values(lowered.resources);
  const method = resource?.resourceMethods["GET"];
  if (!resource || !method) throw new Error("no method");
  const { models, requestValidators, ...rest } = lowered;
  const [validator] = Object.values(requestValidators);
  const stored = {
    ...rest,
    models: { Get: { ...models["Get"], name: "Get", id: "m1" } },
    requestValidators: { v1: { ...validator, id: "v1" } },
    resources: {
      [resource.id]: {
        ...resource,
        resourceMethods: { GET: { ...method, requestValidatorId: "v1" } },
      },
    },
  };
  expect(classify(stored)).toEqual({ ok: true, definition: api });
});
