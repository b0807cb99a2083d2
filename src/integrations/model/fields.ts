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

/** Fields that several kinds share, each with one schema, docstring and source. */

/** The part of a grammar that a schema needs. */
type Explaining = Pick<Grammar<never>, "explain">;

/** Validates text by a grammar. The error marks the position with a caret. */
export function written(by: Explaining) {
  return z.string().check(
    z.superRefine((text, context) => {
      const message = by.explain(text);
      if (message !== undefined) context.addIssue(message);
    }),
  );
}

/**
 * Validates a URI by a grammar and rejects placeholders that only a template's deployment would
 * replace.
 */
export function resolvedUri(by: Explaining) {
  return written(by).check(
    z.regex(/^(?!.*\$\{(?!stageVariables\.))/, {
      error: "API Gateway resolves only stage variables: ${stageVariables.name}",
    }),
  );
}

/** Validates a mapping, with one grammar for targets and one for sources. */
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
 * Milliseconds, 50 or more. Defaults to 29 000.
 *
 * No upper bound here: REGIONAL and PRIVATE APIs may have a raised quota.
 * Source: `PutIntegrationRequest.timeoutInMillis`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const timeoutMs = lazy(() => z.int().check(z.minimum(50)));

/**
 * Milliseconds, 50 to 900 000 (15 minutes), for the whole streamed response. Defaults to 29 000.
 *
 * Source: developer guide, response-transfer-mode.
 */
export const streamingTimeoutMs = lazy(() => z.int().check(z.minimum(50), z.maximum(900_000)));

/** Mapping templates by media type or `$default`: `{ "application/json": "…" }`. */
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

/** Sources by target: `{ "integration.request.header.X-Id": "method.request.path.id" }`. */
export const parameterMapping = lazy(() => mapping(requestTarget, requestSource));

/** How to treat a request body without a matching template. Defaults to `WHEN_NO_MATCH`. */
export const passthroughBehavior = lazy(() =>
  z.enum(["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"]),
);

/** Conversion of the payload between text (base64) and bytes. Defaults to no conversion. */
export const contentHandling = lazy(() => z.enum(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]));

/** HTTP method for the backend; `ANY` forwards the client's. */
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
 * Role that API Gateway assumes for the call. Without it, the function's resource policy must allow
 * the call.
 *
 * `arn:aws:iam::*:user/*` uses the caller's identity.
 */
export const credentials = lazy(() => written(credentialsArn));

/** Group of cache entries. Defaults to the id of the resource. */
export const cacheNamespace = lazy(() => z.string().check(z.minLength(1)));

/** Method request parameters in the cache key: `method.request.path.id`. */
export const cacheKeyParameters = lazy(() => z.array(z.string()).check(z.minLength(1)));

/** Id of the VPC link, or a stage variable that holds it: `${stageVariables.vpcLinkId}`. */
export const vpcLinkId = lazy(() => z.string().check(z.minLength(1)));

/**
 * Certificates of the backend: `insecureSkipVerification` accepts self-signed ones. Defaults to
 * false.
 */
export const tlsConfig = strictObject(() => ({ insecureSkipVerification: z.boolean() }));

/**
 * One integration response: which backend responses it applies to, and how it converts them for the
 * client.
 *
 * Source: `PutIntegrationResponseRequest`, `@aws-sdk/client-api-gateway` 3.1142.0.
 */
export const integrationResponse = strictObject(() => ({
  /**
   * Java regular expression over the whole status (or Lambda's error message). Without it, this is
   * the default response.
   */
  selectionPattern: z.optional(z.string()),
  /** `{ "method.response.header.X": "'static'" }`. */
  responseParameters: z.optional(mapping(responseTarget, responseSource)),
  responseTemplates: z.optional(templates()),
  contentHandling: z.optional(contentHandling()),
}));

/** Converts backend responses that match one pattern for the client. */
export interface IntegrationResponse extends Readonly<z.infer<typeof integrationResponse>> {}

/** Integration responses by the status that the client receives. */
export const responses = lazy(() => z.record(statusCode(), integrationResponse));
