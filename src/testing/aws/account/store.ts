import type { DocumentationPartLocation } from "@aws-sdk/client-api-gateway";
import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";
import type { Backends } from "../../backends/backends.ts";
import type { UnsupportedFeature } from "../../gateway/rest/unsupported.ts";
import type { ChooseFault } from "../../gateway/shared/faults.ts";
import { type Ports, randomId } from "../../request/ports.ts";
import type {
  AccessAssociationRecord,
  AccountSettings,
  ApiKeyRecord,
  ClientCertificateRecord,
  DomainNameRecord,
  UsagePlanRecord,
  VpcLinkRecord,
} from "./account-records.ts";
import { notFound } from "./aws-error.ts";
import type { CallRecord } from "./calls.ts";
import type { FunctionStore } from "./function-settings.ts";
import type { StackRecord } from "./stack.ts";
import type { StageFronts } from "./stage-fronts.ts";
import type { StoredApiV2 } from "./stored-api-v2.ts";
import type { UsageCount } from "./usage-count.ts";

/** One REST API in the account. */
export interface StoredRestApi {
  readonly id: string;
  readonly rootResourceId: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  readonly record: RestApiDraft;
  readonly documentation: StoredDocumentation;
}

/** The documentation of an API, of which a stage shows one version. No request depends on it. */
export interface StoredDocumentation {
  readonly parts: Record<string, DocumentationPartRecord>;
  readonly versions: Record<string, DocumentationVersionRecord>;
}

export interface DocumentationPartRecord {
  readonly id: string;
  readonly location?: DocumentationPartLocation;
  /** JSON text. */
  readonly properties?: string;
}

export interface DocumentationVersionRecord {
  readonly version: string;
  readonly description?: string;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  /** The parts as they were when the version was created. */
  readonly parts: readonly DocumentationPartRecord[];
}

/** The record of an API, with mutable collections. */
export type RestApiDraft = {
  readonly [Part in Exclude<keyof RestApiRecord, "restApi">]: Record<
    string,
    RestApiRecord[Part][string & keyof RestApiRecord[Part]]
  >;
} & {
  restApi: RestApiRecord["restApi"];
};

/** An account in one Region, with the backends and settings that it was created with. */
export interface Account {
  readonly accountId: string;
  readonly region: string;
  readonly ports: Ports;
  readonly backends: Backends;
  readonly chooseFault: ChooseFault;
  /** Features of deployed APIs that are ignored instead of rejected as not emulated. */
  readonly ignore: readonly UnsupportedFeature[];
  readonly restApis: Map<string, StoredRestApi>;
  readonly record: CallRecord;
  /** HTTP and WebSocket APIs. */
  readonly apisV2: Map<string, StoredApiV2>;
  /** The settings of functions that Lambda's API has set. */
  readonly functions: FunctionStore;
  readonly apiKeys: Map<string, ApiKeyRecord>;
  readonly usagePlans: Map<string, UsagePlanRecord>;
  readonly vpcLinks: Map<string, VpcLinkRecord>;
  readonly clientCertificates: Map<string, ClientCertificateRecord>;
  /** By ARN, as a domain's tags and VPC endpoints are. */
  readonly domainNames: Map<string, DomainNameRecord>;
  /** By ARN. */
  readonly accessAssociations: Map<string, AccessAssociationRecord>;
  /** By name. */
  readonly stacks: Map<string, StackRecord>;
  readonly usage: UsageCount;
  readonly fronts: StageFronts;
  settings: AccountSettings;
}

/** Creates an API with only its root resource, and does not add it to the account. */
export function newStoredRestApi(
  account: Account,
  settings: RestApiRecord["restApi"],
): StoredRestApi {
  const id = randomId(account.ports);
  const rootResourceId = randomId(account.ports);
  const record: RestApiDraft = {
    restApi: settings,
    resources: collection(),
    models: collection(),
    requestValidators: collection(),
    authorizers: collection(),
    gatewayResponses: collection(),
    deployments: collection(),
    stages: collection(),
  };
  record.resources[rootResourceId] = {
    id: rootResourceId,
    path: "/",
    resourceMethods: collection(),
  };
  const documentation = { parts: collection<never>(), versions: collection<never>() };
  return { id, rootResourceId, createdDate: account.ports.clock(), record, documentation };
}

/** Creates an object without a prototype: names come from callers, who may use `__proto__`. */
export function collection<Item>(from?: Readonly<Record<string, Item>>): Record<string, Item> {
  return Object.assign(Object.create(null) as Record<string, Item>, from);
}

/** @throws AwsError that names the account, as calls on an API as a whole do (recorded). */
export function findRestApi(account: Account, restApiId: string): StoredRestApi {
  const stored = account.restApis.get(restApiId);
  if (stored) return stored;
  throw notFound(`Invalid API identifier specified ${account.accountId}:${restApiId}`);
}

interface ResourceKey {
  readonly restApiId: string;
  readonly resourceId: string;
}

/** @throws AwsError about the resource, even if the API is unknown (recorded). */
export function findResource(
  account: Account,
  { restApiId, resourceId }: ResourceKey,
): { readonly api: StoredRestApi; readonly resource: ResourceRecord } {
  const api = account.restApis.get(restApiId);
  const resource = api?.record.resources[resourceId];
  if (api && resource) return { api, resource };
  throw notFound("Invalid Resource identifier specified");
}

export interface MethodKey extends ResourceKey {
  readonly httpMethod: string;
}

export function findMethod(account: Account, key: MethodKey) {
  const { api, resource } = findResource(account, key);
  const method = resource.resourceMethods[key.httpMethod];
  if (method) return { api, resource, method };
  throw notFound("Invalid Method identifier specified");
}

/** Replaces one method of a resource; `undefined` removes it. */
export function setMethod(
  api: StoredRestApi,
  resource: ResourceRecord,
  httpMethod: string,
  method: MethodRecord | undefined,
): void {
  const resourceMethods = collection(resource.resourceMethods);
  if (method) resourceMethods[httpMethod] = method;
  else delete resourceMethods[httpMethod];
  api.record.resources[resource.id] = { ...resource, resourceMethods };
}
