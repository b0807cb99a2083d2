import * as z from "zod/mini";
import { contentHandling, httpMethod, resolvedUri } from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";
import { description, webSocketRequestParameters, webSocketTimeoutMs } from "../v2-fields.ts";

/**
 * WebSocket `HTTP_PROXY`: the message becomes the request body, and the response body becomes the
 * reply.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketHttpProxy = kind("web-socket.http-proxy", () => ({
  /** `http` or `https`. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod(),
  requestParameters: z.optional(webSocketRequestParameters()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.http-proxy`. */
export interface WebSocketHttpProxy extends Readonly<z.infer<typeof webSocketHttpProxy>> {}
