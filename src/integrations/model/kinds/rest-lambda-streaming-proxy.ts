import * as z from "zod/mini";
import { credentials, parameterMapping, streamingTimeoutMs, written } from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `AWS_PROXY` with a Lambda function that streams its response: metadata, eight NUL bytes,
 * payload.
 *
 * No templates, no caching, no compression: API Gateway forwards the bytes as they arrive.
 * Source: developer guide, response-transfer-mode-lambda.
 */
export const restLambdaStreamingProxy = kind("rest.lambda-streaming-proxy", () => ({
  /**
   * `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; the function must write the streaming
   * format.
   */
  functionArn: written(lambdaArn),
  /** Lambda is invoked by POST. */
  integrationHttpMethod: z.literal("POST"),
  /** Region of the invocation URI. Defaults to the function's Region. */
  region: z.optional(z.string()),
  credentials: z.optional(credentials()),
  /** Checked by API Gateway, without effect on the event. */
  requestParameters: z.optional(parameterMapping()),
  timeoutMs: z.optional(streamingTimeoutMs()),
}));

/** An integration of the kind `rest.lambda-streaming-proxy`. */
export interface RestLambdaStreamingProxy
  extends Readonly<z.infer<typeof restLambdaStreamingProxy>> {}
