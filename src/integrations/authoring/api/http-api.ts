import * as z from "zod/mini";
import { isList } from "../../../core/is-list.ts";
import { parameterNames, parseRouteKey, type RouteKey } from "../../../core/route-key.ts";
import { type HttpIntegration, httpIntegration } from "../../model/integration.ts";
import { strictObject } from "../../model/strict-object.ts";
import { validate } from "../../model/validate.ts";
import { type HttpRequestScope, httpRequestScope } from "../expressions/http-scope.ts";
import { refuseTwice } from "./refuse-twice.ts";

/** `GET /orders/{id}`, `ANY /{proxy+}`, or `$default` for what no other route takes. */
export type HttpRouteKey = RouteKey | "$default";

/** One route of an HTTP API, and what answers it. */
export interface HttpRoute<Key extends string = string> {
  readonly key: Key;
  readonly integration: HttpIntegration;
  readonly operationName?: string | undefined;
}

/** An HTTP API as its author writes it: plain data, strict. */
export interface HttpApi<Key extends string = string> {
  readonly kind: "http-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** API Gateway's default: `ipv4`. */
  readonly ipAddressType?: "ipv4" | "dualstack" | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly routes: readonly HttpRoute<Key>[];
}

/** An integration, or a function that makes one from what a mapping can take of the request. */
export type HttpRouteIntegration<Key extends string> =
  | HttpIntegration
  | ((request: HttpRequestScope<Key>) => HttpIntegration);

const httpRouteSchema = strictObject(() => ({
  key: z.string().check(
    z.superRefine((key, context) => {
      const parsed = parseRouteKey(key);
      if (key !== "$default" && !parsed.ok) {
        context.addIssue({ code: "custom", message: `${parsed.reason}, or be $default: "${key}"` });
      }
    }),
  ),
  integration: httpIntegration,
  operationName: z.optional(z.string().check(z.minLength(1))),
}));

export const httpApiSchema = strictObject(
  () => ({
    kind: z.literal("http-api"),
    name: z.string().check(z.minLength(1)),
    description: z.optional(z.string().check(z.minLength(1))),
    version: z.optional(z.string().check(z.minLength(1))),
    ipAddressType: z.optional(z.enum(["ipv4", "dualstack"])),
    disableExecuteApiEndpoint: z.optional(z.boolean()),
    tags: z.optional(z.record(z.string(), z.string())),
    routes: z.array(httpRouteSchema),
  }),
  z.superRefine(refuseTwice),
);

/**
 * A route of an HTTP API.
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
 * @throws GatewrightError `route.invalid`: the key is no `METHOD /path` and not `$default`.
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

/** Routes by their keys. */
export type HttpRouteTable<Key extends string> = {
  readonly [K in Key]: HttpRouteIntegration<K>;
};

/**
 * An HTTP API from a list of routes, or from a table of them.
 *
 * @example
 * const orders = httpApi({ name: "orders", routes: { "ANY /{proxy+}": http.lambdaProxy({ functionArn }) } });
 *
 * @throws GatewrightError `api.invalid`: a setting is wrong, or a route is there twice.
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
  // Object.keys widens to string; a table's own keys are its keys.
  return (Object.keys(table) as Key[]).map((key) => httpRoute(key, table[key]));
}
