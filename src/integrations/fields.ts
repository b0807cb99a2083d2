import * as z from "zod";

/** Fields that several kinds share: one schema, one doc comment, one source each. */

/**
 * Milliseconds, 50 or more; API Gateway uses 29 000 when absent.
 *
 * No upper bound here: REGIONAL and PRIVATE APIs may have a raised quota.
 * Source: `PutIntegrationRequest.timeoutInMillis`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const timeoutMs = z.int().min(50);

/** Media type to the mapping template for it: `{ "application/json": "…" }`. */
export const templates = z.record(z.string(), z.string());

/** Target to source: `{ "integration.request.header.X-Id": "method.request.path.id" }`. */
export const parameterMapping = z.record(z.string(), z.string());

/** What to do with a request body that no template matches. API Gateway's default: `WHEN_NO_MATCH`. */
export const passthroughBehavior = z.enum(["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]);

/** Conversion of the payload between text (base64) and bytes. Absent: passed as it is. */
export const contentHandling = z.enum(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]);

/** `[1-5]\d\d`, as text: AWS's own pattern for status codes. */
export const statusCode = z.string().regex(/^[1-5]\d\d$/, {
  error: (issue) => `"${String(issue.input)}" is not a status code: three digits, the first 1 to 5`,
});

/**
 * Role that API Gateway assumes for the call. Absent: the function's resource policy has to allow it.
 *
 * `arn:aws:iam::*:user/*` passes the caller's identity through.
 */
export const credentials = z.string().regex(/^arn:aws[a-z-]*:iam::(?:\d{12}|\*):\S+$/, {
  error: "this is not the ARN of an IAM role",
});

/** Group of cache entries. API Gateway's default: the id of the resource. */
export const cacheNamespace = z.string().min(1);

/** Method request parameters that tell cached answers apart: `method.request.path.id`. */
export const cacheKeyParameters = z.array(z.string()).min(1);

/**
 * One integration response: which backend answer it is for, and how that becomes the client's.
 *
 * Source: `PutIntegrationResponseRequest`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const integrationResponse = z.strictObject({
  /** Java regular expression over the whole status (or Lambda's error message). Absent: the default. */
  selectionPattern: z.string().optional(),
  /** `{ "method.response.header.X": "'static'" }`. */
  responseParameters: parameterMapping.optional(),
  responseTemplates: templates.optional(),
  contentHandling: contentHandling.optional(),
});

export interface IntegrationResponse extends Readonly<z.infer<typeof integrationResponse>> {}

/** Status of the answer to the client, to the integration response that produces it. */
export const responses = z.record(statusCode, integrationResponse);
