import * as z from "zod/mini";
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
 * REST `MOCK`: API Gateway responds without a backend.
 *
 * The request template must produce `{"statusCode": n}`; this number selects the response.
 * Source: API Gateway API reference, `PutIntegration`; what AWS echoes is recorded.
 */
export const restMock = kind("rest.mock", () => ({
  requestTemplates: z.optional(templates()),
  responses: z.optional(responses()),
  requestParameters: z.optional(parameterMapping()),
  passthroughBehavior: z.optional(passthroughBehavior()),
  contentHandling: z.optional(contentHandling()),
  /** Stored by API Gateway; a mock calls nothing. */
  credentials: z.optional(credentials()),
  cacheNamespace: z.optional(cacheNamespace()),
  cacheKeyParameters: z.optional(cacheKeyParameters()),
  /** Stored by API Gateway; a mock responds immediately. */
  timeoutMs: z.optional(timeoutMs()),
}));

/** An integration of the kind `rest.mock`. */
export interface RestMock extends Readonly<z.infer<typeof restMock>> {}
