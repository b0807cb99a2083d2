import * as z from "zod/mini";
import {
  cacheKeyParameters,
  cacheNamespace,
  contentHandling,
  credentials,
  parameterMapping,
  passthroughBehavior,
  timeoutMs,
  written,
} from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `AWS_PROXY` with a Lambda function: the function receives the request as a proxy event, and
 * its result becomes the response.
 *
 * Source: API Gateway API reference, `PutIntegration`; the URI rules and the 502 are recorded.
 */
export const restLambdaProxy = kind("rest.lambda-proxy", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /**
   * Lambda is invoked by POST, whatever the client's method; other methods fail with 500
   * (recorded).
   */
  integrationHttpMethod: z.literal("POST"),
  /** Region of the invocation URI. Defaults to the function's Region. */
  region: z.optional(z.string()),
  credentials: z.optional(credentials()),
  /** Checked by API Gateway, without effect on the event (recorded). */
  requestParameters: z.optional(parameterMapping()),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.lambda-proxy`. */
export interface RestLambdaProxy extends Readonly<z.infer<typeof restLambdaProxy>> {}
