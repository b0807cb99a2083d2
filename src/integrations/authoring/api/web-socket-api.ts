import * as z from "zod/mini";
import { isList } from "../../../core/is-list.ts";
import { written } from "../../model/fields.ts";
import { selectionExpression } from "../../model/grammar/selection-expression.ts";
import { type WebSocketIntegration, webSocketIntegration } from "../../model/integration.ts";
import { strictObject } from "../../model/strict-object.ts";
import { validate } from "../../model/validate.ts";
import { refuseTwice } from "./refuse-twice.ts";

/** One route of a WebSocket API. */
export interface WebSocketRoute {
  /** `$connect`, `$disconnect`, `$default`, or a value of the route selection expression. */
  readonly key: string;
  /** Absent: nothing is called; only `$connect` and `$disconnect` may do without. */
  readonly integration?: WebSocketIntegration | undefined;
  readonly operationName?: string | undefined;
  /** Set: the answer goes back to the client. Absent: the route is one-way. */
  readonly routeResponse?: RouteResponse | undefined;
}

const routeResponse = strictObject(() => ({
  /** Chooses the model of the answer. */
  modelSelectionExpression: z.optional(written(selectionExpression)),
  /** Key to the name of a model. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** The answer of a two-way route. API Gateway knows one: `$default`. */
export interface RouteResponse extends Readonly<z.infer<typeof routeResponse>> {}

/** A WebSocket API as its author writes it: plain data, strict. */
export interface WebSocketApi {
  readonly kind: "web-socket-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** What of a message names its route. */
  readonly routeSelectionExpression: string;
  readonly ipAddressType?: "ipv4" | "dualstack" | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly disableSchemaValidation?: boolean | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly routes: readonly WebSocketRoute[];
}

const webSocketRouteSchema = strictObject(
  () => ({
    key: z.string().check(z.minLength(1)),
    integration: z.optional(webSocketIntegration),
    operationName: z.optional(z.string().check(z.minLength(1))),
    routeResponse: z.optional(routeResponse),
  }),
  z.refine(({ key, integration }) => integration || key === "$connect" || key === "$disconnect", {
    error: "only $connect and $disconnect may go without an integration",
    path: ["integration"],
  }),
);

export const webSocketApiSchema = strictObject(
  () => ({
    kind: z.literal("web-socket-api"),
    name: z.string().check(z.minLength(1)),
    description: z.optional(z.string().check(z.minLength(1))),
    version: z.optional(z.string().check(z.minLength(1))),
    routeSelectionExpression: written(selectionExpression).check(
      z.minLength(1, { error: "it is empty, and names no route: write $request.body.action" }),
    ),
    ipAddressType: z.optional(z.enum(["ipv4", "dualstack"])),
    disableExecuteApiEndpoint: z.optional(z.boolean()),
    disableSchemaValidation: z.optional(z.boolean()),
    tags: z.optional(z.record(z.string(), z.string())),
    routes: z.array(webSocketRouteSchema),
  }),
  z.superRefine(refuseTwice),
);

/**
 * A route of a WebSocket API.
 *
 * @example
 * webSocketRoute("send", webSocket.lambdaProxy({ functionArn }), { routeResponse: {} });
 * webSocketRoute("$connect");
 *
 * @throws GatewrightError `route.invalid`: a setting is wrong.
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

/** What `webSocketApi` takes. */
export interface WebSocketApiSettings
  extends Omit<WebSocketApi, "kind" | "routes" | "routeSelectionExpression"> {
  /** @default "$request.body.action" */
  readonly routeSelectionExpression?: string | undefined;
  /** Routes, or integrations by the keys of their routes. */
  readonly routes: readonly WebSocketRoute[] | Readonly<Record<string, WebSocketIntegration>>;
}

/**
 * A WebSocket API from a list of routes, or from a table of integrations, one-way each.
 *
 * @example
 * const chat = webSocketApi({ name: "chat", routes: { $default: webSocket.lambdaProxy({ functionArn }) } });
 *
 * @throws GatewrightError `api.invalid`: a setting is wrong, or a route is there twice.
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
