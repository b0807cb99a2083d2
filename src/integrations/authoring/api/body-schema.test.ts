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
  ["a constant is the only one of a list", z.literal("a"), { type: "string", enum: ["a"] }],
  ["a default says nothing", z.string().default("x"), { type: "string" }],
  ["nothing required is not said", { type: "object", required: [] }, { type: "object" }],
  [
    "between whole numbers, a limit that is out is the next that is in",
    { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 9.5 },
    { type: "integer", minimum: 1, maximum: 9 },
  ],
  [
    "of two limits the tighter counts",
    { type: "integer", exclusiveMinimum: 0, minimum: 5, exclusiveMaximum: 9, maximum: 7 },
    { type: "integer", minimum: 5, maximum: 7 },
  ],
  [
    "a limit of draft 4 that is out",
    { type: "integer", minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    { type: "integer", minimum: 1, maximum: 9 },
  ],
  [
    "names from a list are the only properties",
    z.partialRecord(z.enum(["a", "b"]), z.boolean()),
    {
      type: "object",
      properties: { a: { type: "boolean" }, b: { type: "boolean" } },
      additionalProperties: false,
    },
  ],
  [
    "names by a pattern are the only properties",
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
    "keywords are properties as well",
    { type: "object", properties: { const: { const: 1 }, default: { type: "string" } } },
    { type: "object", properties: { const: { enum: [1] }, default: { type: "string" } } },
  ],
])("%s", (_, schema, expected) => {
  expect(convert(schema)).toEqual(expected);
  expect(convert(expected)).toEqual(expected);
  expect(isDraft4(expected)).toBe(true);
});

test("a schema that refers to itself stays one", () => {
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
  ["a limit that is out", z.object({ total: z.number().positive() })],
  ["an upper limit that is out", { type: "number", exclusiveMaximum: 1 }],
  ["a word of later drafts", { properties: { a: { if: {} } } }],
  ["a word of no draft", { allOf: [{}, { nullable: true }] }],
  ["names that are restricted otherwise", { propertyNames: { minLength: 2 } }],
  ["names beside properties", { properties: { a: {} }, propertyNames: { enum: ["a"] } }],
  ["what JSON does not have", z.object({ on: z.date() })],
])("%s is refused by name", (_, schema) => {
  const refused = (() => {
    try {
      return convert(schema);
    } catch (error) {
      return isGatewrightError(error) ? `${error.code}: ${error.message}` : error;
    }
  })();
  expect(refused).toMatchSnapshot();
});

test("a schema of any depth is refused in bounded time", () => {
  let deep: JsonObject = {};
  for (let depth = 0; depth < 100_000; depth += 1) deep = { not: deep };
  expect(() => convert(deep)).toThrow("nested too deep");
  expect(isDraft4(deep)).toBe(false);
});

test.each([[[]], ["text"], [null], [undefined], [{ default: 1 }], [{ const: 1 }], [() => ({})]])(
  "%j is no schema of a body",
  (value) => {
    expect(isDraft4(value)).toBe(false);
  },
);

test("a property may have any name", () => {
  const schema: JsonObject = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}');
  expect(JSON.stringify(convert(schema))).toBe(JSON.stringify(schema));
});
