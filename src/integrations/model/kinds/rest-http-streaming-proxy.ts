import * as z from "zod/mini";
import {
  credentials,
  httpMethod,
  parameterMapping,
  resolvedUri,
  streamingTimeoutMs,
  tlsConfig,
} from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `HTTP_PROXY` that streams the backend's response.
 *
 * No templates, no caching, no compression. Source: developer guide, response-transfer-mode.
 */
export const restHttpStreamingProxy = kind("rest.http-streaming-proxy", () => ({
  integrationHttpMethod: httpMethod(),
  /** `http` or `https`; `{name}` in the path is filled from `integration.request.path.name`. */
  uri: resolvedUri(httpUri),
  requestParameters: z.optional(parameterMapping()),
  /** Stored by API Gateway, without effect. */
  credentials: z.optional(credentials()),
  tlsConfig: z.optional(tlsConfig),
  timeoutMs: z.optional(streamingTimeoutMs()),
}));

/** An integration of the kind `rest.http-streaming-proxy`. */
export interface RestHttpStreamingProxy extends Readonly<z.infer<typeof restHttpStreamingProxy>> {}
