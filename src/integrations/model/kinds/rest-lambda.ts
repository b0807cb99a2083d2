import * as z from "zod/mini";
import {
  cacheKeyParameters,
  cacheNamespace,
  contentHandling,
  credentials,
  parameterMapping,
  passthroughBehavior,
  responses,
  templates,
  timeoutMs,
  written,
} from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `AWS` with a Lambda function: a template builds the payload, and the error message selects
 * the integration response.
 *
 * Source: API Gateway API reference, `PutIntegration`; selection is recorded.
 */
export const restLambda = kind("rest.lambda", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Lambda is invoked by POST. */
  integrationHttpMethod: z.literal("POST"),
  /** Region of the invocation URI. Defaults to the function's Region. */
  region: z.optional(z.string()),
  credentials: z.optional(credentials()),
  /** `integration.request.header.X-Amz-Invocation-Type: "'Event'"` makes the call asynchronous. */
  requestParameters: z.optional(parameterMapping()),
  requestTemplates: z.optional(templates()),
  responses: z.optional(responses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.lambda`. */
export interface RestLambda extends Readonly<z.infer<typeof restLambda>> {}
