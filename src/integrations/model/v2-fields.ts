import * as z from "zod/mini";
import { lazy } from "../../core/memoize.ts";
import { contentHandling, mapping, written } from "./fields.ts";
import { httpMappingSource, httpMappingTarget } from "./grammar/http-mapping.ts";
import { requestTarget } from "./grammar/rest-mapping.ts";
import { responseKey, selectionExpression } from "./grammar/selection-expression.ts";
import { routeSource } from "./grammar/web-socket-mapping.ts";
import { strictObject } from "./strict-object.ts";

/** Fields that kinds of HTTP and WebSocket APIs share. Source: `@aws-sdk/client-apigatewayv2` 3.1169.0. */

/** Milliseconds, 50 to 30 000; API Gateway uses 30 000 when absent. */
export const httpTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(30_000)));

/** Milliseconds, 50 to 29 000; API Gateway uses 29 000 when absent. */
export const webSocketTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(29_000)));

/** What the integration is for, in words. */
export const description = lazy(() => z.string().check(z.minLength(1)));

/** Change to the request: `{ "append:header.X-Id": "$request.path.id" }`. */
export const httpRequestParameters = lazy(() => mapping(httpMappingTarget, httpMappingSource));

/** Backend status, 200 to 599, to the changes of the answer: `{ 500: { "overwrite:statuscode": "502" } }`. */
export const httpResponseParameters = lazy(() =>
  z.record(
    z.string().check(z.regex(/^[2-5]\d\d$/, { error: "the status has to be from 200 to 599" })),
    mapping(httpMappingTarget, httpMappingSource),
  ),
);

/** Target to source: `{ "integration.request.header.X-Id": "route.request.querystring.id" }`. */
export const webSocketRequestParameters = lazy(() => mapping(requestTarget, routeSource));

/** Key, as `templateSelectionExpression` gives it, to the mapping template: `{ "$default": "…" }`. */
export const keyedTemplates = lazy(() => z.record(z.string().check(z.minLength(1)), z.string()));

/** Gives the key of the template: `\$default`, `$request.body.action`. */
export const templateSelectionExpression = lazy(() => written(selectionExpression));

/**
 * How a backend's answer becomes a message to the client.
 *
 * Source: `CreateIntegrationResponseRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketIntegrationResponse = strictObject(() => ({
  responseTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responseParameters: z.optional(z.record(z.string(), z.string())),
  contentHandling: z.optional(contentHandling()),
}));

/** How the answers of a backend that one key stands for become a message to the client. */
export interface WebSocketIntegrationResponse
  extends Readonly<z.infer<typeof webSocketIntegrationResponse>> {}

/** Key, `$default` or `/REGEX/` over status or error message, to the integration response. */
export const webSocketResponses = lazy(() =>
  z.record(written(responseKey), webSocketIntegrationResponse),
);
