import * as z from "zod/mini";
import {
  cacheKeyParameters,
  cacheNamespace,
  contentHandling,
  credentials,
  httpMethod,
  parameterMapping,
  passthroughBehavior,
  resolvedUri,
  timeoutMs,
  tlsConfig,
  vpcLinkId,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY` into a VPC, over a VPC link of version 1 to a Network Load Balancer.
 *
 * Source: developer guide, set-up-private-integration.
 */
export const restPrivateHttpProxyV1 = kind("rest.private-http-proxy-v1", () => ({
  /** Link of version 1: it names its Network Load Balancer itself. */
  vpcLinkId: vpcLinkId(),
  integrationHttpMethod: httpMethod(),
  /** Host header and TLS name of the backend, and its path; the link decides where it goes. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  credentials: z.optional(credentials()),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.private-http-proxy-v1`. */
export interface RestPrivateHttpProxyV1 extends Readonly<z.infer<typeof restPrivateHttpProxyV1>> {}
