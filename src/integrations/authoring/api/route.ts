import { GatewrightError } from "../../../core/errors.ts";
import { defined, type JsonObject } from "../../../core/json.ts";
import { parameterNames, parseRouteKey, type RouteKey } from "../../../core/route-key.ts";
import { type Route, restRouteSchema } from "../../model/api/rest-route.ts";
import type { RestIntegration } from "../../model/integration.ts";
import { beyondNeeded, methodParametersFor } from "../../model/method-parameters.ts";
import { validate } from "../../model/validate.ts";
import { type RequestScope, requestScope } from "../expressions/expression.ts";
import { type StandardJsonSchema, toBodySchema } from "./body-schema.ts";

/** Settings of a route besides its key and integration. */
export interface RouteSettings extends Omit<Route, "key" | "integration" | "body"> {
  /** Schema of the request body: from zod 4 or another library, or plain JSON Schema. */
  readonly body?: StandardJsonSchema | JsonObject | undefined;
}

/** An integration, or a function that creates one from parts of the request. */
export type RouteIntegration<Key extends string, Declared extends string = string> =
  | RestIntegration
  | ((request: RequestScope<Key, Declared>) => RestIntegration);

/** Settings that limit the route's function to the declared parameters. */
export interface DeclaringSettings<Declared extends string> extends RouteSettings {
  readonly requestParameters?: { readonly [Parameter in Declared]: boolean } | undefined;
}

/**
 * Defines a route of a REST API: a method, a path and an integration.
 *
 * The function form reads the request, including the path parameters of the key.
 *
 * @example
 * route("GET /health", rest.mock({ respond: { 200: { ok: true } } }));
 * route("GET /pets/{id}", (request) => rest.mock({ respond: { 200: { id: request.path.id } } }));
 * route("POST /pets", { body: z.object({ name: z.string() }) }, rest.lambdaProxy({ functionArn }));
 * route("GET /pets/{id}", (request) =>
 *   rest.httpProxy({
 *     uri: "https://example.com/pets/{id}",
 *     integrationHttpMethod: "GET",
 *     requestParameters: { "integration.request.path.id": request.path.id },
 *   }),
 * );
 *
 * @throws GatewrightError `route.invalid`: the key is not `METHOD /path`, or a setting is invalid.
 */
export function route<const Key extends RouteKey>(
  key: Key,
  integration: RouteIntegration<Key>,
): Route<Key>;
export function route<const Key extends RouteKey, const Declared extends string = string>(
  key: Key,
  settings: DeclaringSettings<Declared>,
  integration: RouteIntegration<Key, Declared>,
): Route<Key>;
export function route<const Key extends RouteKey>(
  key: Key,
  ...rest: [RouteIntegration<Key>] | [settings: RouteSettings, integration: RouteIntegration<Key>]
): Route<Key> {
  const [settings, integration] = rest.length === 1 ? [{}, rest[0]] : rest;
  return buildRoute(key, settings, integration);
}

/** Builds a route for `route` and for the table form of `restApi`. */
export function buildRoute<const Key extends string>(
  key: Key,
  settings: RouteSettings,
  integration: RouteIntegration<Key>,
): Route<Key> {
  const made = typeof integration === "function" ? integration(scopeOf(key)) : integration;
  refuseOtherThings(key, made);
  const { requestParameters, body, ...others } = settings;
  const candidate = {
    key,
    ...others,
    ...(body && { body: toBodySchema(body, key) }),
    integration: made,
  };
  validate(
    restRouteSchema,
    defined({ ...candidate, requestParameters }),
    `the route "${key}"`,
    "route.invalid",
  );
  const needed = methodParametersFor(made);
  const declared = beyondNeeded(requestParameters ?? {}, needed);
  return declared ? { ...candidate, requestParameters: declared } : candidate;
}

/**
 * Rejects what only plain JavaScript can pass; the schema's error would list all kinds.
 *
 * @throws GatewrightError `route.invalid`: the value is not an integration of a REST API.
 */
function refuseOtherThings(key: string, made: unknown): void {
  const kind: unknown =
    typeof made === "object" && made !== null ? Reflect.get(made, "kind") : made;
  if (typeof kind === "string" && kind.startsWith("rest.")) return;
  const reason =
    typeof kind === "string"
      ? `"${kind}" is not an integration of a REST API`
      : made instanceof Promise
        ? "its function returned a promise"
        : "it has no integration";
  throw new GatewrightError("route.invalid", `Failed to build the route "${key}": ${reason}`, {
    details: { problems: [{ path: ["integration"], message: reason }] },
    hint: "Pass the result of a rest builder, such as rest.lambdaProxy({ functionArn }), or a function that returns it. Pass Lambda handlers to emulate.",
  });
}

function scopeOf<Key extends string>(key: Key): RequestScope<Key> {
  const parsed = parseRouteKey(key);
  if (!parsed.ok) {
    throw new GatewrightError(
      "route.invalid",
      `Failed to read the route "${key}": ${parsed.reason}`,
      { details: { problems: [{ path: ["key"], message: parsed.reason }] } },
    );
  }
  return requestScope<Key>(parameterNames(parsed.segments));
}
