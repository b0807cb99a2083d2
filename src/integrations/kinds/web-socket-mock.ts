import type * as z from "zod";
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
 * WebSocket `MOCK`: API Gateway answers by itself.
 *
 * The request template has to yield `{"statusCode": n}`. Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketMock = kind("web-socket.mock", () => ({
  requestParameters: webSocketRequestParameters.optional(),
  requestTemplates: keyedTemplates.optional(),
  templateSelectionExpression: templateSelectionExpression.optional(),
  responses: webSocketResponses.optional(),
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  timeoutMs: webSocketTimeoutMs.optional(),
  description: description.optional(),
}));

export interface WebSocketMock extends Readonly<z.infer<typeof webSocketMock>> {}
