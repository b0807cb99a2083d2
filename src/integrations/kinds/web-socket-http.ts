import type * as z from "zod";
import { contentHandling, httpMethod, passthroughBehavior, resolvedUri } from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
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
 * WebSocket `HTTP`: a template makes the request of a message, and a message of the answer.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketHttp = kind("web-socket.http", () => ({
  /** `http` or `https`. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod,
  requestParameters: webSocketRequestParameters.optional(),
  requestTemplates: keyedTemplates.optional(),
  templateSelectionExpression: templateSelectionExpression.optional(),
  responses: webSocketResponses.optional(),
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  timeoutMs: webSocketTimeoutMs.optional(),
  description: description.optional(),
}));

export interface WebSocketHttp extends Readonly<z.infer<typeof webSocketHttp>> {}
