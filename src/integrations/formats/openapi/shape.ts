import { isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { isIntrinsic, unresolvedText } from "../unresolved-text.ts";

export { isObject, type JsonObject };

/**
 * Returns the value if it is an object, otherwise an empty object, as API Gateway reads documents.
 */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Returns text, or a number or boolean as text: `version: 1`; for a CloudFormation function, the
 * known part.
 */
export function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value !== "object" || isIntrinsic(value) ? unresolvedText(value) : undefined;
}

export function textsOf(value: Json | undefined): string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** Returns the entries whose values convert to text. */
export function textMapOf(value: Json | undefined): Record<string, string> | undefined {
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const text = textOf(each);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(entries);
}

export function booleanOf(value: Json | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/**
 * Returns an own member by a name from the document, never an inherited one such as `constructor`.
 */
export function memberOf(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
