import type { IntegrationRecord } from "./rest-api-record.ts";

/**
 * What AWS stores, and echoes, where a caller says nothing. Recorded from PutIntegration and
 * GetIntegration for all five types.
 */
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
