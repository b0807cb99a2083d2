import { GatewrightError } from "../../../core/errors.ts";
import type { JsonObject } from "../../../core/json.ts";
import { toDraft4, UnsupportedKeywordError } from "../../model/json-schema/draft-4.ts";

/**
 * A schema of a library that speaks Standard JSON Schema: zod 4, ArkType, Valibot with its adapter.
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
 * The JSON Schema of a body as API Gateway's models take it: draft 4.
 *
 * Asked for as draft 7, because libraries leave out silently what draft 4 does not have.
 *
 * @throws GatewrightError `route.invalid`: names what a model cannot say, and where.
 */
export function toBodySchema(schema: StandardJsonSchema | JsonObject, route: string): JsonObject {
  const json = isStandard(schema) ? toJsonSchema(schema, route) : schema;
  try {
    return toDraft4(json);
  } catch (error) {
    if (!(error instanceof UnsupportedKeywordError)) throw error;
    const path = ["body", ...error.at];
    const what = error.keyword === undefined ? "this" : `"${error.keyword}"`;
    const message = `a model of API Gateway cannot say ${what}`;
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
    // What the standard calls a JSON Schema is JSON.
    return schema["~standard"].jsonSchema.input({ target: "draft-07" }) as JsonObject;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("route.invalid", `Failed to build the route "${route}": ${reason}`, {
      cause,
      details: { problems: [{ path: ["body"], message: reason }] },
      hint: "The schema of a body is JSON Schema in the end: it cannot hold dates, functions and the like.",
    });
  }
}
