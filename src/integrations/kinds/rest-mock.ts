import type * as z from "zod";
import {
  cacheKeyParameters,
  cacheNamespace,
  contentHandling,
  credentials,
  parameterMapping,
  passthroughBehavior,
  responses,
  templates,
  timeoutMs,
} from "../fields.ts";
import { kind } from "../strict-object.ts";

/**
 * REST `MOCK`: API Gateway answers by itself, without a backend.
 *
 * The request template has to yield `{"statusCode": n}`; that number selects the response.
 * Source: API Gateway API reference, `PutIntegration`; what AWS echoes is recorded.
 */
export const restMock = kind("rest.mock", () => ({
  requestTemplates: templates.optional(),
  responses: responses.optional(),
  requestParameters: parameterMapping.optional(),
  passthroughBehavior: passthroughBehavior.optional(),
  contentHandling: contentHandling.optional(),
  /** Stored by API Gateway; a mock calls nothing. */
  credentials: credentials.optional(),
  cacheNamespace: cacheNamespace.optional(),
  cacheKeyParameters: cacheKeyParameters.optional(),
  /** Stored by API Gateway; a mock answers at once. */
  timeoutMs: timeoutMs.optional(),
}));

export interface RestMock extends Readonly<z.infer<typeof restMock>> {}
