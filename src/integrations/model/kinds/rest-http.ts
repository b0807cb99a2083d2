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
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP`: templates and mappings convert the request and the response.
 *
 * The backend receives only mapped headers and query parameters (recorded). Source: API Gateway API
 * reference, `PutIntegration`.
 */
export const restHttp = kind("rest.http", () => ({
  integrationHttpMethod: httpMethod(),
  /** `http` or `https`; `{name}` in the path is filled from `integration.request.path.name`. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  requestTemplates: z.optional(templates()),
  responses: z.optional(responses()),
  /** Stored by API Gateway, without effect. */
  credentials: z.optional(credentials()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.http`. */
export interface RestHttp extends Readonly<z.infer<typeof restHttp>> {}
