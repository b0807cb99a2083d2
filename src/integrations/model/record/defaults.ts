import { defined, equalJson } from "../../../core/json.ts";
import type {
  EndpointConfigurationRecord,
  IntegrationRecord,
  MethodRecord,
  MethodSettingRecord,
  RestApiSettings,
  StageRecord,
} from "./rest-api-record.ts";

/** What AWS stores, and echoes, where a caller says nothing: filled in and dropped here alone. */

/** Recorded from CreateRestApi and GetRestApi. */
const restApiDefaults = {
  apiKeySource: "HEADER",
  disableExecuteApiEndpoint: false,
} as const satisfies Partial<RestApiSettings>;

/** The settings of an API as AWS stores them. */
export function fillRestApiDefaults(settings: RestApiSettings): RestApiSettings {
  return {
    ...restApiDefaults,
    ...settings,
    endpointConfiguration: fillEndpointDefaults(settings.endpointConfiguration),
  };
}

/** The settings without what AWS fills in by itself: the inverse of filling. */
export function dropRestApiDefaults(settings: RestApiSettings): RestApiSettings {
  const filled: Readonly<Record<string, unknown>> = restApiDefaults;
  const said = Object.entries(settings).filter(([name, value]) => filled[name] !== value);
  const { endpointConfiguration } = settings;
  // Only members that AWS fills in are gone, and none of them is required.
  const kept = Object.fromEntries(said) as RestApiSettings;
  return endpointConfiguration === undefined
    ? kept
    : defined({ ...kept, endpointConfiguration: dropEndpointDefaults(endpointConfiguration) });
}

/** The endpoint of an API, or of a domain name, as AWS stores it (recorded for APIs). */
export function fillEndpointDefaults(
  endpoint: EndpointConfigurationRecord = {},
): EndpointConfigurationRecord & { readonly types: readonly string[] } {
  const { types = ["EDGE"], ...others } = endpoint;
  return { types, ipAddressType: ipAddressTypeOf(types), ...others };
}

/** Undefined for the endpoint that an API gets without a word. */
function dropEndpointDefaults(
  endpoint: EndpointConfigurationRecord,
): EndpointConfigurationRecord | undefined {
  if (equalJson(endpoint, fillEndpointDefaults())) return undefined;
  const { ipAddressType, ...others } = endpoint;
  return ipAddressType === ipAddressTypeOf(endpoint.types) ? others : endpoint;
}

function ipAddressTypeOf(types: readonly string[] = []): string {
  return types[0] === "PRIVATE" ? "dualstack" : "ipv4";
}

/** Recorded from PutMethod, and from imports. */
export const methodDefaults = { apiKeyRequired: false } as const satisfies Partial<MethodRecord>;

/** Recorded from CreateStage. */
export const stageDefaults = {
  cacheClusterEnabled: false,
  methodSettings: {},
  tracingEnabled: false,
} as const satisfies Partial<StageRecord>;

/** What a method's first setting brings with it, unless the stage has settings for all (recorded). */
export const methodSettingDefaults = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: "SUCCEED_WITH_RESPONSE_HEADER",
} as const satisfies MethodSettingRecord;

/** Recorded from PutIntegration and GetIntegration for all five types. */
export const integrationDefaults = {
  passthroughBehavior: "WHEN_NO_MATCH",
  timeoutInMillis: 29_000,
  cacheKeyParameters: [],
} as const satisfies Partial<IntegrationRecord>;

/** The integration as AWS stores it: defaults filled in, what has no meaning for its type left out. */
export function fillIntegrationDefaults(
  integration: IntegrationRecord,
  resourceId: string,
): IntegrationRecord {
  const { uri, httpMethod, connectionType, ...kept } = integration;
  const { type } = integration;
  return {
    ...(type !== "MOCK" && { ...(httpMethod && { httpMethod }), ...(uri && { uri }) }),
    ...(isHttp(type) && { connectionType: connectionType ?? "INTERNET" }),
    ...integrationDefaults,
    cacheNamespace: resourceId,
    ...kept,
  };
}

/** The integration with what AWS would fill in by itself left out: the inverse of filling. */
export function dropIntegrationDefaults(
  integration: IntegrationRecord,
  resourceId: string | undefined,
): IntegrationRecord {
  const { passthroughBehavior, timeoutInMillis, cacheKeyParameters, ...rest } = integration;
  const { cacheNamespace, connectionType, responseTransferMode, ...kept } = rest;
  return {
    ...kept,
    ...(responseTransferMode && responseTransferMode !== "BUFFERED" && { responseTransferMode }),
    ...(connectionType && connectionType !== "INTERNET" && { connectionType }),
    ...(passthroughBehavior &&
      passthroughBehavior !== integrationDefaults.passthroughBehavior && { passthroughBehavior }),
    ...(timeoutInMillis !== undefined &&
      timeoutInMillis !== integrationDefaults.timeoutInMillis && { timeoutInMillis }),
    ...(cacheNamespace !== undefined && cacheNamespace !== resourceId && { cacheNamespace }),
    ...(cacheKeyParameters && cacheKeyParameters.length > 0 && { cacheKeyParameters }),
  };
}

function isHttp(type: string): boolean {
  return type === "HTTP" || type === "HTTP_PROXY";
}
