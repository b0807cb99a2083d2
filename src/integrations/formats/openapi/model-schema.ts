import type { Json } from "../../../json.ts";
import type { DocumentReading } from "./reading.ts";
import { isObject, type JsonObject, textOf, textsOf } from "./shape.ts";

/** Words of OpenAPI, and of later JSON Schema, that draft 4 does not know or that say nothing there. */
const dropped: ReadonlySet<string> = new Set([
  "nullable",
  "discriminator",
  "xml",
  "externalDocs",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** The name that a schema refers to in its own document or, by URL, among the models of the API. */
export function referredModel(schema: JsonObject): string | undefined {
  const reference = textOf(schema["$ref"]) ?? "";
  const local = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/.exec(reference);
  const deployed = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/]+)$/;
  return (local ?? deployed.exec(reference))?.[1];
}

export function ignoreReference(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): void {
  reading.ignore(at, `the reference ${textOf(schema["$ref"])} is not to a model of the document`);
}

/** A schema of the document as a model holds it: JSON Schema, draft 4, with references by URL. */
export function toModelSchema(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  if (schema["$ref"] !== undefined) return toReference(schema, reading, at);
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (dropped.has(keyword) || keyword.startsWith("x-")) return [];
    const place = [...at, keyword];
    // A limit of OpenAPI 3.1; in draft 4 the word only says that `minimum` itself is out.
    if (keyword === "exclusiveMinimum" && typeof value === "number") {
      return [
        ["minimum", value],
        [keyword, true],
      ];
    }
    if (keyword === "exclusiveMaximum" && typeof value === "number") {
      return [
        ["maximum", value],
        [keyword, true],
      ];
    }
    if (keyword === "const") return [["enum", [value]]];
    // In the order of the alphabet, as AWS stores them (recorded).
    if (keyword === "required" && Array.isArray(value)) return [[keyword, textsOf(value).sort()]];
    if (schemaMaps.has(keyword) && isObject(value)) {
      return [[keyword, eachSchema(value, reading, place)]];
    }
    if (!schemaPlaces.has(keyword)) return [[keyword, value]];
    return [[keyword, Array.isArray(value) ? value.map(convert) : convert(value)]];

    function convert(inner: Json): Json {
      return isObject(inner) ? toModelSchema(inner, reading, place) : inner;
    }
  });
  return Object.fromEntries(entries);
}

/** Keywords whose values are schemas by a name. */
const schemaMaps: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "dependencies",
]);

/** Keywords whose values are a schema, or a list of them. */
const schemaPlaces: ReadonlySet<string> = new Set([
  "items",
  "additionalItems",
  "additionalProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
]);

function eachSchema(
  schemas: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  const entries = Object.entries(schemas).map(([name, schema]) => [
    name,
    isObject(schema) ? toModelSchema(schema, reading, [...at, name]) : schema,
  ]);
  return Object.fromEntries(entries);
}

function toReference(
  schema: JsonObject,
  reading: DocumentReading,
  at: readonly string[],
): JsonObject {
  const name = referredModel(schema);
  if (name !== undefined) {
    const { restApi } = reading.ids;
    return { $ref: `https://apigateway.amazonaws.com/restapis/${restApi}/models/${name}` };
  }
  ignoreReference(schema, reading, at);
  return {};
}
