import * as z from "zod/mini";
import { contentHandling, httpMethod, resolvedUri, vpcLinkId } from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";
import { description, webSocketRequestParameters, webSocketTimeoutMs } from "../v2-fields.ts";

/**
 * WebSocket `HTTP_PROXY` into a VPC, over a VPC link of version 1 to a Network Load Balancer.
 *
 * Source: developer guide, apigateway-websocket-api-integration-requests.
 */
export const webSocketPrivateHttpProxyV1 = kind("web-socket.private-http-proxy-v1", () => ({
  /** Link of version 1, or a stage variable that holds its id: version 2 is for HTTP and REST APIs. */
  vpcLinkId: vpcLinkId(),
  /** `http` or `https`. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod(),
  requestParameters: z.optional(webSocketRequestParameters()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.private-http-proxy-v1`. */
export interface WebSocketPrivateHttpProxyV1
  extends Readonly<z.infer<typeof webSocketPrivateHttpProxyV1>> {}
