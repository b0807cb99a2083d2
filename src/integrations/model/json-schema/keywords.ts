import { isObject, type Json, type JsonObject } from "../../../core/json.ts";

/** Keywords whose values are schemas by name. */
const schemaMaps: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "dependencies",
]);

/** Keywords whose values are a schema or a list of schemas. */
const schemaPlaces: ReadonlySet<string> = new Set([
  "items",
  "additionalItems",
  "additionalProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
]);

/**
 * Applies `change` to each schema in a keyword's value; returns other values unchanged.
 *
 * @param change receives a schema and its path
 */
export function changeSchemas(
  keyword: string,
  value: Json,
  at: readonly string[],
  change: (schema: JsonObject, at: readonly string[]) => Json,
): Json {
  const place = [...at, keyword];
  if (schemaMaps.has(keyword) && isObject(value)) {
    const entries = Object.entries(value).map(([name, schema]) => [
      name,
      isObject(schema) ? change(schema, [...place, name]) : schema,
    ]);
    return Object.fromEntries(entries);
  }
  if (!schemaPlaces.has(keyword)) return value;
  if (!Array.isArray(value)) return isObject(value) ? change(value, place) : value;
  return value.map((each: Json, index) =>
    isObject(each) ? change(each, [...place, String(index)]) : each,
  );
}
