import { isObject, type Json, type JsonObject, jsonOf } from "../../../core/json.ts";
import {
  fromReference,
  modelNameIn,
  toReference,
} from "../../../integrations/formats/openapi/pointer.ts";
import { changeSchemas } from "../../../integrations/model/json-schema/keywords.ts";
import { type ModelRecord } from "../../../integrations/model/record/rest-api-record.ts";

type Models = Readonly<Record<string, ModelRecord>>;

/**
 * Returns the schema of a model with the models that it references in its `definitions`, so that
 * every reference is internal. That AWS puts them there is not sourced.
 */
export function flattenModel(models: Models, { schema }: Pick<ModelRecord, "schema">): JsonObject {
  const parsed = jsonOf(schema ?? "{}");
  if (!isObject(parsed)) return {};
  const flattened = new Map<string, Json>();
  const whole = rewrite(parsed, [], models, flattened);
  if (flattened.size === 0) return whole;
  const own = whole["definitions"];
  return {
    ...whole,
    definitions: { ...(isObject(own) && own), ...Object.fromEntries(flattened) },
  };
}

// Deeper schemas are cut off, because they would overflow the stack.
const maxDepth = 500;

/** @param place the path of the schema's own root in the result */
function rewrite(
  schema: JsonObject,
  place: readonly string[],
  models: Models,
  flattened: Map<string, Json>,
  depth = 0,
): JsonObject {
  if (depth > maxDepth) return {};
  const change = (each: JsonObject) => rewrite(each, place, models, flattened, depth + 1);
  const entries = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (keyword !== "$ref" || typeof value !== "string") {
      return [keyword, changeSchemas(keyword, value, [], change)];
    }
    if (value === "#" || value.startsWith("#/")) {
      const inside = value === "#" ? [] : fromReference(value);
      const path = [...place, ...inside];
      return [keyword, path.length === 0 ? "#" : toReference(path)];
    }
    const name = modelNameIn(value) ?? "";
    if (!Object.hasOwn(models, name)) return [keyword, value];
    if (!flattened.has(name)) {
      // Set before its own references are followed, because models may reference each other in a
      // circle.
      flattened.set(name, {});
      const parsed = jsonOf(models[name]?.schema ?? "{}");
      const at = ["definitions", name];
      flattened.set(
        name,
        isObject(parsed) ? rewrite(parsed, at, models, flattened, depth + 1) : {},
      );
    }
    return [keyword, toReference(["definitions", name])];
  });
  return Object.fromEntries(entries);
}
