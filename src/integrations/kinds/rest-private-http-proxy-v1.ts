import type * as z from "zod";
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
  vpcLinkId,
  integrationHttpMethod: httpMethod,
  /** Host header and TLS name of the backend, and its path; the link decides where it goes. */
  uri: resolvedUri(httpUri),
  requestParameters: parameterMapping.optional(),
  credentials: credentials.optional(),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  cacheNamespace: cacheNamespace.optional(),
  cacheKeyParameters: cacheKeyParameters.optional(),
  tlsConfig: tlsConfig.optional(),
  timeoutMs: timeoutMs.optional(),
}));

export interface RestPrivateHttpProxyV1 extends Readonly<z.infer<typeof restPrivateHttpProxyV1>> {}
