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
 * REST `AWS_PROXY` on a Firehose stream: the other service that AWS lets a proxy integration reach.
 *
 * The URI is not documented; an operation by name is inferred, a `path/` with a function is refused
 * (recorded). Source: API Gateway API reference, `PutIntegration`.
 */
export const restFirehoseProxy = kind("rest.firehose-proxy", () => ({
  /** `arn:aws:apigateway:REGION:firehose:action/PutRecord`. */
  uri: resolvedUri(awsUri).check(
    z.regex(/:firehose:action\//, {
      error: "the service has to be firehose, by action",
    }),
  ),
  integrationHttpMethod: httpMethod(),
  /** Role that may write to the stream. */
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
