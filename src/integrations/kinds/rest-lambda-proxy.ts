import * as z from "zod";
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
 * REST `AWS_PROXY` on a Lambda function: the function gets the request as a proxy event and its
 * answer becomes the response.
 *
 * Source: API Gateway API reference, `PutIntegration`; the URI rules and the 502 are recorded.
 */
export const restLambdaProxy = kind("rest.lambda-proxy", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Lambda is invoked by POST, whatever the client's method is; another one answers 500 (recorded). */
  integrationHttpMethod: z.literal("POST"),
  /** Region of the invocation URI. Absent: the function's own. */
  region: z.string().optional(),
  credentials: credentials.optional(),
  /** Checked by API Gateway, without effect on the event (recorded). */
  requestParameters: parameterMapping.optional(),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  cacheNamespace: cacheNamespace.optional(),
  cacheKeyParameters: cacheKeyParameters.optional(),
  timeoutMs: timeoutMs.optional(),
}));

export interface RestLambdaProxy extends Readonly<z.infer<typeof restLambdaProxy>> {}
