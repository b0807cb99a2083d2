import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  GetRestApiRequest,
  GetRestApisRequest,
  RestApi,
  UpdateRestApiRequest,
} from "@aws-sdk/client-api-gateway";
import type { RestApiSettings } from "../../../integrations/record/rest-api-record.ts";
import { restApiRules } from "../../../integrations/rules/rest-api.ts";
import { defined } from "../../../json.ts";
import { badRequest } from "../aws-error.ts";
import { checkConstraints, eachOneOf, oneOf } from "../constraints.ts";
import {
  applyPatches,
  count,
  flag,
  items,
  type PatchTable,
  patchConstraints,
  text,
} from "../patch.ts";
import { createStoredRestApi, findRestApi, type StoredRestApi } from "../store.ts";
import { type Bound, type Operation, page, refuse } from "./operation.ts";

export const createRestApi: Operation<CreateRestApiRequest, RestApi> = (account, input) => {
  const { name, cloneFrom, ...settings } = input;
  checkConstraints([
    eachOneOf(
      "createRestApiInput.endpointConfiguration.types",
      settings.endpointConfiguration?.types,
      ["PRIVATE", "EDGE", "REGIONAL"],
    ),
    oneOf(
      "createRestApiInput.endpointConfiguration.ipAddressType",
      settings.endpointConfiguration?.ipAddressType,
      ["ipv4", "dualstack"],
    ),
  ]);
  if (cloneFrom) throw badRequest("gatewright: CreateRestApi with cloneFrom is not emulated yet");
  const restApi: RestApiSettings = defined({ name, ...settings });
  refuse(restApiRules, restApi);
  const stored = createStoredRestApi(account, fillRestApiDefaults(restApi));
  return toRestApiOutput(stored);
};

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
  if (patchOperations?.some(({ path }) => path?.startsWith("/endpointConfiguration"))) {
    throw badRequest("gatewright: patches of /endpointConfiguration are not emulated yet");
  }
  const restApi = applyPatches(restApiPatches, stored.record.restApi, patchOperations);
  refuse(restApiRules, restApi);
  stored.record.restApi = restApi;
  return toTaggedOutput(stored);
};

/** What AWS stores where the caller says nothing (recorded). */
export function fillRestApiDefaults(settings: RestApiSettings): RestApiSettings {
  const { types = ["EDGE"], ...endpoint } = settings.endpointConfiguration ?? {};
  const ipAddressType = types[0] === "PRIVATE" ? "dualstack" : "ipv4";
  return {
    apiKeySource: "HEADER",
    disableExecuteApiEndpoint: false,
    ...settings,
    endpointConfiguration: { types, ipAddressType, ...endpoint },
  };
}

export function toRestApiOutput({
  id,
  createdDate,
  rootResourceId,
  record,
}: StoredRestApi): RestApi {
  const { binaryMediaTypes, endpointConfiguration, tags, ...settings } = record.restApi;
  const { types, vpcEndpointIds, ipAddressType } = endpointConfiguration ?? {};
  // The SDK's enumerations are closed types; a record keeps what it was given.
  return {
    id,
    createdDate: new Date(createdDate),
    rootResourceId,
    ...settings,
    ...(binaryMediaTypes?.length && { binaryMediaTypes: [...binaryMediaTypes] }),
    ...(tags && { tags: { ...tags } }),
    endpointConfiguration: {
      ...(types && { types: [...types] }),
      ...(ipAddressType && { ipAddressType }),
      ...(vpcEndpointIds && { vpcEndpointIds: [...vpcEndpointIds] }),
    },
  } as RestApi;
}

// GetRestApi echoes empty tags, CreateRestApi does not (recorded).
export function toTaggedOutput(stored: StoredRestApi): RestApi {
  return { tags: {}, ...toRestApiOutput(stored) };
}

/** No warnings are no member (recorded). */
export function withWarnings(api: RestApi, warnings: readonly string[]): RestApi {
  return { ...api, ...(warnings.length > 0 && { warnings: [...warnings] }) };
}
