import * as z from "zod/mini";
import { contentHandling, credentials, written } from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";
import { description, webSocketRequestParameters, webSocketTimeoutMs } from "../v2-fields.ts";

/**
 * WebSocket `AWS_PROXY` with a Lambda function: the function receives the message as an event.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketLambdaProxy = kind("web-socket.lambda-proxy", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Lambda is invoked by POST. */
  integrationMethod: z.literal("POST"),
  credentials: z.optional(credentials()),
  requestParameters: z.optional(webSocketRequestParameters()),
  /** `CONVERT_TO_BINARY` decodes base64 messages. */
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.lambda-proxy`. */
export interface WebSocketLambdaProxy extends Readonly<z.infer<typeof webSocketLambdaProxy>> {}
