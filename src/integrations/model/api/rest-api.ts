import * as z from "zod/mini";
import { strictObject } from "../strict-object.ts";
import { type Route, restRouteSchema } from "./rest-route.ts";
import { assertNoConflicts } from "./route-keys.ts";

/** The definition of a REST API: plain data, strictly validated. */
export interface RestApi<Key extends string = string> {
  readonly kind: "rest-api";
  readonly name: string;
  readonly description?: string | undefined;
  readonly version?: string | undefined;
  /** Endpoint: CloudFront's edge (API Gateway's default), the Region, or a VPC. */
  readonly endpointType?: "EDGE" | "REGIONAL" | "PRIVATE" | undefined;
  /** Media types with binary payloads: `image/png`, `application/*`. */
  readonly binaryMediaTypes?: readonly string[] | undefined;
  /** Minimum size in bytes, 0 to 10 485 760, of responses to compress. */
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
    routes: z.array(restRouteSchema),
  }),
  z.superRefine(assertNoConflicts),
);
