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
  responses,
  templates,
  timeoutMs,
  tlsConfig,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP`: templates and mappings decide what the backend gets and what becomes of its answer.
 *
 * No header or query of the client goes to the backend unless it is mapped (recorded).
 * Source: API Gateway API reference, `PutIntegration`.
 */
export const restHttp = kind("rest.http", () => ({
  integrationHttpMethod: httpMethod,
  /** `http` or `https`; `{name}` in the path is filled from `integration.request.path.name`. */
  uri: resolvedUri(httpUri),
  requestParameters: parameterMapping.optional(),
  requestTemplates: templates.optional(),
  responses: responses.optional(),
  /** Stored by API Gateway, without use. */
  credentials: credentials.optional(),
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  cacheNamespace: cacheNamespace.optional(),
  cacheKeyParameters: cacheKeyParameters.optional(),
  tlsConfig: tlsConfig.optional(),
  timeoutMs: timeoutMs.optional(),
}));

export interface RestHttp extends Readonly<z.infer<typeof restHttp>> {}
