import { createContext, Script } from "node:vm";
import { type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import { GatewrightError } from "../../../../core/errors.ts";
import { lazy } from "../../../../core/memoize.ts";
import { builtInModels } from "../../../../integrations/model/record/built-in-models.ts";
import type { ModelRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/fault.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import { keyForRequest, requestMediaType } from "../../shared/template-key.ts";
import type { RestExecution } from "../execution.ts";

/**
 * Refuses a body that does not match the method's model for its media type.
 *
 * @throws GatewayFault `BAD_REQUEST_BODY`
 * @throws GatewrightError `gateway.unknown-model`: a model refers to one that is not there. API
 * Gateway refuses to store it.
 * @throws GatewrightError `gateway.model`: the model cannot be used, or takes too long.
 */
export function validateBody(execution: RestExecution, { body, headers }: MethodRequestStep): void {
  const { requestModels = {} } = execution.method;
  const contentType = requestMediaType(headers);
  const key = keyForRequest(requestModels, contentType);
  const name = key === undefined ? undefined : requestModels[key];
  if (name === undefined) return;
  const details = mismatch(body, name, execution);
  if (details === undefined) return;
  throw new GatewayFault("BAD_REQUEST_BODY", { step: { type: "body", contentType, details } });
}

/** Why the body does not match the model; undefined when it does. An empty body is `{}` (recorded). */
function mismatch(body: string, name: string, execution: RestExecution): string | undefined {
  const { models } = execution.api;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body || "{}");
  } catch {
    parsed = undefined;
  }
  const usable = byModel(name, models, () => validatorOf(execution, name));
  if (!usable) return undefined;
  if (parsed === undefined) return unreadable;
  const { validator, mayTakeLong } = usable;
  const validate = () => validator.validate(parsed);
  const { valid, errors } = byModel(name, models, () =>
    mayTakeLong ? withinTime(2000 + body.length / 500, validate) : validate(),
  );
  if (valid) return undefined;
  // Of an empty body the log says so too, whatever it lacks (public capture of 2021).
  return body === "" ? unreadable : describe(errors);
}

const unreadable = "Unknown error parsing request body";

/**
 * @throws GatewrightError `gateway.unknown-model`; `gateway.model`: its references lead in a circle,
 * for one.
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
    return "the body is nested too deep, or the references of the model lead in a circle";
  }
  // Node's own error, which Jest runs in another realm than the tests.
  if (Object(cause).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
    return "it takes too long, as a pattern does that can match the same text in many ways";
  }
  // The validator goes on to list every schema that it knows.
  const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).split(/\.\n/);
  return reason;
}

// Patterns go through JavaScript's own regular expressions, as that of the format `url` does, which
// may take longer than anybody lives; alternatives inside each other are tried one by one.
const lengthy = /"(?:pattern|patternProperties|url|uniqueItems|allOf|anyOf|oneOf|not)"/;

// Only what a script runs in a context can be stopped; one of them is enough, since nothing waits.
const limited = lazy(() => ({ script: new Script("run()"), context: createContext({}) }));

function withinTime<Found>(timeoutMs: number, run: () => Found): Found {
  const { script, context } = limited();
  context["run"] = run;
  try {
    // The script gives what `run` does.
    return script.runInContext(context, { timeout: Math.ceil(timeoutMs) }) as Found;
  } finally {
    context["run"] = undefined;
  }
}

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

interface UsableModel {
  readonly validator: Validator;
  /** Watching it takes longer than most bodies do. */
  readonly mayTakeLong: boolean;
}

const validators = new WeakMap<Models, Map<string, UsableModel>>();

/** A deployment's models never change, so each is read once, when a body first has to match it. */
function validatorOf({ api: { models }, apiId }: RestExecution, name: string) {
  const known = validators.get(models) ?? new Map<string, UsableModel>();
  validators.set(models, known);
  const id = `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`;
  const usable = known.get(id) ?? makeValidator(models, name, id);
  if (usable) known.set(id, usable);
  return usable;
}

/** With the models that it refers to, directly or not: an API may have hundreds of others. */
function makeValidator(models: Models, name: string, self: string): UsableModel | undefined {
  const read = readSchema(models, name);
  if (!read) return undefined;
  const validator = new Validator(read.schema, "4");
  let mayTakeLong = lengthy.test(read.text);
  const added = new Set<string>();
  const references = [...read.references];
  for (const reference of references) {
    const [id = ""] = new URL(reference, self).href.split("#", 1);
    const [, otherName] = modelUrl.exec(id) ?? [];
    if (added.has(id) || otherName === undefined) continue;
    added.add(id);
    const other = readSchema(models, otherName);
    references.push(...(other?.references ?? []));
    mayTakeLong ||= lengthy.test(other?.text ?? "");
    if (typeof other?.schema === "object") validator.addSchema(withoutId(other.schema), id);
  }
  return { validator, mayTakeLong };
}

// Whichever API the URL names: a record that was read, exported or pulled runs under another id.
const modelUrl = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/(.+)$/;

function readSchema(models: Models, name: string) {
  const text = modelOf(models, name)?.schema ?? modelOf(builtInModels, name)?.schema;
  if (text === undefined) return undefined;
  const references: string[] = [];
  // CreateModel took the text as JSON Schema.
  const schema = JSON.parse(text, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") references.push(value);
    return value;
  }) as Schema | boolean;
  // With each word written plainly: in JSON, a letter may be an escape.
  return { schema, references, text: JSON.stringify(schema) };
}

function modelOf(models: Models, name: string): ModelRecord | undefined {
  return Object.hasOwn(models, name) ? models[name] : undefined;
}

function withoutId({ $id: _, id: __, ...schema }: Schema): Schema {
  return schema;
}
