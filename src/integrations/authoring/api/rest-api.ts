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
 * A REST API from a list of routes, or from a table of them, in which the compiler refuses a
 * route that is given twice.
 *
 * @example
 * const orders = restApi({
 *   name: "orders",
 *   routes: { "GET /health": rest.mock({ respond: { 200: { ok: true } } }) },
 * });
 *
 * @throws GatewrightError `api.invalid`: a setting is wrong, or two routes exclude each other.
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
  // Only in plain JavaScript: the schema says what is there instead.
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
  // Object.keys widens to string; a table's own keys are its keys.
  return (Object.keys(table) as Key[]).map((key) => buildRoute(key, {}, table[key]));
}
