import { findSecrets } from "./find-secrets.ts";
import { isSecretName } from "./secret-names.ts";
import { replaceSpans } from "./spans.ts";

/** Redacts the recognizable secrets of a text: for URLs, headers and bodies in error messages. */
export function redactText(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), "****");
}

/** Redacts with a star for each character, so that a caret below the text still points correctly. */
export function redactInPlace(text: string): string {
  return replaceSpans(text, findSecrets(text, isSecretName), (length) => "*".repeat(length));
}
