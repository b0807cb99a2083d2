import * as z from "zod/mini";
import {
  credentials,
  httpMethod,
  parameterMapping,
  resolvedUri,
  streamingTimeoutMs,
  tlsConfig,
  vpcLinkId,
  written,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { loadBalancerArn } from "../grammar/load-balancer-arn.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY` into a VPC over a VPC link of version 2, with response streaming.
 *
 * Source: developer guide, response-transfer-mode.
 */
export const restPrivateHttpStreamingProxyV2 = kind("rest.private-http-streaming-proxy-v2", () => ({
  /** Link of version 2, as HTTP APIs use it. */
  vpcLinkId: vpcLinkId(),
  /** ARN of the Application or Network Load Balancer, or of one of its listeners. */
  integrationTarget: written(loadBalancerArn),
  integrationHttpMethod: httpMethod(),
  /** Host header and TLS name of the backend, and its path; the link decides where it goes. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  credentials: z.optional(credentials()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(streamingTimeoutMs()),
}));

/** An integration of the kind `rest.private-http-streaming-proxy-v2`. */
export interface RestPrivateHttpStreamingProxyV2
  extends Readonly<z.infer<typeof restPrivateHttpStreamingProxyV2>> {}
