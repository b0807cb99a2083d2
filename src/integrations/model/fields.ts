import * as z from "zod/mini";
import { lazy } from "../../core/memoize.ts";
import { restMethods } from "../../core/rest-methods.ts";
import { contentType } from "./grammar/content-type.ts";
import { credentialsArn } from "./grammar/credentials.ts";
import type { Grammar } from "./grammar/grammar.ts";
import {
  requestSource,
  requestTarget,
  responseSource,
  responseTarget,
} from "./grammar/rest-mapping.ts";
import { strictObject } from "./strict-object.ts";

/** Fields that several kinds share: one schema, one doc comment, one source each. */

/** The part of a grammar that a schema needs. */
type Explaining = Pick<Grammar<never>, "explain">;

/** Text of a grammar. The error shows the place with a caret. */
export function written(by: Explaining) {
  return z.string().check(
    z.superRefine((text, context) => {
      const message = by.explain(text);
      if (message !== undefined) context.addIssue(message);
    }),
  );
}

/** A URI of a grammar, with nothing in it that only a template's deployment would fill in. */
export function resolvedUri(by: Explaining) {
  return written(by).check(
    z.regex(/^(?!.*\$\{(?!stageVariables\.))/, {
      error: "only stage variables, ${stageVariables.name}, are filled in by API Gateway",
    }),
  );
}

/** Texts by name, each side of a grammar of its own. */
export function mapping(targets: Explaining, sources: Explaining) {
  return z.record(z.string(), z.string()).check(
    z.superRefine((entries, context) => {
      for (const [target, source] of Object.entries(entries)) {
        const message = targets.explain(target) ?? sources.explain(source);
        if (message !== undefined) context.addIssue(`"${target}": ${message}`);
      }
    }),
  );
}

/**
 * Milliseconds, 50 or more; API Gateway uses 29 000 when absent.
 *
 * No upper bound here: REGIONAL and PRIVATE APIs may have a raised quota.
 * Source: `PutIntegrationRequest.timeoutInMillis`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const timeoutMs = lazy(() => z.int().check(z.minimum(50)));

/**
 * Milliseconds, 50 to 900 000 (15 minutes), for the whole streamed answer; 29 000 when absent.
 *
 * Source: developer guide, response-transfer-mode.
 */
export const streamingTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(900_000)));

/** Media type, or `$default`, to the mapping template for it: `{ "application/json": "…" }`. */
export const templates = lazy(() =>
  z.record(z.string(), z.string()).check(
    z.superRefine((entries, context) => {
      for (const type of Object.keys(entries)) {
        const message = type === "$default" ? undefined : contentType.explain(type);
        if (message !== undefined) context.addIssue(`"${type}": ${message}`);
      }
    }),
  ),
);

/** Target to source: `{ "integration.request.header.X-Id": "method.request.path.id" }`. */
export const parameterMapping = lazy(() => mapping(requestTarget, requestSource));

/** What to do with a request body that no template matches. API Gateway's default: `WHEN_NO_MATCH`. */
export const passthroughBehavior = lazy(() =>
  z.enum(["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]),
);

/** Conversion of the payload between text (base64) and bytes. Absent: passed as it is. */
export const contentHandling = lazy(() => z.enum(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]));

/** Method towards the backend; `ANY` passes the client's on. */
export const httpMethod = lazy(() => z.enum(restMethods));

/** `[1-5]\d\d`, as text: AWS's own pattern for status codes. */
export const statusCode = lazy(() =>
  z.string().check(
    z.regex(/^[1-5]\d\d$/, {
      error: (issue) =>
        `"${String(issue.input)}" is not a status code: three digits, the first 1 to 5`,
    }),
  ),
);

/**
 * Role that API Gateway assumes for the call. Absent: the function's resource policy has to allow it.
 *
 * `arn:aws:iam::*:user/*` passes the caller's identity through.
 */
export const credentials = lazy(() => written(credentialsArn));

/** Group of cache entries. API Gateway's default: the id of the resource. */
export const cacheNamespace = lazy(() => z.string().check(z.minLength(1)));

/** Method request parameters that tell cached answers apart: `method.request.path.id`. */
export const cacheKeyParameters = lazy(() => z.array(z.string()).check(z.minLength(1)));

/** Id of the VPC link, or a stage variable that holds it: `${stageVariables.vpcLinkId}`. */
export const vpcLinkId = lazy(() => z.string().check(z.minLength(1)));

/** Certificates of the backend: `insecureSkipVerification` accepts self-signed ones. Default: false. */
export const tlsConfig = strictObject(() => ({ insecureSkipVerification: z.boolean() }));

/**
 * One integration response: which backend answer it is for, and how that becomes the client's.
 *
 * Source: `PutIntegrationResponseRequest`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const integrationResponse = strictObject(() => ({
  /** Java regular expression over the whole status (or Lambda's error message). Absent: the default. */
  selectionPattern: z.optional(z.string()),
  /** `{ "method.response.header.X": "'static'" }`. */
  responseParameters: z.optional(mapping(responseTarget, responseSource)),
  responseTemplates: z.optional(templates()),
  contentHandling: z.optional(contentHandling()),
}));

/** How the answers of a backend that one pattern matches become the client's. */
export interface IntegrationResponse extends Readonly<z.infer<typeof integrationResponse>> {}

/** Status of the answer to the client, to the integration response that produces it. */
export const responses = lazy(() => z.record(statusCode(), integrationResponse));
