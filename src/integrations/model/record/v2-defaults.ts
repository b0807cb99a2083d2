import type { IntegrationV2Record, RouteV2Record } from "./api-v2-record.ts";

/**
 * Defaults that AWS stores and echoes.
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

/** Defaults of a route. */
export const routeV2Defaults = {
  ApiKeyRequired: false,
  AuthorizationType: "NONE",
} as const satisfies Partial<RouteV2Record>;

/** Adds the defaults of an integration. */
export function fillV2Defaults(
  integration: IntegrationV2Record,
  protocol: keyof typeof defaults,
): IntegrationV2Record {
  return { ...defaults[protocol], ...integration };
}

/** Removes the defaults and read-only members of an integration. */
export function dropV2Defaults(
  integration: IntegrationV2Record,
  protocol: keyof typeof defaults,
): IntegrationV2Record {
  const { IntegrationId: _, ApiGatewayManaged: __, ...settings } = integration;
  const { IntegrationResponseSelectionExpression: ___, ...kept } = settings;
  const filled: Readonly<Record<string, unknown>> = defaults[protocol];
  const said = Object.entries(kept).filter(([name, value]) => filled[name] !== value);
  // Removes only members with defaults; IntegrationType has none.
  return Object.fromEntries(said) as unknown as IntegrationV2Record;
}
