import * as z from "zod/mini";
import { GatewrightError } from "../../../core/errors.ts";
import { defined, type JsonObject } from "../../../core/json.ts";
import { parameterNames, parseRouteKey, type RouteKey } from "../../../core/route-key.ts";
import { lowerIntegration } from "../../convert/lower-integration.ts";
import { beyondNeeded, methodParametersFor } from "../../convert/method-parameters.ts";
import { statusCode, written } from "../../model/fields.ts";
import { methodParameter } from "../../model/grammar/rest-mapping.ts";
import { type RestIntegration, restIntegration } from "../../model/integration.ts";
import { strictObject } from "../../model/strict-object.ts";
import { validate } from "../../model/validate.ts";
import { type RequestScope, requestScope } from "../expressions/expression.ts";
import { isBodySchema, type StandardJsonSchema, toBodySchema } from "./body-schema.ts";

/** One method of one resource, and what answers it. */
export interface Route<Key extends string = string> {
  readonly key: Key;
  readonly integration: RestIntegration;
  /** Friendly name of the method, used by SDKs that API Gateway generates. */
  readonly operationName?: string | undefined;
  /** Clients send a key of a usage plan of the stage in `X-API-Key`. Absent: they need none. */
  readonly apiKeyRequired?: true | undefined;
  /**
   * Parameters of the method, to whether a request has to have them:
   * `{ "method.request.querystring.page": false }`. What mappings and cache keys take is declared by
   * itself, and need not be repeated.
   */
  readonly requestParameters?: Readonly<Record<string, boolean>> | undefined;
  /**
   * What the method may answer, by status. Absent: what the integration's responses answer, with
   * the headers that they set.
   */
  readonly methodResponses?: Readonly<Record<string, MethodResponse>> | undefined;
  /**
   * What the body of a request has to be: JSON Schema, draft 4. A JSON body that is not so is refused
   * with 400 `Invalid request body`; one of another media type is not looked at.
   */
  readonly body?: JsonObject | undefined;
}

const methodResponse = strictObject(() => ({
  /** Header that the response may have, to whether it always does: `method.response.header.X`. */
  responseParameters: z.optional(z.record(z.string(), z.boolean())),
  /** Media type to the name of a model. */
  responseModels: z.optional(z.record(z.string(), z.string())),
}));

/** What a method declares of an answer with one status: its headers and models. */
export interface MethodResponse extends Readonly<z.infer<typeof methodResponse>> {}

/** What a route has besides its key and its integration. */
export interface RouteSettings extends Omit<Route, "key" | "integration" | "body"> {
  /** What the body of a request has to be: a schema of zod 4, or of another library, or JSON Schema. */
  readonly body?: StandardJsonSchema | JsonObject | undefined;
}

/** An integration, or a function that makes one from what it can read of the request. */
export type RouteIntegration<Key extends string, Declared extends string = string> =
  | RestIntegration
  | ((request: RequestScope<Key, Declared>) => RestIntegration);

/** Settings whose declared parameters are the only ones that the route's function may read. */
export interface DeclaringSettings<Declared extends string> extends RouteSettings {
  readonly requestParameters?: { readonly [Parameter in Declared]: boolean } | undefined;
}

export const routeSchema: z.core.$ZodType<Route> = strictObject(() => ({
  key: z.string().check(
    z.superRefine((key, context) => {
      const parsed = parseRouteKey(key);
      if (!parsed.ok) context.addIssue({ code: "custom", message: `${parsed.reason}: "${key}"` });
    }),
  ),
  integration: restIntegration,
  operationName: z.optional(z.string().check(z.minLength(1))),
  apiKeyRequired: z.optional(z.literal(true)),
  requestParameters: z.optional(z.record(written(methodParameter), z.boolean())),
  methodResponses: z.optional(z.record(statusCode(), methodResponse)),
  body: z.optional(
    z.custom<JsonObject>(
      isBodySchema,
      "it is no JSON Schema of draft 4 as API Gateway's models take it",
    ),
  ),
}));

/**
 * A route of a REST API: a method, a path and the integration behind them.
 *
 * The function form reads the request; its path parameters are those of the key.
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
 * @throws GatewrightError `route.invalid`: the key is no `METHOD /path`, or a setting is wrong.
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

/** What `route` and the table form of `restApi` share. */
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
    routeSchema,
    defined({ ...candidate, requestParameters }),
    `the route "${key}"`,
    "route.invalid",
  );
  const needed = methodParametersFor(lowerIntegration(made));
  const declared = beyondNeeded(requestParameters ?? {}, needed);
  return declared ? { ...candidate, requestParameters: declared } : candidate;
}

/**
 * What the compiler refuses, and plain JavaScript does not: the schema would list all kinds.
 *
 * @throws GatewrightError `route.invalid`: it is no integration of a REST API.
 */
function refuseOtherThings(key: string, made: unknown): void {
  const kind: unknown =
    typeof made === "object" && made !== null ? Reflect.get(made, "kind") : made;
  if (typeof kind === "string" && kind.startsWith("rest.")) return;
  const reason =
    typeof kind === "string"
      ? `"${kind}" is no integration of a REST API`
      : made instanceof Promise
        ? "its function returned a promise"
        : "it has no integration";
  throw new GatewrightError("route.invalid", `Failed to build the route "${key}": ${reason}`, {
    hint: "Pass what a builder of rest makes, or a function that returns it; a Lambda handler goes to emulate: rest.lambdaProxy({ functionArn }).",
  });
}

function scopeOf<Key extends string>(key: Key): RequestScope<Key> {
  const parsed = parseRouteKey(key);
  if (!parsed.ok) {
    throw new GatewrightError(
      "route.invalid",
      `Failed to read the route "${key}": ${parsed.reason}`,
    );
  }
  return requestScope<Key>(parameterNames(parsed.segments));
}
