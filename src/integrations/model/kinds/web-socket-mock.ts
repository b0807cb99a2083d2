import * as z from "zod/mini";
import { contentHandling, passthroughBehavior } from "../fields.ts";
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
 * WebSocket `MOCK`: API Gateway responds without a backend.
 *
 * The request template must produce `{"statusCode": n}`. Source: `CreateIntegrationRequest`,
 * `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketMock = kind("web-socket.mock", () => ({
  requestParameters: z.optional(webSocketRequestParameters()),
  requestTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responses: z.optional(webSocketResponses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.mock`. */
export interface WebSocketMock extends Readonly<z.infer<typeof webSocketMock>> {}
