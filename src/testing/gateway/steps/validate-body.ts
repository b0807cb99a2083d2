import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { mediaTypeOf } from "../../../binary-media-types.ts";
import { GatewrightError } from "../../../errors.ts";
import { headerValue } from "../../../message.ts";
import type { MethodRequestStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { GatewayFault } from "../fault.ts";

/**
 * Refuses a body that does not match the method's model for its media type.
 *
 * @throws GatewayFault `BAD_REQUEST_BODY`
 * @throws GatewrightError `gateway.unknown-model`: a model refers to one that is not there. API
 * Gateway refuses to store it.
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
function mismatch(body: string, name: string, execution: RestExecution): string | undefined {
  const validator = validatorOf(execution, name);
  if (!validator) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body || "{}");
  } catch {
    return unreadable;
  }
  const { valid, errors } = validate(validator, parsed, name, execution.api.models);
  if (valid) return undefined;
  // Of an empty body the log says so too, whatever it lacks (public capture of 2021).
  return body === "" ? unreadable : describe(errors);
}

const unreadable = "Unknown error parsing request body";

/** These only say that something inside is wrong. */
const wrappers = new Set(["properties", "items", "$ref", "false"]);

/** What is missing is told in AWS's words (public captures); the rest in those of the validator here. */
function describe(errors: readonly OutputUnit[]): string {
  const missing = new Map<string, string[]>();
  for (const { keyword, instanceLocation, error } of errors) {
    if (keyword !== "required") continue;
    const [, name = ""] = /"(.*)"\.$/s.exec(error) ?? [];
    missing.set(instanceLocation, [...(missing.get(instanceLocation) ?? []), name]);
  }
  const objects = [...missing.values()].map(
    (names) => `object has missing required properties (${JSON.stringify(names)})`,
  );
  const others = errors
    .filter(({ keyword }) => keyword !== "required" && !wrappers.has(keyword))
    .map(({ error }) => error);
  return [...objects, ...others].join(", ");
}

type Models = RestExecution["api"]["models"];

const validators = new WeakMap<Models, Map<string, Validator>>();

/** A deployment's models never change, so each is read once, when a body first has to match it. */
function validatorOf({ api: { models }, apiId }: RestExecution, name: string) {
  const known = validators.get(models) ?? new Map<string, Validator>();
  validators.set(models, known);
  const base = `https://apigateway.amazonaws.com/restapis/${apiId}/models/`;
  const validator = known.get(base + name) ?? makeValidator(models, name, base);
  if (validator) known.set(base + name, validator);
  return validator;
}

/** With the models that it refers to, directly or not: an API may have hundreds of others. */
function makeValidator(models: Models, name: string, base: string): Validator | undefined {
  const read = readSchema(models, name);
  if (!read) return undefined;
  const validator = new Validator(read.schema, "4");
  const added = new Set<string>();
  const references = [...read.references];
  for (const reference of references) {
    const [id = ""] = new URL(reference, base).href.split("#", 1);
    const [, otherName] = modelUrl.exec(id) ?? [];
    if (added.has(id) || otherName === undefined) continue;
    added.add(id);
    const other = readSchema(models, otherName);
    references.push(...(other?.references ?? []));
    if (typeof other?.schema === "object") validator.addSchema(withoutId(other.schema), id);
  }
  return validator;
}

// Whichever API the URL names: a record that was read, exported or pulled runs under another id.
const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/(.+)$/;

/** @throws GatewrightError `gateway.unknown-model` */
function validate(validator: Validator, body: unknown, name: string, models: Models) {
  try {
    return validator.validate(body);
  } catch (cause) {
    // The validator goes on to list every schema that it knows.
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split(/\.\n/);
    const message = `Failed to check a body against the model "${name}": ${reason}`;
    const hint = `The models of the API are ${Object.keys(models).join(", ")}.`;
    throw new GatewrightError("gateway.unknown-model", message, { hint, cause });
  }
}

function readSchema(models: Models, name: string) {
  const text =
    (Object.hasOwn(models, name) ? models[name]?.schema : undefined) ?? builtIn.get(name);
  if (text === undefined) return undefined;
  const references: string[] = [];
  // CreateModel took the text as JSON Schema.
  const schema = JSON.parse(text, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") references.push(value);
    return value;
  }) as Schema | boolean;
  return { schema, references };
}

function withoutId({ $id: _, id: __, ...schema }: Schema): Schema {
  return schema;
}
