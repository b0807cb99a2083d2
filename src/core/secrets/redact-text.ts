import { findSecrets } from "./find-secrets.ts";
import { isSecretName } from "./secret-names.ts";
import { replaceSpans } from "./spans.ts";

/** Redacts the secrets that a text shows by itself: for URLs, headers and bodies in errors. */
export function redactText(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), "****");
}

/** The same with a star for each character, so that a caret below it keeps its place. */
export function redactInPlace(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), (length) => "*".repeat(length));
}
