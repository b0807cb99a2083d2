import * as z from "zod/mini";
import { contentHandling, credentials, passthroughBehavior, written } from "../fields.ts";
import { lambdaArn } from "../grammar/lambda-arn.ts";
import { kind } from "../strict-object.ts";
import {
  description,
  keyedTemplates,
  templateSelectionExpression,
  webSocketRequestParameters,
  webSocketResponses,
  webSocketTimeoutMs,
} from "../v2-fields.ts";

/**
 * WebSocket `AWS` with a Lambda function: a template builds the payload from the message.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketLambda = kind("web-socket.lambda", () => ({
  /** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS]`; name and alias may be stage variables. */
  functionArn: written(lambdaArn),
  /** Lambda is invoked by POST. */
  integrationMethod: z.literal("POST"),
  credentials: z.optional(credentials()),
  requestParameters: z.optional(webSocketRequestParameters()),
  requestTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responses: z.optional(webSocketResponses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.lambda`. */
export interface WebSocketLambda extends Readonly<z.infer<typeof webSocketLambda>> {}
