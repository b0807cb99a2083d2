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
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY`: request and response are forwarded unchanged.
 *
 * Mapped headers replace the client's, mapped query parameters are appended (recorded).
 * Source: API Gateway API reference, `PutIntegration`.
 */
export const restHttpProxy = kind("rest.http-proxy", () => ({
  integrationHttpMethod: httpMethod(),
  /** `http` or `https`; `{name}` in the path is filled from `integration.request.path.name`. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  /** Stored by API Gateway, without effect. */
  credentials: z.optional(credentials()),
  /** Stored by API Gateway, without effect on a proxy. */
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.http-proxy`. */
export interface RestHttpProxy extends Readonly<z.infer<typeof restHttpProxy>> {}
