import * as z from "zod/mini";
import { httpMethod, resolvedUri } from "../fields.ts";
import { httpUri } from "../grammar/http-uri.ts";
import { kind } from "../strict-object.ts";
import {
  description,
  httpRequestParameters,
  httpResponseParameters,
  httpTimeoutMs,
} from "../v2-fields.ts";

/**
 * HTTP API `HTTP_PROXY`: the backend receives the client's request unchanged.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const httpHttpProxy = kind("http.http-proxy", () => ({
  /** `http` or `https`; `{name}` in the path is the path parameter of the route. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod(),
  requestParameters: z.optional(httpRequestParameters()),
  responseParameters: z.optional(httpResponseParameters()),
  timeoutMs: z.optional(httpTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `http.http-proxy`. */
export interface HttpHttpProxy extends Readonly<z.infer<typeof httpHttpProxy>> {}
