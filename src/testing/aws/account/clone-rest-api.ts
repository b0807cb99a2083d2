import type {
  MethodRecord,
  ResourceRecord,
  RestApiSettings,
} from "../../../integrations/model/record/rest-api-record.ts";
import { randomId } from "../../request/ports.ts";
import { type Account, collection, newStoredRestApi, type StoredRestApi } from "./store.ts";

/**
 * Clones the definition of an API under new ids, without its deployments and stages. Which settings
 * AWS copies is not sourced; here they are all except tags and policy.
 *
 * @param given the caller's own settings, which win
 */
export function cloneRestApi(
  account: Account,
  source: StoredRestApi,
  given: RestApiSettings,
): StoredRestApi {
  const { tags: _, policy: __, ...settings } = source.record.restApi;
  const empty = newStoredRestApi(account, { ...settings, ...given });
  const { record, documentation } = source;
  const ids: ReadonlyMap<string, string> = new Map([
    [source.rootResourceId, empty.rootResourceId],
    ...[record.resources, record.models, record.requestValidators, record.authorizers]
      .flatMap((items) => Object.values<{ readonly id?: string | undefined }>(items))
      .filter(({ id }) => id !== source.rootResourceId)
      .map(({ id = "" }) => [id, randomId(account.ports, 6)] as const),
  ]);
  const newId = (id: string) => ids.get(id) ?? id;
  const modelsOf = (api: StoredRestApi) => `/restapis/${api.id}/models/`;
  const parts = Object.values(documentation.parts).map((part) => ({
    ...part,
    id: randomId(account.ports, 6),
  }));
  return {
    ...empty,
    record: {
      ...empty.record,
      resources: byId(Object.values(record.resources).map((each) => copyOf(each, newId))),
      models: collection(
        mapValues(record.models, (model) => ({
          ...model,
          ...(model.id !== undefined && { id: newId(model.id) }),
          ...(model.schema !== undefined && {
            schema: model.schema.replaceAll(modelsOf(source), modelsOf(empty)),
          }),
        })),
      ),
      requestValidators: byId(
        Object.values(record.requestValidators).map((each) => ({ ...each, id: newId(each.id) })),
      ),
      authorizers: byId(
        Object.values(record.authorizers).map((each) => ({ ...each, id: newId(each.id) })),
      ),
      gatewayResponses: collection(record.gatewayResponses),
    },
    documentation: { parts: byId(parts), versions: collection() },
  };
}

function copyOf(resource: ResourceRecord, newId: (id: string) => string): ResourceRecord {
  return {
    ...resource,
    id: newId(resource.id),
    ...(resource.parentId !== undefined && { parentId: newId(resource.parentId) }),
    resourceMethods: collection(
      mapValues(resource.resourceMethods, (method) => withIds(method, newId)),
    ),
  };
}

function withIds(method: MethodRecord, newId: (id: string) => string): MethodRecord {
  const { requestValidatorId, authorizerId, methodIntegration } = method;
  const { cacheNamespace } = methodIntegration ?? {};
  return {
    ...method,
    ...(requestValidatorId !== undefined && { requestValidatorId: newId(requestValidatorId) }),
    ...(authorizerId !== undefined && { authorizerId: newId(authorizerId) }),
    ...(methodIntegration && {
      methodIntegration: {
        ...methodIntegration,
        // Defaults to the resource's id.
        ...(cacheNamespace !== undefined && { cacheNamespace: newId(cacheNamespace) }),
      },
    }),
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return collection(Object.fromEntries(items.map((item) => [item.id, item])));
}

function mapValues<Item>(
  items: Readonly<Record<string, Item>>,
  change: (item: Item) => Item,
): Record<string, Item> {
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, change(item)]));
}
