import * as z from "zod/mini";
import {
  cacheKeyParameters,
  cacheNamespace,
  contentHandling,
  credentials,
  httpMethod,
  parameterMapping,
  passthroughBehavior,
  resolvedUri,
  timeoutMs,
} from "../fields.ts";
import { awsUri } from "../grammar/aws-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `AWS_PROXY` with a Firehose stream: besides Lambda, the only service that AWS supports in a
 * proxy integration.
 *
 * The URI is not documented: an operation by name is inferred, a `path/` with a function is
 * rejected (recorded). Source: API Gateway API reference, `PutIntegration`.
 */
export const restFirehoseProxy = kind("rest.firehose-proxy", () => ({
  /** `arn:aws:apigateway:REGION:firehose:action/PutRecord`. */
  uri: resolvedUri(awsUri).check(
    z.regex(/:firehose:action\//, {
      error: "the service must be firehose, by action",
    }),
  ),
  integrationHttpMethod: httpMethod(),
  /** Role that is allowed to write to the stream. */
  credentials: credentials(),
  requestParameters: z.optional(parameterMapping()),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.firehose-proxy`. */
export interface RestFirehoseProxy extends Readonly<z.infer<typeof restFirehoseProxy>> {}
