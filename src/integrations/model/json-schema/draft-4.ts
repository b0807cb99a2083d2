import { equalJson, isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { changeSchemas } from "./keywords.ts";

/** A keyword that API Gateway's models lack and that cannot be converted. */
export class UnsupportedKeywordError extends Error {
  /** Undefined for a schema that is nested too deep. */
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
 * Converts a JSON Schema of a later draft to draft 4, which API Gateway's models use.
 *
 * @throws UnsupportedKeywordError draft 4 cannot express a keyword.
 */
export function toDraft4(schema: JsonObject): JsonObject {
  return convertSchema(schema, []);
}

/** Returns whether `toDraft4` leaves the value unchanged. */
export function isDraft4(value: unknown): value is JsonObject {
  // The conversion only descends into objects and lists, so any value is safe.
  const json = value as Json | undefined;
  try {
    return isObject(json) && equalJson(toDraft4(json), json);
  } catch (error) {
    if (error instanceof UnsupportedKeywordError) return false;
    throw error;
  }
}

/** Annotation keywords, most of which API Gateway does not accept. */
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

/** Keywords of draft 4, except those converted below. */
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

// Deeper schemas would overflow the stack, here and in body validation.
const deepest = 200;

function convertSchema(schema: JsonObject, at: readonly string[]): JsonObject {
  if (at.length > deepest)
    throw new UnsupportedKeywordError(
      undefined,
      [],
      "Its schemas are nested too deep. Reduce the nesting.",
    );
  const plain = withNames(withLimits(schema, at), at);
  const entries = Object.entries(plain).flatMap(([keyword, value]): [string, Json][] => {
    if (annotations.has(keyword)) return [];
    if (keyword === "const") return [["enum", [value]]];
    // Draft 4 does not allow an empty list here.
    if (keyword === "required" && Array.isArray(value) && value.length === 0) return [];
    if (!draft4.has(keyword)) {
      throw new UnsupportedKeywordError(keyword, at, "Remove it, and validate it in the backend.");
    }
    return [[keyword, changeSchemas(keyword, value, at, convertSchema)]];
  });
  return Object.fromEntries(entries);
}

/**
 * Converts exclusive limits, which API Gateway does not support (a known issue in its guide). For
 * integers, an inclusive limit is equivalent.
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
      "Use an inclusive limit, or validate it in the backend.",
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

/** Returns the exclusive limit: a number in later drafts, a flag beside the limit in draft 4. */
function excluded(exclusive: Json | undefined, beside: Json | undefined): number | undefined {
  const value = exclusive === true ? beside : exclusive;
  return typeof value === "number" ? value : undefined;
}

function limit(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/**
 * Converts `propertyNames` to properties without additional ones, as draft 4 cannot restrict names.
 */
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
    "List the properties, or validate them in the backend.",
  );
}
