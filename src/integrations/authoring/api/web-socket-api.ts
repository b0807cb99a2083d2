import { isList } from "../../../core/json.ts";
import {
  type WebSocketApi,
  type WebSocketRoute,
  webSocketApiSchema,
  webSocketRouteSchema,
} from "../../model/api/web-socket-api.ts";
import type { WebSocketIntegration } from "../../model/integration.ts";
import { validate } from "../../model/validate.ts";

/**
 * Defines a route of a WebSocket API.
 *
 * @example
 * webSocketRoute("send", webSocket.lambdaProxy({ functionArn }), { routeResponse: {} });
 * webSocketRoute("$connect");
 *
 * @throws GatewrightError `route.invalid`: a setting is invalid.
 */
export function webSocketRoute(
  key: string,
  integration?: WebSocketIntegration,
  settings: Omit<WebSocketRoute, "key" | "integration"> = {},
): WebSocketRoute {
  const route = { key, ...settings, ...(integration && { integration }) };
  validate(webSocketRouteSchema, route, `the route "${key}"`, "route.invalid");
  return route;
}

/** Settings of `webSocketApi`. */
export interface WebSocketApiSettings
  extends Omit<WebSocketApi, "kind" | "routes" | "routeSelectionExpression"> {
  /** @default "$request.body.action" */
  readonly routeSelectionExpression?: string | undefined;
  /** Routes, or integrations by the keys of their routes. */
  readonly routes: readonly WebSocketRoute[] | Readonly<Record<string, WebSocketIntegration>>;
}

/**
 * Defines a WebSocket API from a list of routes, or from a table of integrations, each a one-way
 * route.
 *
 * @example
 * const chat = webSocketApi({ name: "chat", routes: { $default: webSocket.lambdaProxy({ functionArn }) } });
 *
 * @throws GatewrightError `api.invalid`: a setting is invalid, or a route is a duplicate.
 */
export function webSocketApi(settings: WebSocketApiSettings): WebSocketApi {
  const { routes, routeSelectionExpression = "$request.body.action", ...others } = settings;
  const api: WebSocketApi = {
    kind: "web-socket-api",
    routeSelectionExpression,
    ...others,
    routes: isList(routes)
      ? routes
      : Object.entries(routes).map(([key, integration]) => webSocketRoute(key, integration)),
  };
  validate(webSocketApiSchema, api, `the WebSocket API "${settings.name}"`, "api.invalid");
  return api;
}
