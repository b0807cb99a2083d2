import * as z from "zod/mini";
import { parseRouteKey, type RouteKey } from "../../../core/route-key.ts";
import { type HttpIntegration, httpIntegration } from "../integration.ts";
import { strictObject } from "../strict-object.ts";
import { assertUnique } from "./route-keys.ts";

/** `GET /orders/{id}`, `ANY /{proxy+}`, or `$default` for requests without another route. */
export type HttpRouteKey = RouteKey | "$default";

/** One route of an HTTP API with its integration. */
export interface HttpRoute<Key extends string = string> {
  readonly key: Key;
  readonly integration: HttpIntegration;
  readonly operationName?: string | undefined;
}

/** The definition of an HTTP API: plain data, strictly validated. */
export interface HttpApi<Key extends string = string> {
  readonly kind: "http-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** Defaults to `ipv4`. */
  readonly ipAddressType?: "ipv4" | "dualstack" | undefined;
  readonly disableExecuteApiEndpoint?: boolean | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly routes: readonly HttpRoute<Key>[];
}

export const httpRouteSchema = strictObject(() => ({
  key: z.string().check(
    z.superRefine((key, context) => {
      const parsed = parseRouteKey(key);
      if (key !== "$default" && !parsed.ok) {
        context.addIssue({
          code: "custom",
          message: `${parsed.reason}, or the key must be $default: "${key}"`,
        });
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
  z.superRefine(assertUnique),
);
