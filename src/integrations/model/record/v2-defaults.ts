import type { IntegrationV2Record, RouteV2Record } from "./api-v2-record.ts";

/**
 * What AWS stores, and echoes, where a caller says nothing.
 *
 * Not recorded: the samples of the developer guide show them.
 */
const defaults = {
  HTTP: { ConnectionType: "INTERNET", TimeoutInMillis: 30_000 },
  WEBSOCKET: {
    ConnectionType: "INTERNET",
    TimeoutInMillis: 29_000,
    PassthroughBehavior: "WHEN_NO_MATCH",
  },
} as const satisfies Record<string, Partial<IntegrationV2Record>>;

/** Of a route. */
export const routeV2Defaults = {
  ApiKeyRequired: false,
  AuthorizationType: "NONE",
} as const satisfies Partial<RouteV2Record>;

/** The integration as AWS stores it. */
export function fillV2Defaults(
  integration: IntegrationV2Record,
  protocol: keyof typeof defaults,
): IntegrationV2Record {
  return { ...defaults[protocol], ...integration };
}

/** The integration without what AWS fills in by itself, read-only members included. */
export function dropV2Defaults(
  integration: IntegrationV2Record,
  protocol: keyof typeof defaults,
): IntegrationV2Record {
  const { IntegrationId: _, ApiGatewayManaged: __, ...settings } = integration;
  const { IntegrationResponseSelectionExpression: ___, ...kept } = settings;
  const filled: Readonly<Record<string, unknown>> = defaults[protocol];
  const said = Object.entries(kept).filter(([name, value]) => filled[name] !== value);
  // Only members that AWS fills in are gone, and IntegrationType is none of them.
  return Object.fromEntries(said) as unknown as IntegrationV2Record;
}
