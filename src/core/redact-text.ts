import { findSecrets } from "./find-secrets.ts";
import { isSecretName } from "./secret-names.ts";
import { replaceSpans } from "./spans.ts";

/**
 * The text with the secrets that it shows by itself starred: for URLs, headers and bodies in messages
 * of errors.
 */
export function redactText(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), "****");
}

/** The same with as many stars as there were characters: a caret below stays in its place. */
export function redactInPlace(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), (length) => "*".repeat(length));
}
