import type { Json } from "../../../../core/json.ts";
import { isObject, type JsonObject } from "../../openapi/shape.ts";
import { isIntrinsic } from "../../unresolved-text.ts";

/** Returns the members with the given names that exist. */
export function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Converts SAM's map of tags to CloudFormation's list. */
export function tagList(tags: Json): Json {
  if (!isObject(tags) || isIntrinsic(tags)) return tags;
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
