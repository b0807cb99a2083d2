import { defined } from "../../../core/json.ts";
import { fillRestApiDefaults } from "../../../integrations/model/record/defaults.ts";
import type {
  ById,
  ResourceRecord,
  RestApiRecord,
  RestApiSettings,
} from "../../../integrations/model/record/rest-api-record.ts";
import { collection, type RestApiDraft } from "../account/store.ts";

/** Overwrites an API with a document, but keeps what only other operations can set. */
export function overwriteRecord(current: RestApiDraft, read: RestApiRecord): RestApiDraft {
  const { endpointConfiguration, tags, disableExecuteApiEndpoint } = current.restApi;
  const kept = defined({ endpointConfiguration, tags, disableExecuteApiEndpoint });
  return {
    ...current,
    restApi: fillRestApiDefaults({ ...kept, ...read.restApi }),
    resources: collection(read.resources),
    models: collection(read.models),
    requestValidators: collection(read.requestValidators),
    authorizers: collection(read.authorizers),
    gatewayResponses: collection(read.gatewayResponses),
  };
}

/** Merges an API with a document. The document wins conflicts. */
export function mergeRecord(current: RestApiDraft, read: RestApiRecord): RestApiDraft {
  return {
    ...current,
    restApi: mergeSettings(current.restApi, read.restApi),
    resources: collection(mergeResources(current.resources, read.resources)),
    models: collection({ ...current.models, ...read.models }),
    requestValidators: collection({ ...current.requestValidators, ...read.requestValidators }),
    authorizers: collection({ ...current.authorizers, ...read.authorizers }),
    gatewayResponses: collection({ ...current.gatewayResponses, ...read.gatewayResponses }),
  };
}

/** Keeps the binary media types of both (recorded); every other setting is a single value. */
function mergeSettings(current: RestApiSettings, read: RestApiSettings): RestApiSettings {
  const types = [...(current.binaryMediaTypes ?? []), ...(read.binaryMediaTypes ?? [])];
  return {
    ...current,
    ...read,
    ...(types.length > 0 && { binaryMediaTypes: [...new Set(types)] }),
    ...(read.tags && { tags: { ...current.tags, ...read.tags } }),
  };
}

/**
 * Existing resources kept their ids, so the same ids are merged. A method is replaced as a whole.
 */
function mergeResources(
  current: ById<ResourceRecord>,
  read: ById<ResourceRecord>,
): ById<ResourceRecord> {
  const entries = Object.values(read).map((resource) => {
    const resourceMethods = collection({
      ...current[resource.id]?.resourceMethods,
      ...resource.resourceMethods,
    });
    return [resource.id, { ...resource, resourceMethods }] as const;
  });
  return { ...current, ...Object.fromEntries(entries) };
}
