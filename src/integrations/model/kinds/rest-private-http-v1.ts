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
  responses,
  templates,
  timeoutMs,
  tlsConfig,
  vpcLinkId,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP` into a VPC, over a VPC link of version 1 to a Network Load Balancer.
 *
 * Source: developer guide, set-up-private-integration.
 */
export const restPrivateHttpV1 = kind("rest.private-http-v1", () => ({
  /** Link of version 1: it names its Network Load Balancer itself. */
  vpcLinkId: vpcLinkId(),
  integrationHttpMethod: httpMethod(),
  /** Host header and TLS name of the backend, and its path; the link decides where it goes. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  requestTemplates: z.optional(templates()),
  responses: z.optional(responses()),
  credentials: z.optional(credentials()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.private-http-v1`. */
export interface RestPrivateHttpV1 extends Readonly<z.infer<typeof restPrivateHttpV1>> {}
