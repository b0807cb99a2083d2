import { type Explanation, serviceError } from "./explanation.ts";
import { explainHttpResult } from "./http.ts";

/** The 502 of a function URL for a malformed answer or a function that failed. */
export const functionUrlError = serviceError(502, "Internal Server Error", [
  ["Content-Type", "application/json"],
]);

/**
 * What Lambda makes of the answer of a function behind a URL: format 2.0 with its own error, and
 * JSON where the answer has no type. The Lambda developer guide says so of an answer without
 * `statusCode` (response payload format); users report it of the others.
 */
export function explainFunctionUrlResult(result: unknown): Explanation {
  return explainHttpResult(result, { error: functionUrlError, contentType: "application/json" });
}
