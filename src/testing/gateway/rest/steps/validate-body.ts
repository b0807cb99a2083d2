import { dereference, type Schema } from "@cfworker/json-schema";
import { GatewrightError, isGatewrightError } from "../../../../core/errors.ts";
import { type Json, jsonOf } from "../../../../core/json.ts";
import { Budget } from "../../../../integrations/mapping-templates/budget.ts";
import { defaultLimits } from "../../../../integrations/mapping-templates/limits.ts";
import { builtInModels } from "../../../../integrations/model/record/built-in-models.ts";
import { type ModelRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { findMismatches, type Mismatch, type Validation } from "../../shared/find-mismatches.ts";
import { keyForRequest, requestMediaType } from "../../shared/template-key.ts";
import type { RestExecution, RestInvocation } from "./execution.ts";

/**
 * Rejects a body that does not match the method's model for its media type.
 *
 * @throws GatewayFault `request.model`
 * @throws GatewrightError `gateway.unknown-model`: a model refers to a missing one, which API Gateway
 * would not store.
 * @throws GatewrightError `gateway.model`: the model cannot be used, or the check takes too long.
 */
export function validateBody(invocation: RestInvocation): void {
  const { body, headers } = invocation.methodRequest;
  const { requestModels = {} } = invocation.method;
  const contentType = requestMediaType(headers);
  const key = keyForRequest(requestModels, contentType);
  const name = key === undefined ? undefined : requestModels[key];
  if (name === undefined) return;
  const violations = mismatch(body, name, invocation);
  if (violations === undefined) return;
  throw new GatewayFault("request.model", { contentType, violations });
}

/** Returns why the body does not match the model, if it does not. An empty body is `{}` (recorded). */
function mismatch(body: string, name: string, execution: RestExecution): string | undefined {
  const { models } = execution.api;
  const parsed = jsonOf(body || "{}");
  const model = byModel(name, models, () => modelOf(execution, name));
  if (!model) return undefined;
  if (parsed === undefined) return unreadable;
  const budget = new Budget({ ...defaultLimits, work: workFor(body) });
  const mismatches = byModel(name, models, () =>
    findMismatches(parsed, model.schema, { schemas: model.schemas, budget }),
  );
  if (mismatches.length === 0) return undefined;
  // The log prints this for an empty body too, whatever is missing (public capture of 2021).
  return body === "" ? unreadable : describe(mismatches);
}

/** Allows a few seconds, and more for a long body. */
function workFor(body: string): number {
  return 20_000_000 + 20 * body.length;
}

const unreadable = "Unknown error parsing request body";

/**
 * @throws GatewrightError `gateway.unknown-model`; `gateway.model`, for example for circular references.
 */
function byModel<Found>(name: string, models: Models, run: () => Found): Found {
  try {
    return run();
  } catch (cause) {
    const reason = reasonOf(cause);
    const message = `Failed to check a body against the model "${name}": ${reason}`;
    if (!reason.startsWith("Unresolved $ref"))
      throw new GatewrightError("gateway.model", message, { cause });
    const hint = `The models of the API are ${Object.keys(models).join(", ")}.`;
    throw new GatewrightError("gateway.unknown-model", message, { hint, cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof RangeError) {
    return "the body is nested too deeply, or the model's references are circular";
  }
  if (isGatewrightError(cause) && cause.code.endsWith(".limit")) {
    return "the check takes too long, for example because a pattern can match the same text in many ways";
  }
  return cause instanceof Error ? cause.message : String(cause);
}

/** Missing members are reported with AWS's text (public captures), the rest with the validator's own. */
function describe(mismatches: readonly Mismatch[]): string {
  const missing = new Map<Json, string[]>();
  const sentences: string[] = [];
  for (const mismatch of mismatches) {
    if (typeof mismatch === "string") sentences.push(mismatch);
    else missing.set(mismatch.from, [...(missing.get(mismatch.from) ?? []), mismatch.missing]);
  }
  const objects = [...missing.values()].map(
    (names) => `object has missing required properties (${JSON.stringify(names)})`,
  );
  return [...objects, ...sentences.filter((sentence) => sentence !== "")].join(", ");
}

type Models = RestExecution["api"]["models"];

interface UsableModel {
  readonly schema: Schema | boolean;
  readonly schemas: Validation["schemas"];
}

const usableModels = new WeakMap<Models, Map<string, UsableModel>>();

/** Parses each model once, on first use, because a deployment's models never change. */
function modelOf({ api: { models }, apiId }: RestExecution, name: string) {
  const known = usableModels.get(models) ?? new Map<string, UsableModel>();
  usableModels.set(models, known);
  const id = `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`;
  const usable = known.get(id) ?? readModel(models, name, id);
  if (usable) known.set(id, usable);
  return usable;
}

/** Collects the models that a model refers to, directly or not. An API may have hundreds of others. */
function readModel(models: Models, name: string, self: string): UsableModel | undefined {
  const read = readSchema(models, name);
  if (!read) return undefined;
  const schemas = dereference(read.schema);
  const added = new Set<string>();
  const references = [...read.references];
  for (const reference of references) {
    const [id = ""] = new URL(reference, self).href.split("#", 1);
    const [, otherName] = modelUrl.exec(id) ?? [];
    if (added.has(id) || otherName === undefined) continue;
    added.add(id);
    const other = readSchema(models, otherName);
    references.push(...(other?.references ?? []));
    if (typeof other?.schema === "object") {
      dereference({ ...withoutId(other.schema), $id: id }, schemas);
    }
  }
  return { schema: read.schema, schemas };
}

// Matches any API's id: a record that was read, exported or pulled runs under another id.
const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/(.+)$/;

function readSchema(models: Models, name: string) {
  const text = storedModel(models, name)?.schema ?? storedModel(builtInModels, name)?.schema;
  if (text === undefined) return undefined;
  const references: string[] = [];
  // CreateModel accepted the text as JSON Schema.
  const schema = JSON.parse(text, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") references.push(value);
    return value;
  }) as Schema | boolean;
  return { schema, references };
}

function storedModel(models: Models, name: string): ModelRecord | undefined {
  return Object.hasOwn(models, name) ? models[name] : undefined;
}

function withoutId({ $id: _, id: __, ...schema }: Schema): Schema {
  return schema;
}
