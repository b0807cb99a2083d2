import * as z from "zod/mini";
import {
  credentials,
  httpMethod,
  parameterMapping,
  resolvedUri,
  streamingTimeoutMs,
  tlsConfig,
  vpcLinkId,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY` into a VPC over a VPC link of version 1, with response streaming.
 *
 * Source: developer guide, response-transfer-mode.
 */
export const restPrivateHttpStreamingProxyV1 = kind("rest.private-http-streaming-proxy-v1", () => ({
  /** Link of version 1: it names its Network Load Balancer itself. */
  vpcLinkId: vpcLinkId(),
  integrationHttpMethod: httpMethod(),
  /** Host header and TLS name of the backend, and its path; the link decides where it goes. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  credentials: z.optional(credentials()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(streamingTimeoutMs()),
}));

/** An integration of the kind `rest.private-http-streaming-proxy-v1`. */
export interface RestPrivateHttpStreamingProxyV1
  extends Readonly<z.infer<typeof restPrivateHttpStreamingProxyV1>> {}
