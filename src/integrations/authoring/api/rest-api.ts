import { isList } from "../../../core/json.ts";
import type { RouteKey } from "../../../core/route-key.ts";
import { type RestApi, restApiSchema } from "../../model/api/rest-api.ts";
import type { Route } from "../../model/api/rest-route.ts";
import { validate } from "../../model/validate.ts";
import { buildRoute, type RouteIntegration } from "./route.ts";

type ApiSettings = Omit<RestApi, "kind" | "routes">;

/** Routes by their keys, each an integration or a function of the request. */
export type RouteTable<Key extends string> = { readonly [K in Key]: RouteIntegration<K> };

/**
 * Defines a REST API from a list or a table of routes. In a table, the compiler rejects duplicate
 * routes.
 *
 * @example
 * const orders = restApi({
 *   name: "orders",
 *   routes: { "GET /health": rest.mock({ respond: { 200: { ok: true } } }) },
 * });
 *
 * @throws GatewrightError `api.invalid`: a setting is invalid, or two routes conflict.
 */
export function restApi<Key extends RouteKey>(
  settings: ApiSettings & { readonly routes: readonly Route<Key>[] },
): RestApi<Key>;
export function restApi<const Key extends RouteKey>(
  settings: ApiSettings & { readonly routes: RouteTable<Key> },
): RestApi<Key>;
export function restApi<const Key extends RouteKey>(
  settings: ApiSettings & { readonly routes: readonly Route<Key>[] | RouteTable<Key> },
): RestApi<Key> {
  const { routes, ...others } = settings;
  const kind = "rest-api";
  const what = `the REST API "${others.name}"`;
  // Only in plain JavaScript: the schema reports the value.
  if (typeof routes !== "object")
    validate(restApiSchema, { kind, ...settings }, what, "api.invalid");
  const candidate: RestApi<Key> = {
    kind,
    ...others,
    routes: isList(routes) ? routes : fromTable(routes),
  };
  validate(restApiSchema, candidate, what, "api.invalid");
  return candidate;
}

function fromTable<Key extends RouteKey>(table: RouteTable<Key>): Route<Key>[] {
  // Object.keys widens to string; the keys are the table's own.
  return (Object.keys(table) as Key[]).map((key) => buildRoute(key, {}, table[key]));
}
