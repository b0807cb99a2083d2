import { equalJson, isObject, type JsonObject, jsonOf } from "../../core/json.ts";
import { idOf } from "../model/record/id.ts";
import type {
  ById,
  MethodRecord,
  ModelRecord,
  RequestValidatorRecord,
  RestApiRecord,
} from "../model/record/rest-api-record.ts";

/** Body schemas by route key. */
export type Bodies = ReadonlyMap<string, JsonObject>;

const draft = "http://json-schema.org/draft-04/schema#";
const contentType = "application/json";

/** The validator of every route with a body schema. */
const bodyValidator: RequestValidatorRecord = {
  id: "body",
  name: "body",
  validateRequestBody: true,
  validateRequestParameters: false,
};

/** Converts body schemas to models, a validator and method members. */
export function lowerBodies(
  bodies: Bodies,
): Pick<RestApiRecord, "models" | "requestValidators"> & { readonly methods: ById<MethodPart> } {
  const names = modelNames([...bodies.keys()]);
  const models: [string, ModelRecord][] = [];
  const methods: [string, MethodPart][] = [];
  for (const [key, body] of bodies) {
    const name = names.get(key) ?? "";
    const schema = JSON.stringify({ $schema: draft, ...body });
    models.push([name, { name, contentType, schema }]);
    methods.push([
      key,
      { requestModels: { [contentType]: name }, requestValidatorId: bodyValidator.id },
    ]);
  }
  return {
    models: Object.fromEntries(models),
    requestValidators: bodies.size === 0 ? {} : { [bodyValidator.id]: bodyValidator },
    methods: Object.fromEntries(methods),
  };
}

type MethodPart = Pick<MethodRecord, "requestModels" | "requestValidatorId">;

/** Inverts `lowerBodies`: returns the bodies of methods with exactly the members that it writes. */
export function readBodies(
  methods: ReadonlyMap<string, MethodRecord>,
  { models, requestValidators }: Pick<RestApiRecord, "models" | "requestValidators">,
): Bodies {
  const withModel = [...methods].filter(([, { requestModels }]) => requestModels !== undefined);
  const names = modelNames(withModel.map(([key]) => key));
  const bodies = new Map<string, JsonObject>();
  for (const [key, { requestModels, requestValidatorId = "" }] of withModel) {
    const name = names.get(key) ?? "";
    const { id: _, ...validator } = { ...requestValidators[requestValidatorId] };
    const { id: __, ...expected } = bodyValidator;
    const body = readModel(models[name]);
    const isOurs = equalJson(requestModels, { [contentType]: name });
    if (body && isOurs && equalJson(validator, expected)) bodies.set(key, body);
  }
  return bodies;
}

function readModel(model: ModelRecord | undefined): JsonObject | undefined {
  if (model?.contentType !== contentType || model.description) return undefined;
  const parsed = jsonOf(model.schema ?? "");
  if (!isObject(parsed) || parsed["$schema"] !== draft) return undefined;
  const { $schema: _, ...body } = parsed;
  return body;
}

/**
 * Returns an alphanumeric model name per route key: `PutOrdersId`. Keys with the same name get a
 * hash appended.
 */
function modelNames(keys: readonly string[]): ReadonlyMap<string, string> {
  const plain = keys.map((key) => plainName(key));
  const counts = new Map<string, number>();
  for (const name of plain) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = keys.map((key, index) => {
    const name = plain[index] ?? "";
    return [key, counts.get(name) === 1 ? name : `${name}${idOf(key)}`] as const;
  });
  return new Map(names);
}

function plainName(key: string): string {
  const words = key.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}
