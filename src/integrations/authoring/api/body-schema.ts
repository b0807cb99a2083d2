import { GatewrightError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import { toDraft4, UnsupportedKeywordError } from "../../model/json-schema/draft-4.ts";

/**
 * A schema of a library that implements Standard JSON Schema: zod 4, ArkType, Valibot with its
 * adapter.
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
 * Converts a body schema to JSON Schema draft 4, which API Gateway's models use.
 *
 * Requests draft 7, because libraries silently drop what draft 4 lacks.
 *
 * @throws GatewrightError `route.invalid`: a model cannot express part of the schema.
 */
export function toBodySchema(schema: StandardJsonSchema | JsonObject, route: string): JsonObject {
  const json = isStandard(schema) ? toJsonSchema(schema, route) : schema;
  try {
    return toDraft4(json);
  } catch (error) {
    if (!(error instanceof UnsupportedKeywordError)) throw error;
    const path = ["body", ...error.at];
    const what = error.keyword === undefined ? "this" : `"${error.keyword}"`;
    const message = `API Gateway's models do not support ${what}`;
    throw new GatewrightError(
      "route.invalid",
      `Failed to build the route "${route}": ${path.join(".")}: ${message}`,
      { hint: error.advice, details: { problems: [{ path, message }] } },
    );
  }
}

function isStandard(schema: StandardJsonSchema | JsonObject): schema is StandardJsonSchema {
  return "~standard" in schema;
}

function toJsonSchema(schema: StandardJsonSchema, route: string): JsonObject {
  try {
    // The standard guarantees that a JSON Schema is JSON.
    return schema["~standard"].jsonSchema.input({ target: "draft-07" }) as JsonObject;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("route.invalid", `Failed to build the route "${route}": ${reason}`, {
      cause,
      details: { problems: [{ path: ["body"], message: reason }] },
      hint: "Use types that JSON Schema supports: no dates, functions or similar.",
    });
  }
}
