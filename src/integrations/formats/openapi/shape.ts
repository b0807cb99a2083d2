import { isObject, type Json, type JsonObject } from "../../../core/json.ts";
import { isIntrinsic, unresolvedText } from "../unresolved-text.ts";

export { isObject, type JsonObject };

/** The value as an object; one without members for anything else, as API Gateway reads documents. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Text, or a number or boolean as text: `version: 1`; of a CloudFormation function what is known. */
export function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value !== "object" || isIntrinsic(value) ? unresolvedText(value) : undefined;
}

export function textsOf(value: Json | undefined): string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** The entries whose values are text, or can be. */
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

/** A member by a name that the document gives: `constructor` is absent like any other. */
export function memberOf(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
