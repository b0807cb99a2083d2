import * as z from "zod/mini";
import { isList } from "../../../core/is-list.ts";
import type { RouteKey } from "../../../core/route-key.ts";
import { strictObject } from "../../model/strict-object.ts";
import { validate } from "../../model/validate.ts";
import { buildRoute, type Route, type RouteIntegration, routeSchema } from "./route.ts";

/** A REST API as its author writes it: plain data, strict, complete. */
export interface RestApi<Key extends string = string> {
  readonly kind: "rest-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** Where it is reached: CloudFront's edge (API Gateway's default), the Region, or a VPC. */
  readonly endpointType?: "EDGE" | "REGIONAL" | "PRIVATE" | undefined;
  /** Media types whose payload is bytes: `image/png`, `application/*`. */
  readonly binaryMediaTypes?: readonly string[] | undefined;
  /** Bytes, 0 to 10 485 760: answers of at least this size are compressed. */
  readonly minimumCompressionSize?: number | undefined;
  /** Resource policy, as JSON text. */
  readonly policy?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly routes: readonly Route<Key>[];
}

export const restApiSchema: z.core.$ZodType<RestApi> = strictObject(
  () => ({
    kind: z.literal("rest-api"),
    name: z.string().check(z.minLength(1)),
    description: z.optional(z.string().check(z.minLength(1))),
    version: z.optional(z.string()),
    endpointType: z.optional(z.enum(["EDGE", "REGIONAL", "PRIVATE"])),
    binaryMediaTypes: z.optional(z.array(z.string()).check(z.minLength(1))),
    minimumCompressionSize: z.optional(z.int().check(z.minimum(0), z.maximum(10_485_760))),
    policy: z.optional(z.string()),
    tags: z.optional(z.record(z.string(), z.string())),
    disableExecuteApiEndpoint: z.optional(z.boolean()),
    routes: z.array(routeSchema),
  }),
  z.superRefine(({ routes }, context) => {
    for (const { at, message } of findRouteConflicts(routes.map(({ key }) => key))) {
      context.addIssue({ code: "custom", path: ["routes", at], message });
    }
  }),
);

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

interface RouteConflict {
  readonly at: number;
  readonly message: string;
}

/** What CreateResource and PutMethod would refuse: the same route twice, two variables side by side. */
function findRouteConflicts(keys: readonly string[]): RouteConflict[] {
  const conflicts: RouteConflict[] = [];
  const seen = new Set<string>();
  const variableOf = new Map<string, string>();
  for (const [at, key] of keys.entries()) {
    if (seen.has(key)) conflicts.push({ at, message: `"${key}" is there twice` });
    seen.add(key);
    let parent = "";
    for (const part of key.slice(key.indexOf(" ") + 2).split("/")) {
      const sibling = part.startsWith("{") ? variableOf.get(parent) : undefined;
      if (sibling !== undefined && sibling !== part) {
        const message = `"${key}" has ${part} where another route has ${sibling}: a resource can have one variable child`;
        conflicts.push({ at, message });
      }
      if (part.startsWith("{")) variableOf.set(parent, part);
      parent += `/${part}`;
    }
  }
  return conflicts;
}
