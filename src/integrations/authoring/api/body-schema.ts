import { GatewrightError } from "../../../core/errors.ts";
import { equalJson, isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { changeSchemas } from "../../model/record/schema-keywords.ts";

/**
 * A schema of a library that speaks Standard JSON Schema: zod 4, ArkType, Valibot with its adapter.
 *
 * https://standardschema.dev/json-schema
 */
export interface StandardJsonSchema {
  readonly "~standard": {
    readonly jsonSchema: {
      readonly input: (options: { readonly target: "draft-07" }) => Record<string, unknown>;
    };
  };
}

/**
 * The JSON Schema of a body as API Gateway's models take it: draft 4.
 *
 * Asked for as draft 7, because libraries leave out silently what draft 4 does not have.
 *
 * @throws GatewrightError `route.invalid`: names what a model cannot say, and where.
 */
export function toBodySchema(schema: StandardJsonSchema | JsonObject, route: string): JsonObject {
  const json = isStandard(schema) ? toJsonSchema(schema, route) : schema;
  try {
    return toDraft4(json, []);
  } catch (error) {
    if (!(error instanceof UnsupportedKeywordError)) throw error;
    const at = ["body", ...error.at].join(".");
    throw new GatewrightError(
      "route.invalid",
      `Failed to build the route "${route}": ${at}: a model of API Gateway cannot say ${error.message}`,
      { hint: error.hint },
    );
  }
}

/** Whether this is what `toBodySchema` gives: a schema that it leaves as it is. */
export function isBodySchema(value: unknown): value is JsonObject {
  // Of a value of any shape only objects and lists are looked into, as those of JSON are.
  const json = value as Json | undefined;
  try {
    return isObject(json) && equalJson(toDraft4(json, []), json);
  } catch (error) {
    if (error instanceof UnsupportedKeywordError) return false;
    throw error;
  }
}

function isStandard(schema: StandardJsonSchema | JsonObject): schema is StandardJsonSchema {
  return "~standard" in schema;
}

function toJsonSchema(schema: StandardJsonSchema, route: string): JsonObject {
  try {
    // What the standard calls a JSON Schema is JSON.
    return schema["~standard"].jsonSchema.input({ target: "draft-07" }) as JsonObject;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("route.invalid", `Failed to build the route "${route}": ${reason}`, {
      cause,
      hint: "The schema of a body is JSON Schema in the end: it cannot hold dates, functions and the like.",
    });
  }
}

class UnsupportedKeywordError extends Error {
  readonly at: readonly string[];
  readonly hint: string;

  constructor(keyword: string, at: readonly string[], hint: string) {
    super(keyword);
    this.at = at;
    this.hint = hint;
  }
}

/** Words that describe and do not restrict. API Gateway does not take most of them. */
const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "id",
  "$comment",
  "contentEncoding",
  "contentMediaType",
  "default",
  "deprecated",
  "examples",
  "readOnly",
  "writeOnly",
]);

/** Draft 4, but for the words that are changed below. */
const draft4: ReadonlySet<string> = new Set([
  "$ref",
  "additionalItems",
  "additionalProperties",
  "allOf",
  "anyOf",
  "definitions",
  "dependencies",
  "description",
  "enum",
  "format",
  "items",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "not",
  "oneOf",
  "pattern",
  "patternProperties",
  "properties",
  "required",
  "title",
  "type",
  "uniqueItems",
]);

// Deeper ones would end the stack, here and where bodies are validated.
const deepest = 200;

function toDraft4(schema: JsonObject, at: readonly string[]): JsonObject {
  if (at.length > deepest)
    throw new UnsupportedKeywordError("this", [], "Its schemas are nested too deep.");
  const plain = withNames(withLimits(schema, at), at);
  const entries = Object.entries(plain).flatMap(([keyword, value]): [string, Json][] => {
    if (annotations.has(keyword)) return [];
    if (keyword === "const") return [["enum", [value]]];
    // Draft 4 has no empty list here.
    if (keyword === "required" && Array.isArray(value) && value.length === 0) return [];
    if (!draft4.has(keyword)) {
      throw new UnsupportedKeywordError(
        `"${keyword}"`,
        at,
        "Leave it out, and check it behind the gateway.",
      );
    }
    return [[keyword, changeSchemas(keyword, value, at, toDraft4)]];
  });
  return Object.fromEntries(entries);
}

/**
 * API Gateway does not know limits that are out themselves (a known issue in its guide); between
 * whole numbers there are others that say the same.
 */
function withLimits(schema: JsonObject, at: readonly string[]): JsonObject {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const low = excluded(exclusiveMinimum, rest["minimum"]);
  const high = excluded(exclusiveMaximum, rest["maximum"]);
  if (low === undefined && high === undefined) return rest;
  if (rest["type"] !== "integer") {
    const keyword = low === undefined ? "exclusiveMaximum" : "exclusiveMinimum";
    throw new UnsupportedKeywordError(
      `"${keyword}"`,
      at,
      "Include the limit, or check it behind the gateway.",
    );
  }
  return {
    ...rest,
    ...(low !== undefined && {
      minimum: Math.max(Math.floor(low) + 1, limit(rest["minimum"], -Infinity)),
    }),
    ...(high !== undefined && {
      maximum: Math.min(Math.ceil(high) - 1, limit(rest["maximum"], Infinity)),
    }),
  };
}

/** The limit that is out: a number in later drafts, in draft 4 a flag beside the limit. */
function excluded(exclusive: Json | undefined, beside: Json | undefined): number | undefined {
  const value = exclusive === true ? beside : exclusive;
  return typeof value === "number" ? value : undefined;
}

function limit(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** Draft 4 does not restrict names, but has properties that are named and no others. */
function withNames(schema: JsonObject, at: readonly string[]): JsonObject {
  const { propertyNames, ...rest } = schema;
  if (!isObject(propertyNames)) return rest;
  const { type: _, enum: names, pattern, ...others } = propertyNames;
  const value = rest["additionalProperties"] ?? {};
  const isPlain = !rest["properties"] && !rest["patternProperties"];
  if (Object.keys(others).length === 0) {
    if (names === undefined && pattern === undefined) return rest;
    if (isPlain && Array.isArray(names) && pattern === undefined) {
      const properties = Object.fromEntries(names.map((name) => [String(name), value]));
      return { ...rest, properties, additionalProperties: false };
    }
    if (isPlain && typeof pattern === "string" && names === undefined) {
      return { ...rest, patternProperties: { [pattern]: value }, additionalProperties: false };
    }
  }
  throw new UnsupportedKeywordError(
    '"propertyNames"',
    at,
    "Name the properties, or check them behind the gateway.",
  );
}
