import { dereference, type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import { Budget } from "../../../integrations/mapping-templates/budget.ts";
import { defaultLimits } from "../../../integrations/mapping-templates/limits.ts";
import { findMismatches } from "./find-mismatches.ts";

function mismatchesOf(value: Json, schema: Schema | boolean, work = 100_000) {
  const validation = {
    schemas: dereference(schema),
    budget: new Budget({ ...defaultLimits, work }),
  };
  return findMismatches(value, schema, validation);
}

const names = fc.constantFrom("a", "b", "ab", "toString", "__proto__");

const { value: values } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(null, true, 0, 1, 2.5, -3, "", "a", "ab", "b1", "2020-02-30"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 3 }),
  ),
}));

const { schema: schemas } = fc.letrec<{ schema: Schema }>((tie) => {
  const schema = tie("schema");
  const some = fc.array(schema, { minLength: 1, maxLength: 3 });
  const small = fc.integer({ min: 0, max: 3 });
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.constantFrom("string", "object", "array", "integer", "null", ["number", "boolean"]),
    enum: fc.array(values, { minLength: 1, maxLength: 3 }),
    required: fc.array(names, { minLength: 1, maxLength: 2 }),
    properties: fc.dictionary(names, schema, { maxKeys: 3 }),
    patternProperties: fc.dictionary(fc.constantFrom("^a", "b$", "."), schema, { maxKeys: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), schema),
    dependencies: fc.dictionary(names, fc.oneof(schema, fc.array(names)), { maxKeys: 2 }),
    minProperties: small,
    maxProperties: small,
    items: fc.oneof(schema, some),
    additionalItems: fc.oneof(fc.boolean(), schema),
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    minimum: small,
    exclusiveMinimum: fc.boolean(),
    maximum: small,
    multipleOf: fc.constantFrom(1, 0.5, 2),
    minLength: small,
    maxLength: small,
    pattern: fc.constantFrom("^a", "b$", "^[ab]+$"),
    format: fc.constantFrom("date", "email", "unknown", "toString"),
    not: schema,
    anyOf: some,
    allOf: some,
    oneOf: some,
  };
  const entry = fc.constantFrom(...Object.keys(keywords)).chain((keyword) => {
    const value = keywords[keyword] ?? fc.constant(undefined);
    return value.map((given): [string, unknown] => [keyword, given]);
  });
  const object = fc.array(entry, { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
  return { schema: fc.oneof({ depthSize: "small" }, fc.constant({}), object) };
});

/** Messages that only say that something inside is wrong. */
const wrappers = new Set(["properties", "items", "false"]);

function sentences({ keyword, error }: OutputUnit): string[] {
  return wrappers.has(keyword) ? [] : [error];
}

test("mismatches equal those of the library's validator, with the same messages", () => {
  fc.assert(
    fc.property(schemas, values, (schema, value) => {
      const { valid, errors } = new Validator(schema, "4").validate(value);
      const found = mismatchesOf(value, schema);
      expect(found.length === 0).toBe(valid);
      const words = found.map((each) =>
        typeof each === "string"
          ? each
          : `Instance does not have required property "${each.missing}".`,
      );
      const observed = words.filter((each) => each !== "");
      expect(observed.toSorted()).toEqual(errors.flatMap(sentences).toSorted());
    }),
    { numRuns: 1000 },
  );
});

describe("expensive checks terminate", () => {
  /** Each refers to the next one twice. */
  const definitions = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => {
      const next = { $ref: `#/definitions/${index + 1}` };
      return [index, { anyOf: [next, next] }];
    }),
  );
  const doubled = {
    definitions: { ...definitions, 30: { type: "string" } },
    $ref: "#/definitions/0",
  };

  test.each<[string, Json, Schema]>([
    ["nested alternatives", 1, doubled],
    ["a pattern", `${"a".repeat(60)}!`, { pattern: "^(a+)+$" }],
    ["a pattern of names", { [`${"a".repeat(60)}!`]: 1 }, { patternProperties: { "^(a+)+$": {} } }],
    ["a URL", `http://${"a".repeat(60)}!`, { format: "url" }],
  ])("%s", (_, value, schema) => {
    expect(() => mismatchesOf(value, schema)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:template|regex)\.limit$/) }),
    );
  });

  test("unique items are looked up, not compared", () => {
    const many = Array.from({ length: 50_000 }, (_, index) => index);
    expect(mismatchesOf(many, { uniqueItems: true })).toEqual([]);
    expect(mismatchesOf([...many, 7], { uniqueItems: true })).toEqual([
      "Duplicate items at indexes 7 and 50000.",
    ]);
  });
});
