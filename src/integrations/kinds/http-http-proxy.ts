import type * as z from "zod";
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
 * HTTP API `HTTP_PROXY`: the request reaches the backend as the client sent it.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const httpHttpProxy = kind("http.http-proxy", () => ({
  /** `http` or `https`; `{name}` in the path is the path parameter of the route. */
  uri: resolvedUri(httpUri),
  integrationMethod: httpMethod,
  requestParameters: httpRequestParameters.optional(),
  responseParameters: httpResponseParameters.optional(),
  timeoutMs: httpTimeoutMs.optional(),
  description: description.optional(),
}));

export interface HttpHttpProxy extends Readonly<z.infer<typeof httpHttpProxy>> {}
