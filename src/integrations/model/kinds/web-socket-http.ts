import * as z from "zod/mini";
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
 * WebSocket `HTTP`: templates convert the message to a request, and the response to a message.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketHttp = kind("web-socket.http", () => ({
  /** `http` or `https`. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod(),
  requestParameters: z.optional(webSocketRequestParameters()),
  requestTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responses: z.optional(webSocketResponses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.http`. */
export interface WebSocketHttp extends Readonly<z.infer<typeof webSocketHttp>> {}
