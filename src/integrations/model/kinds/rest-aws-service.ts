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
} from "../fields.ts";
import { awsUri } from "../grammar/aws-uri.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `AWS` with a service: API Gateway signs a request to its API, which a template builds.
 *
 * Source: API Gateway API reference, `PutIntegration`; URI rules are recorded.
 */
export const restAwsService = kind("rest.aws-service", () => ({
  /** `arn:aws:apigateway:REGION:[SUBDOMAIN.]SERVICE:action/NAME` or `…:path/PATH`. */
  uri: resolvedUri(awsUri),
  /** HTTP method of the service: POST for actions, S3's verbs for its paths. */
  integrationHttpMethod: httpMethod(),
  /** Role that is allowed to call the service, or the caller's identity. */
  credentials: credentials(),
  requestParameters: z.optional(parameterMapping()),
  requestTemplates: z.optional(templates()),
  responses: z.optional(responses()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.aws-service`. */
export interface RestAwsService extends Readonly<z.infer<typeof restAwsService>> {}
