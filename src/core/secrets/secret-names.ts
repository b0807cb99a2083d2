/**
 * Where a name occurs. A header or a query, form or cookie parameter named `key` or `code` is
 * usually a credential; a JSON member or path parameter of that name is not.
 */
export type NamePlace = "parameter" | "member";

/** Returns whether the value with this name is a secret. */
export type SecretNameTest = (name: string, place: NamePlace) => boolean;

/**
 * Returns a test for the common secret names and for `others`, in any case and with any word
 * separation: hyphens, underscores or capitals.
 */
export function secretNameTest(others: readonly string[]): SecretNameTest {
  if (others.length === 0) return isSecretName;
  const joined = (name: string) => wordsOf(name).replaceAll(" ", "");
  const own = new Set(others.map(joined).filter((name) => name !== ""));
  return (name, place) => own.has(joined(name)) || isSecretName(name, place);
}

/** Returns whether the name alone marks a secret: `X-Auth-Token`, `clientSecret`. */
export function isSecretName(name: string, place: NamePlace): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name);
  if (place === "parameter" && parameters.test(words)) return true;
  return ids.test(words) || (terms.test(words) && !about.test(words) && !cursors.test(words));
}

// Quick check: most names have none of these and are not split into words.
const hint =
  /assertion|auth|bearer|code|cookie|credential|csrf|jwt|hmac|key|otp|pass|pin|pwd|secret|session|sid|sig|token|xsrf/i;

// Also at the end of a longer word: `accesstoken`, `dbpassword`.
const terms = new RegExp(
  [
    String.raw`(?:authorization|cookie|credential|passcode|passphrase|passwd|password|secret|signature|token)s?\b`,
    String.raw`(?:access|api|auth|encryption|identifier|master|private|shared|signing|subscription) ?keys?\b`,
    String.raw`\b(?:bearer|csrf|jwt|otp|pin|pin code|pwd|xsrf)$`,
  ].join("|"),
);
const ids = /\bsession ?(?:id|key)$/;
const parameters = /^(?:x )?(?:assertion|auth|authentication|code|hmac|key|pass|session|sid|sig)$/;

// Names about a secret, not the secret itself: `tokenType`, `secretArn`, `apiKeyId`,
// `cookieDomain`.
const about =
  /\b(?:algorithm|arn|at|audience|count|created|domain|enabled|endpoint|expiration|expires|expiry|field|format|header|ids?|in|issuer|kind|length|limit|location|manager|method|mode|names?|path|policy|prefix|provider|required|scopes?|size|source|status|store|ttl|types?|uri|url|usage|use|validity|version)$/;
// Pagination tokens, token counts of language models, and idempotency tokens.
const cursors =
  /\b(?:client|client request|continuation|idempotency|max|next|next page|page|pagination|total) ?tokens?$/;

const lowerThenUpper = /([\p{Ll}\d])(\p{Lu})/gu;
const upperThenWord = /(\p{Lu})(\p{Lu}\p{Ll})/gu;
const noLetters = /[^\p{L}]+/gu;

/**
 * Splits a name into words: `X-Auth-Token2`, `xAuthToken` and `x_auth_token` become `x auth token`.
 */
function wordsOf(name: string): string {
  return name
    .replaceAll(lowerThenUpper, "$1 $2")
    .replaceAll(upperThenWord, "$1 $2")
    .toLowerCase()
    .replaceAll(noLetters, " ")
    .trim();
}

/**
 * Returns whether the value refers to a secret elsewhere: a role, a mapping expression, a dynamic
 * reference.
 */
export function isReference(value: string): boolean {
  return /^(?:arn:aws[\w-]*:|\{\{resolve:|(?:method|integration|context|stageVariables)\.[\w.-]+$|\$\{[^}]*\}$)/.test(
    value,
  );
}
