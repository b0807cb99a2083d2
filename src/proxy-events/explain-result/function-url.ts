import { type ResultExplanation, serviceError } from "./explanation.ts";
import { explainHttpResult } from "./http.ts";

/** The 502 of a function URL for a malformed answer or a function that failed. */
export const functionUrlError = serviceError(502, "Internal Server Error", [
  ["Content-Type", "application/json"],
]);

/** What Lambda makes of the answer of a function behind a URL: format 2.0, its own error. */
export function explainFunctionUrlResult(result: unknown): ResultExplanation {
  return explainHttpResult(result, functionUrlError);
}
