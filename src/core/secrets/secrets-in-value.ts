import type { NamedSecret } from "./find-members.ts";
import { isReference } from "./secret-names.ts";
import type { Span } from "./spans.ts";

/** A secret in a text; `name` and `escapes` are set if known. */
export type FoundSecret = Span & Partial<Pick<NamedSecret, "name" | "escapes">>;

/**
 * Finds the secrets in a value with a secret name: credentials without their scheme, cookies without
 * their names, otherwise the whole value.
 */
export function secretsInValue(name: string, value: string): readonly FoundSecret[] {
  return secretsInSpan(value, { start: 0, end: value.length, name });
}

const schemes = /^(?:ApiKey|AWS4-HMAC-SHA256|Basic|Bearer|Digest|Negotiate|Token) +(?=\S)/i;
const cookieNames = /^(?:set-?)?cookies?$/i;

/** Finds the secrets in a value that is part of a text. */
export function secretsInSpan(text: string, secret: FoundSecret): readonly FoundSecret[] {
  const { start, end, name = "" } = secret;
  const value = text.slice(start, end);
  if (value === "" || isReference(value)) return [];
  if (cookieNames.test(name)) return cookiesIn(value, secret);
  const [scheme = ""] = schemes.exec(value) ?? [];
  return [{ ...secret, start: start + scheme.length }];
}

const attributes = /^(?:domain|expires|max-age|path|priority|samesite)$/i;

/** Returns the value of each cookie; names and attributes stay readable. */
function cookiesIn(text: string, secret: FoundSecret): readonly FoundSecret[] {
  // The `Cookie` of a request has no attributes.
  const hasAttributes = !/^cookie$/i.test(secret.name ?? "");
  const found: FoundSecret[] = [];
  let at = secret.start;
  for (const [index, piece] of text.split(";").entries()) {
    const equals = piece.indexOf("=");
    const name = piece.slice(0, Math.max(0, equals)).trim();
    const isAttribute = hasAttributes && index > 0 && (equals === -1 || attributes.test(name));
    const start = at + (equals === -1 ? piece.length - piece.trimStart().length : equals + 1);
    const end = at + piece.trimEnd().length;
    if (!isAttribute && start < end) found.push({ ...secret, start, end, name });
    at += piece.length + 1;
  }
  return found;
}
