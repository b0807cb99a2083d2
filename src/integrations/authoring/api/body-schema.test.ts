import { expect, test } from "vitest";
import * as z from "zod";
import { isGatewrightError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import { isDraft4 } from "../../model/json-schema/draft-4.ts";
import { type StandardJsonSchema, toBodySchema } from "./body-schema.ts";

const convert = (schema: StandardJsonSchema | JsonObject) => toBodySchema(schema, "PUT /a");

test.each<[string, StandardJsonSchema | JsonObject, JsonObject]>([
  [
    "an object of zod",
    z.object({ id: z.string().min(1), note: z.string().optional() }),
    {
      type: "object",
      properties: { id: { type: "string", minLength: 1 }, note: { type: "string" } },
      required: ["id"],
    },
  ],
  ["a constant becomes an enum of one value", z.literal("a"), { type: "string", enum: ["a"] }],
  ["a default is dropped", z.string().default("x"), { type: "string" }],
  ["an empty required list is dropped", { type: "object", required: [] }, { type: "object" }],
  [
    "an exclusive limit of integers becomes the next inclusive limit",
    { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 9.5 },
    { type: "integer", minimum: 1, maximum: 9 },
  ],
  [
    "the tighter of two limits wins",
    { type: "integer", exclusiveMinimum: 0, minimum: 5, exclusiveMaximum: 9, maximum: 7 },
    { type: "integer", minimum: 5, maximum: 7 },
  ],
  [
    "an exclusive limit of draft 4",
    { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    { type: "integer", minimum: 1, maximum: 9 },
  ],
  [
    "names from a list become the only properties",
    z.partialRecord(z.enum(["a", "b"]), z.boolean()),
    {
      type: "object",
      properties: { a: { type: "boolean" }, b: { type: "boolean" } },
      additionalProperties: false,
    },
  ],
  [
    "names by a pattern become the only properties",
    z.record(z.string().regex(/^x-/), z.boolean()),
    {
      type: "object",
      patternProperties: { "^x-": { type: "boolean" } },
      additionalProperties: false,
    },
  ],
  [
    "any names",
    z.record(z.string(), z.boolean()),
    { type: "object", additionalProperties: { type: "boolean" } },
  ],
  [
    "a tuple",
    z.tuple([z.string(), z.literal(1)]),
    {
      type: "array",
      items: [{ type: "string" }, { type: "number", enum: [1] }],
      additionalItems: false,
      minItems: 2,
      maxItems: 2,
    },
  ],
  [
    "properties may be named like keywords",
    { type: "object", properties: { const: { const: 1 }, default: { type: "string" } } },
    { type: "object", properties: { const: { enum: [1] }, default: { type: "string" } } },
  ],
])("%s", (_, schema, expected) => {
  expect(convert(schema)).toEqual(expected);
  expect(convert(expected)).toEqual(expected);
  expect(isDraft4(expected)).toBe(true);
});

test("a recursive schema stays recursive", () => {
  const tree = z.object({
    name: z.string(),
    get children() {
      return z.array(tree);
    },
  });
  expect(convert(tree)).toMatchObject({
    properties: { children: { type: "array", items: { $ref: "#" } } },
  });
});

test.each<[string, StandardJsonSchema | JsonObject]>([
  ["an exclusive limit", z.object({ total: z.number().positive() })],
  ["an exclusive upper limit", { type: "number", exclusiveMaximum: 1 }],
  ["a keyword of later drafts", { properties: { a: { if: {} } } }],
  ["a keyword of no draft", { allOf: [{}, { nullable: true }] }],
  ["names restricted in another way", { propertyNames: { minLength: 2 } }],
  ["names beside properties", { properties: { a: {} }, propertyNames: { enum: ["a"] } }],
  ["a value that JSON lacks", z.object({ on: z.date() })],
])("%s is rejected by name", (_, schema) => {
  const refused = (() => {
    try {
      return convert(schema);
    } catch (error) {
      return isGatewrightError(error) ? `${error.code}: ${error.message}` : error;
    }
  })();
  expect(refused).toMatchSnapshot();
});

test("a schema of any depth is rejected in bounded time", () => {
  let deep: JsonObject = {};
  for (let depth = 0; depth < 100_000; depth += 1) deep = { not: deep };
  expect(() => convert(deep)).toThrow("nested too deep");
  expect(isDraft4(deep)).toBe(false);
});

test.each([[[]], ["text"], [null], [undefined], [{ default: 1 }], [{ const: 1 }], [() => ({})]])(
  "%j is not a valid body schema",
  (value) => {
    expect(isDraft4(value)).toBe(false);
  },
);

test("a property may have any name", () => {
  const schema: JsonObject = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}');
  expect(JSON.stringify(convert(schema))).toBe(JSON.stringify(schema));
});
