/**
 * Where a name stands. A header or a query, form or cookie parameter called `key` or `code` is a
 * credential more often than not; a member of JSON or a path parameter of that name is not.
 */
export type NamePlace = "parameter" | "member";

/** Whether the value under a name is a secret. */
export type SecretNameTest = (name: string, place: NamePlace) => boolean;

/**
 * The test for the names that are secret everywhere and for `others`, in any case and whether their
 * words are joined by hyphens, underscores or capitals.
 */
export function secretNameTest(others: readonly string[]): SecretNameTest {
  if (others.length === 0) return isSecretName;
  const joined = (name: string) => wordsOf(name).replaceAll(" ", "");
  const own = new Set(others.map(joined).filter((name) => name !== ""));
  return (name, place) => own.has(joined(name)) || isSecretName(name, place);
}

/** Whether a name says that its value is a secret: `X-Auth-Token`, `clientSecret`. */
export function isSecretName(name: string, place: NamePlace): boolean {
  if (!hint.test(name)) return false;
  const words = wordsOf(name);
  if (place === "parameter" && parameters.test(words)) return true;
  return ids.test(words) || (terms.test(words) && !about.test(words) && !cursors.test(words));
}

// Most names are sorted out by this, before they are split into words.
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

// A name that ends so is about a secret: `tokenType`, `secretArn`, `apiKeyId`, `cookieDomain`.
const about =
  /\b(?:algorithm|arn|at|audience|count|created|domain|enabled|endpoint|expiration|expires|expiry|field|format|header|ids?|in|issuer|kind|length|limit|location|manager|method|mode|names?|path|policy|prefix|provider|required|scopes?|size|source|status|store|ttl|types?|uri|url|usage|use|validity|version)$/;
// Pages of a list, counts of language models, and ids that make a call idempotent.
const cursors =
  /\b(?:client|client request|continuation|idempotency|max|next|next page|page|pagination|total) ?tokens?$/;

const lowerThenUpper = /([\p{Ll}\d])(\p{Lu})/gu;
const upperThenWord = /(\p{Lu})(\p{Lu}\p{Ll})/gu;
const noLetters = /[^\p{L}]+/gu;

/** The words of a name in lower case: `x auth token` for `X-Auth-Token2` and `xAuthToken`. */
function wordsOf(name: string): string {
  return name
    .replaceAll(lowerThenUpper, "$1 $2")
    .replaceAll(upperThenWord, "$1 $2")
    .toLowerCase()
    .replaceAll(noLetters, " ")
    .trim();
}

/** Whether a value only refers to a secret: a role, a mapping expression, a dynamic reference. */
export function isReference(value: string): boolean {
  return /^(?:arn:aws[\w-]*:|\{\{resolve:|(?:method|integration|context|stageVariables)\.[\w.-]+$|\$\{[^}]*\}$)/.test(
    value,
  );
}
