import * as z from "zod/mini";
import {
  contentHandling,
  credentials,
  httpMethod,
  passthroughBehavior,
  resolvedUri,
} from "../fields.ts";
import { awsUri } from "../grammar/aws-uri.ts";
import { kind } from "../strict-object.ts";
import {
  description,
  keyedTemplates,
  templateSelectionExpression,
  webSocketRequestParameters,
  webSocketResponses,
  webSocketTimeoutMs,
} from "../v2-fields.ts";

/**
 * WebSocket `AWS` with a service: API Gateway signs a request to its API, which a template builds.
 *
 * Source: `CreateIntegrationRequest`, `@aws-sdk/client-apigatewayv2` 3.1169.0.
 */
export const webSocketAwsService = kind("web-socket.aws-service", () => ({
  /** `arn:aws:apigateway:REGION:[SUBDOMAIN.]SERVICE:action/NAME` or `…:path/PATH`. */
  uri: resolvedUri(awsUri),
  integrationMethod: httpMethod(),
  /** Role that is allowed to call the service. */
  credentials: credentials(),
  requestParameters: z.optional(webSocketRequestParameters()),
  requestTemplates: z.optional(keyedTemplates()),
  templateSelectionExpression: z.optional(templateSelectionExpression()),
  responses: z.optional(webSocketResponses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  timeoutMs: z.optional(webSocketTimeoutMs()),
  description: z.optional(description()),
}));

/** An integration of the kind `web-socket.aws-service`. */
export interface WebSocketAwsService extends Readonly<z.infer<typeof webSocketAwsService>> {}
