import { isList } from "../../../core/json.ts";
import { parameterNames, parseRouteKey } from "../../../core/route-key.ts";
import {
  type HttpApi,
  type HttpRoute,
  type HttpRouteKey,
  httpApiSchema,
  httpRouteSchema,
} from "../../model/api/http-api.ts";
import type { HttpIntegration } from "../../model/integration.ts";
import { validate } from "../../model/validate.ts";
import { type HttpRequestScope, httpRequestScope } from "../expressions/http-scope.ts";

/** An integration, or a function that creates one from the mappable parts of the request. */
export type HttpRouteIntegration<Key extends string> =
  | HttpIntegration
  | ((request: HttpRequestScope<Key>) => HttpIntegration);

/**
 * Defines a route of an HTTP API.
 *
 * @example
 * httpRoute("GET /pets/{id}", (request) =>
 *   http.httpProxy({
 *     uri: "https://example.com",
 *     integrationMethod: "GET",
 *     requestParameters: { "overwrite:path": `/v2/pets/${request.path.id}` },
 *   }),
 * );
 *
 * @throws GatewrightError `route.invalid`: the key is neither `METHOD /path` nor `$default`.
 */
export function httpRoute<const Key extends HttpRouteKey>(
  key: Key,
  integration: HttpRouteIntegration<Key>,
  settings: Pick<HttpRoute, "operationName"> = {},
): HttpRoute<Key> {
  const parsed = parseRouteKey(key);
  const names = parameterNames(parsed.ok ? parsed.segments : []);
  const made =
    typeof integration === "function" ? integration(httpRequestScope<Key>(names)) : integration;
  const route = { key, ...settings, integration: made };
  validate(httpRouteSchema, route, `the route "${key}"`, "route.invalid");
  return route;
}

type ApiSettings = Omit<HttpApi, "kind" | "routes">;

/** Routes by route key. */
export type HttpRouteTable<Key extends string> = {
  readonly [K in Key]: HttpRouteIntegration<K>;
};

/**
 * Defines an HTTP API from a list or a table of routes.
 *
 * @example
 * const orders = httpApi({ name: "orders", routes: { "ANY /{proxy+}": http.lambdaProxy({ functionArn }) } });
 *
 * @throws GatewrightError `api.invalid`: a setting is invalid, or a route is a duplicate.
 */
export function httpApi<Key extends HttpRouteKey>(
  settings: ApiSettings & { readonly routes: readonly HttpRoute<Key>[] },
): HttpApi<Key>;
export function httpApi<const Key extends HttpRouteKey>(
  settings: ApiSettings & { readonly routes: HttpRouteTable<Key> },
): HttpApi<Key>;
export function httpApi<const Key extends HttpRouteKey>(
  settings: ApiSettings & { readonly routes: readonly HttpRoute<Key>[] | HttpRouteTable<Key> },
): HttpApi<Key> {
  const { routes, ...others } = settings;
  const list = isList(routes) ? routes : fromTable(routes);
  const api: HttpApi<Key> = { kind: "http-api", ...others, routes: list };
  validate(httpApiSchema, api, `the HTTP API "${settings.name}"`, "api.invalid");
  return api;
}

function fromTable<Key extends HttpRouteKey>(table: HttpRouteTable<Key>): HttpRoute<Key>[] {
  // Object.keys widens to string; the keys are the table's own.
  return (Object.keys(table) as Key[]).map((key) => httpRoute(key, table[key]));
}
