import { textWithoutBom } from "./bytes.ts";
import { findSecretMembers, type NamedSecret } from "./find-secret-members.ts";
import { isReference, type SecretNameTest } from "./secret-names.ts";
import type { Span } from "./spans.ts";

/** A secret in a text; `name` and `escapes` are set if known. */
export type FoundSecret = Span & Partial<Pick<NamedSecret, "name" | "escapes">>;

/**
 * Finds recognizable secrets in a text: JSON members, parameters and headers with secret names,
 * user info in URLs, `Bearer` and `Basic` credentials, JSON Web Tokens, and AWS access key ids.
 *
 * Runs in time linear in the length of the text.
 *
 * @param isWhole whether to include a member's whole value, with the scheme of credentials
 */
export function findSecrets(
  text: string,
  isSecret: SecretNameTest,
  isWhole = false,
): readonly FoundSecret[] {
  return [
    ...findSecretMembers(text, isSecret).flatMap((member) =>
      isWhole || member.quote !== undefined ? [member] : partsOf(text, member),
    ),
    ...findParameters(text, isSecret),
    ...(text.includes("://") ? findUserInfo(text) : []),
    ...findCredentials(text),
    ...(text.includes("eyJ") ? findTokens(text) : []),
    ...findMatches(text, accessKeyId),
  ];
}

/** Finds the secrets in a value with a secret name. */
export function secretsInValue(name: string, value: string): readonly FoundSecret[] {
  return partsOf(value, { start: 0, end: value.length, name });
}

const schemes = /^(?:ApiKey|AWS4-HMAC-SHA256|Basic|Bearer|Digest|Negotiate|Token) +(?=\S)/i;
const cookieNames = /^(?:set-?)?cookies?$/i;

/**
 * Returns credentials without their scheme, cookies without their names, otherwise the whole value.
 */
function partsOf(text: string, secret: FoundSecret): readonly FoundSecret[] {
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
  const isSent = /^cookie$/i.test(secret.name ?? "");
  const found: FoundSecret[] = [];
  let at = secret.start;
  for (const [index, piece] of text.split(";").entries()) {
    const equals = piece.indexOf("=");
    const name = piece.slice(0, Math.max(0, equals)).trim();
    const isAttribute = index > 0 && !isSent && (equals === -1 || attributes.test(name));
    const start = at + (equals === -1 ? piece.length - piece.trimStart().length : equals + 1);
    const end = at + piece.trimEnd().length;
    if (!isAttribute && start < end) found.push({ ...secret, start, end, name });
    at += piece.length + 1;
  }
  return found;
}

// A name before a value, or before the value of a header as it is sent.
const parameterName = /(?<![\w.%~-])([\w.%~-]{1,64})(=|: *)/g;
const headerName = /^(?:(?:proxy-)?authorization|(?:set-)?cookie)$/i;
const queryValue = /[^&\s"'\\<>#]*/y;
const plainValue = /[^&\s"'\\<>#;,)}\]]*/y;
const headerLine = /(?:(?!, ?[\w-]{1,64}=)[^\r\n"'\\}])*/y;

function findParameters(text: string, isSecret: SecretNameTest): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const names = new RegExp(parameterName);
  let endOfPlain = 0;
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const [, name = "", sign = ""] = match;
    if (!isSecret(name, "parameter")) continue;
    const isQuery = /[?&]/.test(text[match.index - 1] ?? "");
    const isHeader = !isQuery && isHeaderName(name, sign);
    if (sign !== "=" && !isHeader) continue;
    const start = names.lastIndex + (text[names.lastIndex] === "'" ? 1 : 0);
    if (isHeader || isQuery) {
      names.lastIndex = endOf(isHeader ? headerLine : queryValue, text, start);
    } else {
      // Values already skipped have the same end and are not read again.
      if (start > endOfPlain) endOfPlain = endOf(plainValue, text, start);
      // Prose contains `code=…` without secrets; a form consists of such fields only.
      const isForm = text[endOfPlain] === "&" || (match.index === 0 && endOfPlain === text.length);
      if (!isForm && !isSecret(name, "member")) continue;
      names.lastIndex = endOfPlain;
    }
    found.push(...partsOf(text, { start, end: names.lastIndex, name, escapes: 0 }));
  }
  return found;
}

function isHeaderName(name: string, sign: string): boolean {
  return headerName.test(name) || (sign !== "=" && /^x-/i.test(name));
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}

const userInfo = /\b[a-z][a-z\d+.-]{1,15}:\/\/([^\s/?#"'\\<>]*)@/gi;

function findUserInfo(text: string): readonly FoundSecret[] {
  return [...text.matchAll(userInfo)].flatMap((match) => {
    const [whole, info = ""] = match;
    const end = match.index + whole.length - 1;
    return info === "" ? [] : [{ start: end - info.length, end, name: "authorization" }];
  });
}

const credentials = /\b(Bearer|Basic) +([\w.~+/-]+=*)/gi;

/** Finds credentials by scheme, but not prose such as "Basic authentication". */
function findCredentials(text: string): readonly FoundSecret[] {
  return [...text.matchAll(credentials)].flatMap((match) => {
    const [whole, scheme = "", value = ""] = match;
    const isOne =
      scheme.toLowerCase() === "basic"
        ? decodeBase64(value)?.includes(":")
        : value.length >= 6 && /[\d~+/]|[\w-][.=_][\w-]|[a-z][A-Z]/.test(value);
    const end = match.index + whole.length;
    return isOne ? [{ start: end - value.length, end, name: "authorization" }] : [];
  });
}

/** Decodes base64; returns undefined for invalid input. */
export function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return textWithoutBom(bytes);
  } catch {
    return undefined;
  }
}

// A run that may contain JSON Web Tokens; searching for each token separately would be quadratic.
const dotted = /[\w.-]+/g;
const tokenStart = /(?:^|-)eyJ(?=[\w-])/;

/** Finds JSON Web Tokens: three parts separated by dots, the first one JSON in base64. */
function findTokens(text: string): readonly FoundSecret[] {
  return [...text.matchAll(dotted)].flatMap(({ 0: run, index }) =>
    run.includes("eyJ") ? tokensIn(run, index) : [],
  );
}

function tokensIn(run: string, offset: number): readonly FoundSecret[] {
  const parts = run.split(".");
  const found: FoundSecret[] = [];
  let at = offset;
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const start = tokenStart.exec(part);
    const [payload, signature] = [parts[index + 1], parts[index + 2]];
    if (start && payload && signature !== undefined) {
      const end = at + part.length + payload.length + signature.length + 2;
      found.push({ start: at + start.index + start[0].length - 3, end });
      index += 2;
      at = end + 1;
    } else at += part.length + 1;
  }
  return found;
}

const accessKeyId = /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g;

/** Returns every match of a pattern, with its own flags. */
export function findMatches(text: string, pattern: RegExp): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    match === "" ? [] : [{ start: index, end: index + match.length }],
  );
}
