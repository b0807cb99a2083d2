import { equalJson, isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { changeSchemas } from "./keywords.ts";

/** A keyword that API Gateway's models do not have, and that no other says. */
export class UnsupportedKeywordError extends Error {
  /** Absent for a schema that is nested too deep. */
  readonly keyword: string | undefined;
  readonly at: readonly string[];
  readonly advice: string;

  constructor(keyword: string | undefined, at: readonly string[], advice: string) {
    super(keyword === undefined ? "nested too deep" : `unsupported keyword "${keyword}"`);
    this.keyword = keyword;
    this.at = at;
    this.advice = advice;
  }
}

/**
 * A JSON Schema of a later draft as API Gateway's models take it: draft 4.
 *
 * @throws UnsupportedKeywordError for what draft 4 cannot say.
 */
export function toDraft4(schema: JsonObject): JsonObject {
  return convertSchema(schema, []);
}

/** Whether `toDraft4` leaves the value as it is. */
export function isDraft4(value: unknown): value is JsonObject {
  // Of a value of any shape only objects and lists are looked into, as those of JSON are.
  const json = value as Json | undefined;
  try {
    return isObject(json) && equalJson(toDraft4(json), json);
  } catch (error) {
    if (error instanceof UnsupportedKeywordError) return false;
    throw error;
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

function convertSchema(schema: JsonObject, at: readonly string[]): JsonObject {
  if (at.length > deepest)
    throw new UnsupportedKeywordError(undefined, [], "Its schemas are nested too deep.");
  const plain = withNames(withLimits(schema, at), at);
  const entries = Object.entries(plain).flatMap(([keyword, value]): [string, Json][] => {
    if (annotations.has(keyword)) return [];
    if (keyword === "const") return [["enum", [value]]];
    // Draft 4 has no empty list here.
    if (keyword === "required" && Array.isArray(value) && value.length === 0) return [];
    if (!draft4.has(keyword)) {
      throw new UnsupportedKeywordError(
        keyword,
        at,
        "Leave it out, and check it behind the gateway.",
      );
    }
    return [[keyword, changeSchemas(keyword, value, at, convertSchema)]];
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
      keyword,
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
    "propertyNames",
    at,
    "Name the properties, or check them behind the gateway.",
  );
}
