import * as z from "zod/mini";
import { lazy } from "../../core/memoize.ts";
import { contentHandling, mapping, written } from "./fields.ts";
import { httpMappingSource, httpMappingTarget } from "./grammar/http-mapping.ts";
import { requestTarget } from "./grammar/rest-mapping.ts";
import { responseKey, selectionExpression } from "./grammar/selection-expression.ts";
import { routeSource } from "./grammar/web-socket-mapping.ts";
import { strictObject } from "./strict-object.ts";

/** Fields that kinds of HTTP and WebSocket APIs share. Source: `@aws-sdk/client-apigatewayv2` 3.1169.0. */

/** Milliseconds, 50 to 30 000. Defaults to 30 000. */
export const httpTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(30_000)));

/** Milliseconds, 50 to 29 000. Defaults to 29 000. */
export const webSocketTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(29_000)));

/** Description of the integration. */
export const description = lazy(() => z.string().check(z.minLength(1)));

/** Changes to the request: `{ "append:header.X-Id": "$request.path.id" }`. */
export const httpRequestParameters = lazy(() => mapping(httpMappingTarget, httpMappingSource));

/**
 * Changes to the response by backend status, 200 to 599: `{ 500: { "overwrite:statuscode": "502" }
 * }`.
 */
export const httpResponseParameters = lazy(() =>
  z.record(
    z.string().check(z.regex(/^[2-5]\d\d$/, { error: "the status must be from 200 to 599" })),
    mapping(httpMappingTarget, httpMappingSource),
  ),
);

/** Sources by target: `{ "integration.request.header.X-Id": "route.request.querystring.id" }`. */
export const webSocketRequestParameters = lazy(() => mapping(requestTarget, routeSource));

/** Mapping templates by the value of `templateSelectionExpression`: `{ "$default": "…" }`. */
export const keyedTemplates = lazy(() => z.record(z.string().check(z.minLength(1)), z.string()));

/** Selects the template: `\$default`, `$request.body.action`. */
export const templateSelectionExpression = lazy(() => written(selectionExpression));

/**
 * Converts a backend's response to a message for the client.
 *
 * Source: `CreateIntegrationResponseRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketIntegrationResponse = strictObject(() => ({
  responseTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responseParameters: z.optional(z.record(z.string(), z.string())),
  contentHandling: z.optional(contentHandling()),
}));

/** Converts backend responses that match one key to a message for the client. */
export interface WebSocketIntegrationResponse
  extends Readonly<z.infer<typeof webSocketIntegrationResponse>> {}

/** Integration responses by key: `$default`, or `/REGEX/` for the status or error message. */
export const webSocketResponses = lazy(() =>
  z.record(written(responseKey), webSocketIntegrationResponse),
);
