import {
  ApiKeySourceType,
  type CreateRestApiRequest,
  type DeleteRestApiRequest,
  EndpointAccessMode,
  type GetRestApiRequest,
  type GetRestApisRequest,
  type RestApi,
  SecurityPolicy,
  type UpdateRestApiRequest,
} from "@aws-sdk/client-api-gateway";
import { defined } from "../../../core/json.ts";
import { builtInModels } from "../../../integrations/model/record/built-in-models.ts";
import { fillRestApiDefaults } from "../../../integrations/model/record/defaults.ts";
import type { RestApiSettings } from "../../../integrations/model/record/rest-api-record.ts";
import { restApiRules } from "../../../integrations/model/rules/rest-api.ts";
import { randomId } from "../../request/ports.ts";
import { badRequest } from "../account/aws-error.ts";
import { cloneRestApi } from "../account/clone-rest-api.ts";
import { checkConstraints, enumerations } from "../account/constraints.ts";
import { domainNamesTo } from "../account/domain-name-store.ts";
import { withStoredPolicy } from "../account/policy.ts";
import {
  type Account,
  findRestApi,
  newStoredRestApi,
  type StoredRestApi,
} from "../account/store.ts";
import {
  endpointConstraints,
  isEndpointPatch,
  patchEndpoint,
  toEndpointOutput,
} from "../patches/endpoint-patches.ts";
import {
  applyPatches,
  count,
  flag,
  items,
  type PatchTable,
  patchConstraints,
  text,
} from "../patches/patch.ts";
import { type Bound, checkRules, type Operation, page, withTags } from "./operation.ts";

export const createRestApi: Operation<CreateRestApiRequest, RestApi> = (account, input) => {
  const { name, cloneFrom, ...settings } = input;
  const at = "createRestApiInput.endpointConfiguration";
  checkConstraints([
    ...endpointConstraints(at, settings.endpointConfiguration),
    ...enumerations("createRestApi", input, {
      apiKeySource: ApiKeySourceType,
      securityPolicy: SecurityPolicy,
      endpointAccessMode: EndpointAccessMode,
    }),
  ]);
  const restApi: RestApiSettings = defined({ name, ...settings });
  checkRules(restApiRules, restApi);
  const stored = cloneFrom
    ? cloneRestApi(account, findRestApi(account, cloneFrom), restApi)
    : newRestApi(account, restApi);
  account.restApis.set(stored.id, stored);
  stored.record.restApi = withStoredPolicy(account, stored.id, stored.record.restApi);
  return toRestApiOutput(stored);
};

function newRestApi(account: Account, settings: RestApiSettings): StoredRestApi {
  const stored = newStoredRestApi(account, fillRestApiDefaults(settings));
  for (const model of Object.values(builtInModels)) {
    stored.record.models[model.name] = { id: randomId(account.ports, 6), ...model };
  }
  return stored;
}

export const getRestApi: Operation<Bound<GetRestApiRequest, "restApiId">, RestApi> = (
  account,
  { restApiId },
) => toTaggedOutput(findRestApi(account, restApiId));

export const getRestApis: Operation<GetRestApisRequest, { items: RestApi[]; position?: string }> = (
  account,
  input,
) => page([...account.restApis.values()].map(toTaggedOutput), input);

export const deleteRestApi: Operation<Bound<DeleteRestApiRequest, "restApiId">, object> = (
  account,
  { restApiId },
) => {
  findRestApi(account, restApiId);
  const domains = domainNamesTo(account, { restApiId });
  if (domains.length > 0) {
    // A public report, which does not print the domains.
    throw badRequest(
      `Deleting RestApi failed. Please remove all base path mappings related to the RestApi in your domains: ${domains.join(", ")}`,
    );
  }
  account.restApis.delete(restApiId);
  return {};
};

const restApiPatches: PatchTable = {
  dialect: "operations",
  rows: {
    "/name": text("name"),
    "/description": text("description", ["add", "remove", "replace"]),
    "/version": text("version"),
    "/policy": text("policy"),
    "/apiKeySource": text("apiKeySource"),
    "/disableExecuteApiEndpoint": flag("disableExecuteApiEndpoint"),
    "/minimumCompressionSize": count("minimumCompressionSize"),
    "/securityPolicy": text("securityPolicy"),
    "/endpointAccessMode": text("endpointAccessMode"),
    "/binaryMediaTypes/*": items("binaryMediaTypes"),
  },
};

export const updateRestApi: Operation<Bound<UpdateRestApiRequest, "restApiId">, RestApi> = (
  account,
  { restApiId, patchOperations },
) => {
  checkConstraints(patchConstraints("updateRestApi", patchOperations));
  const stored = findRestApi(account, restApiId);
  const patched = (patchOperations ?? []).reduce<RestApiSettings>(
    (api, patch) =>
      isEndpointPatch(patch)
        ? patchEndpoint(api, patch)
        : applyPatches(restApiPatches, api, [patch]),
    stored.record.restApi,
  );
  checkRules(restApiRules, patched);
  stored.record.restApi = withStoredPolicy(account, stored.id, patched);
  return toTaggedOutput(stored);
};

export function toRestApiOutput({
  id,
  createdDate,
  rootResourceId,
  record,
}: StoredRestApi): RestApi {
  const { binaryMediaTypes, endpointConfiguration, tags, ...settings } = record.restApi;
  // The SDK types these strings as enumerations; a record keeps any string.
  return {
    id,
    createdDate: new Date(createdDate),
    rootResourceId,
    ...settings,
    ...(binaryMediaTypes?.length && { binaryMediaTypes: [...binaryMediaTypes] }),
    ...(tags && { tags: { ...tags } }),
    endpointConfiguration: toEndpointOutput(endpointConfiguration ?? {}),
  } as RestApi;
}

// GetRestApi returns empty tags, CreateRestApi does not (recorded).
export function toTaggedOutput(stored: StoredRestApi): RestApi {
  return withTags(toRestApiOutput(stored));
}

/** Adds warnings to an API; without any, the member is left out (recorded). */
export function withWarnings(api: RestApi, warnings: readonly string[]): RestApi {
  return { ...api, ...(warnings.length > 0 && { warnings: [...warnings] }) };
}
