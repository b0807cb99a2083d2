import { defined, equalJson } from "../../../core/json.ts";
import type {
  EndpointConfigurationRecord,
  IntegrationRecord,
  MethodRecord,
  MethodSettingRecord,
  RestApiSettings,
  StageRecord,
} from "./rest-api-record.ts";

/** Defaults that AWS stores and echoes. Only this module adds and removes them. */

/** Recorded from CreateRestApi and GetRestApi. */
const restApiDefaults = {
  apiKeySource: "HEADER",
  disableExecuteApiEndpoint: false,
} as const satisfies Partial<RestApiSettings>;

/** Adds the defaults of an API's settings. */
export function fillRestApiDefaults(settings: RestApiSettings): RestApiSettings {
  return {
    ...restApiDefaults,
    ...settings,
    endpointConfiguration: fillEndpointDefaults(settings.endpointConfiguration),
  };
}

/** Removes the defaults of an API's settings. */
export function dropRestApiDefaults(settings: RestApiSettings): RestApiSettings {
  const filled: Readonly<Record<string, unknown>> = restApiDefaults;
  const said = Object.entries(settings).filter(([name, value]) => filled[name] !== value);
  const { endpointConfiguration } = settings;
  // Removes only members with defaults, none of which are required.
  const kept = Object.fromEntries(said) as RestApiSettings;
  return endpointConfiguration === undefined
    ? kept
    : defined({ ...kept, endpointConfiguration: dropEndpointDefaults(endpointConfiguration) });
}

/** Adds the defaults of the endpoint of an API or a domain name (recorded for APIs). */
export function fillEndpointDefaults(
  endpoint: EndpointConfigurationRecord = {},
): EndpointConfigurationRecord & { readonly types: readonly string[] } {
  const { types = ["EDGE"], ...others } = endpoint;
  return { types, ipAddressType: ipAddressTypeOf(types), ...others };
}

/** Removes the defaults of an endpoint; returns undefined for the default endpoint. */
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

/**
 * Defaults that AWS adds with a method's first setting, unless the stage has settings for all
 * methods (recorded).
 */
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

/** Adds defaults to an integration and removes members that its type does not use. */
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

/** Removes the defaults of an integration. */
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
