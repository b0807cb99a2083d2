import { type Schema, Validator } from "@cfworker/json-schema";
import type { ModelRecord } from "../../../integrations/record/rest-api-record.ts";
import { headerValue } from "../../../message.ts";
import { mediaTypeOf } from "../../../proxy-events/binary-media-types.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { GatewayFault } from "../fault.ts";

/**
 * Refuses a body that does not match the method's model for its media type.
 *
 * @throws GatewayFault `BAD_REQUEST_BODY`
 */
export function validateBody(execution: RestExecution, { body, headers }: MethodRequestStep): void {
  const { requestModels = {} } = execution.method;
  const contentType = mediaTypeOf(headerValue(headers, "content-type")) || "application/json";
  const key = [contentType, "$default"].find((each) => Object.hasOwn(requestModels, each));
  const name = key === undefined ? undefined : requestModels[key];
  if (name === undefined) return;
  const details = mismatch(body, name, execution);
  if (details === undefined) return;
  throw new GatewayFault("BAD_REQUEST_BODY", { step: { type: "body", contentType, details } });
}

/** Models of every API. */
const builtIn = new Map([
  ["Empty", "{}"],
  ["Error", '{"type": "object", "properties": {"message": {"type": "string"}}}'],
]);

/** Why the body does not match the model; undefined when it does. An empty body is `{}` (recorded). */
function mismatch(body: string, name: string, { api, apiId }: RestExecution): string | undefined {
  const schema = schemaOf(api.models, name);
  if (schema === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body || "{}");
  } catch {
    return "Unknown error parsing request body";
  }
  const validator = new Validator(schema, "4");
  for (const model of Object.keys(api.models)) {
    const other = schemaOf(api.models, model);
    const id = `https://apigateway.amazonaws.com/restapis/${apiId}/models/${model}`;
    if (typeof other === "object") validator.addSchema(withoutId(other), id);
  }
  const { valid, errors } = validator.validate(parsed);
  return valid ? undefined : errors.map(({ error }) => error).join(", ");
}

function schemaOf(
  models: Readonly<Record<string, ModelRecord>>,
  name: string,
): Schema | boolean | undefined {
  const text =
    (Object.hasOwn(models, name) ? models[name]?.schema : undefined) ?? builtIn.get(name);
  if (text === undefined) return undefined;
  // CreateModel took the text as JSON Schema.
  return JSON.parse(text) as Schema;
}

function withoutId({ $id: _, id: __, ...schema }: Schema): Schema {
  return schema;
}
