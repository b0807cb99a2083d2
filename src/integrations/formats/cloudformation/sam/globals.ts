import type { Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, objectOf } from "../../openapi/shape.ts";
import { isIntrinsic } from "../../unresolved-text.ts";

/** Section of `Globals` by resource type. */
const sections: Readonly<Record<string, string>> = {
  "AWS::Serverless::Function": "Function",
  "AWS::Serverless::Api": "Api",
  "AWS::Serverless::HttpApi": "HttpApi",
  "AWS::Serverless::StateMachine": "StateMachine",
};

/**
 * Merges the properties of a resource with the `Globals` of its type.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(type: string, properties: JsonObject, globals: JsonObject): JsonObject {
  const section = Object.hasOwn(sections, type) ? sections[type] : undefined;
  if (section === undefined) return properties;
  return objectOf(merged(objectOf(globals[section]), properties));
}

/** Merges maps, appends lists, and otherwise prefers the resource's value. */
function merged(all: Json, own: Json): Json {
  if (Array.isArray(all) && Array.isArray(own)) return [...all, ...own];
  if (!isObject(all) || !isObject(own) || isIntrinsic(all) || isIntrinsic(own)) return own;
  const entries = Object.entries(own).map(([name, value]) => {
    const shared = Object.hasOwn(all, name) ? all[name] : undefined;
    return [name, shared === undefined ? value : merged(shared, value)] as const;
  });
  return { ...all, ...Object.fromEntries(entries) };
}
