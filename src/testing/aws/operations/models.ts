import type {
  CreateModelRequest,
  DeleteModelRequest,
  GetModelRequest,
  GetModelsRequest,
  GetModelTemplateRequest,
  Model,
  Template,
  UpdateModelRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import type {
  ModelRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import { modelRules } from "../../../integrations/model/rules/model.ts";
import { randomId } from "../../request/ports.ts";
import { conflict, notFound } from "../account/aws-error.ts";
import { checkConstraints } from "../account/constraints.ts";
import { type Account, findRestApi } from "../account/store.ts";
import { flattenModel } from "../models/flatten-model.ts";
import { modelTemplate } from "../models/model-template.ts";
import { applyPatches, type PatchTable, patchConstraints, text } from "../patches/patch.ts";
import { type Bound, checkRules, type Operation, page } from "./operation.ts";

export const createModel: Operation<Bound<CreateModelRequest, "restApiId">, Model> = (
  account,
  { restApiId, name = "", description, ...settings },
) => {
  const { record } = findRestApi(account, restApiId);
  const model: ModelRecord = defined({
    id: randomId(account.ports, 6),
    name,
    // An empty one is not returned (recorded).
    description: description || undefined,
    ...settings,
  });
  checkRules(modelRules, model);
  if (record.models[name]) throw conflict("Model name already exists for this REST API");
  record.models[name] = model;
  return model;
};

export const getModel: Operation<Bound<GetModelRequest, "restApiId" | "modelName">, Model> = (
  account,
  { flatten = false, ...key },
) => {
  const model = findModel(account, key);
  if (!flatten) return model;
  const { models } = findRestApi(account, key.restApiId).record;
  return { ...model, schema: JSON.stringify(flattenModel(models, model)) };
};

export const getModelTemplate: Operation<
  Bound<GetModelTemplateRequest, "restApiId" | "modelName">,
  Template
> = (account, key) => {
  const model = findModel(account, key);
  const { models } = findRestApi(account, key.restApiId).record;
  return { value: modelTemplate(flattenModel(models, model)) };
};

export const getModels: Operation<
  Bound<GetModelsRequest, "restApiId">,
  { items: Model[]; position?: string }
> = (account, input) =>
  page(Object.values(findRestApi(account, input.restApiId).record.models), input);

export const deleteModel: Operation<
  Bound<DeleteModelRequest, "restApiId" | "modelName">,
  object
> = (account, key) => {
  const { name } = findModel(account, key);
  const { record } = findRestApi(account, key.restApiId);
  const user = userOf(record, name);
  if (user !== undefined) {
    throw conflict(`Cannot delete model '${name}', is referenced in method request: ${user}`);
  }
  delete record.models[name];
  return {};
};

const modelPatches: PatchTable = {
  dialect: "list",
  rows: { "/description": text("description"), "/schema": text("schema") },
};

export const updateModel: Operation<Bound<UpdateModelRequest, "restApiId" | "modelName">, Model> = (
  account,
  input,
) => {
  checkConstraints(patchConstraints("updateModel", input.patchOperations));
  const model = applyPatches(modelPatches, findModel(account, input), input.patchOperations);
  checkRules(modelRules, model);
  findRestApi(account, input.restApiId).record.models[model.name] = model;
  return model;
};

/** Finds a method that uses the model, such as `//ANY` on the root (recorded). */
function userOf({ resources }: RestApiRecord, name: string): string | undefined {
  // Of several, AWS names the newest; the root's path ends in a second slash (both recorded).
  for (const { path, resourceMethods } of Object.values(resources).toReversed()) {
    for (const { httpMethod, requestModels = {} } of Object.values(resourceMethods)) {
      if (Object.values(requestModels).includes(name)) return `${path}/${httpMethod}`;
    }
  }
  return undefined;
}

function findModel(
  account: Account,
  { restApiId, modelName }: { restApiId: string; modelName: string },
): ModelRecord {
  // The error for an unknown API is about an unknown model (recorded).
  const model = account.restApis.get(restApiId)?.record.models[modelName];
  if (model) return model;
  throw notFound(`Invalid model name specified: ${modelName}`);
}
