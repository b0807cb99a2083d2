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
  written,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { loadBalancerArn } from "../grammar/load-balancer-arn.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY` into a VPC, over a VPC link of version 2, directly to a load balancer.
 *
 * The path in the request starts with the stage's name. Source: developer guide,
 * private-integration.
 */
export const restPrivateHttpProxyV2 = kind("rest.private-http-proxy-v2", () => ({
  /** Link of version 2, as HTTP APIs use it. */
  vpcLinkId: vpcLinkId(),
  /** ARN of the Application or Network Load Balancer, or of one of its listeners. */
  integrationTarget: written(loadBalancerArn),
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

/** An integration of the kind `rest.private-http-proxy-v2`. */
export interface RestPrivateHttpProxyV2 extends Readonly<z.infer<typeof restPrivateHttpProxyV2>> {}
