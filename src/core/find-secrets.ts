import { findSecretMembers, type NamedSecret } from "./find-secret-members.ts";
import { isReference, type SecretNameTest } from "./secret-names.ts";
import type { Span } from "./spans.ts";

/** A secret in a text; `name` and `escapes` where they are known. */
export type FoundSecret = Span & Partial<Pick<NamedSecret, "name" | "escapes">>;

/**
 * The secrets that a text shows by itself: members of JSON, parameters and headers with a secret's
 * name, user info in URLs, `Bearer` and `Basic` credentials, JSON Web Tokens, and AWS access key ids.
 *
 * Takes time for the length of the text, whatever it holds.
 *
 * @param isWhole whether all of a member's value is found: the scheme of credentials, too
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

/** The secrets in a value that stands under a secret's name. */
export function secretsInValue(name: string, value: string): readonly FoundSecret[] {
  return partsOf(value, { start: 0, end: value.length, name });
}

const schemes = /^(?:ApiKey|AWS4-HMAC-SHA256|Basic|Bearer|Digest|Negotiate|Token) +(?=\S)/i;
const cookieNames = /^(?:set-?)?cookies?$/i;

/** Credentials behind their scheme, cookies without their names; else all of it. */
function partsOf(text: string, secret: FoundSecret): readonly FoundSecret[] {
  const { start, end, name = "" } = secret;
  const value = text.slice(start, end);
  if (value === "" || isReference(value)) return [];
  if (cookieNames.test(name)) return cookiesIn(value, secret);
  const [scheme = ""] = schemes.exec(value) ?? [];
  return [{ ...secret, start: start + scheme.length }];
}

const attributes = /^(?:domain|expires|max-age|path|priority|samesite)$/i;

/** The value of each cookie; names and attributes tell what a reader needs to know. */
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
const fieldValue = /[^&\s"\\<>#]*/y;
const plainValue = /[^&\s"'\\<>#;,)}\]]*/y;
const headerLine = /(?:(?!, ?[\w-]{1,64}=)[^\r\n"'\\}])*/y;

function findParameters(text: string, isSecret: SecretNameTest): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  const names = new RegExp(parameterName);
  let endOfField = 0;
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const [, name = "", sign = ""] = match;
    if (!isSecret(name, "parameter")) continue;
    const isQuery = /[?&]/.test(text[match.index - 1] ?? "");
    const isHeader = !isQuery && isHeaderName(name, sign);
    if (sign !== "=" && !isHeader) continue;
    const start = names.lastIndex + (text[names.lastIndex] === "'" && !isQuery ? 1 : 0);
    // Fields that were passed over have the same end, and are not read again.
    if (start > endOfField) endOfField = endOf(fieldValue, text, start);
    const isForm = text[endOfField] === "&" || (match.index === 0 && endOfField === text.length);
    if (isHeader) names.lastIndex = endOf(headerLine, text, start);
    else if (isQuery || isForm) names.lastIndex = endOfField;
    // A sentence says `code=…` of much that is no secret.
    else if (isSecret(name, "member")) names.lastIndex = endOf(plainValue, text, start);
    else continue;
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

/** Words follow these as well: "Basic authentication", "the Bearer token". */
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

/** Undefined where it is no base64. */
export function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

// A text that JSON Web Tokens may stand in: looking for each by itself reads the rest of it each time.
const dotted = /[\w.-]+/g;
const tokenStart = /(?:^|-)eyJ(?=[\w-])/;

/** Three parts with points between them, of which the first is JSON in base64. */
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

/** Where a pattern matches, each of its flags heeded, from one match to the next. */
export function findMatches(text: string, pattern: RegExp): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    match === "" ? [] : [{ start: index, end: index + match.length }],
  );
}
