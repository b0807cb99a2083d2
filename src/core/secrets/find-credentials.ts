import type { FoundSecret } from "./secrets-in-value.ts";

/** Finds secrets by their format: user info in URLs, credentials, tokens, access key ids. */
export function findCredentials(text: string): readonly FoundSecret[] {
  return [
    ...(text.includes("://") ? findUserInfo(text) : []),
    ...findSchemes(text),
    ...(text.includes("eyJ") ? findTokens(text) : []),
    ...findMatches(text, accessKeyId),
  ];
}

const accessKeyId = /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g;

const userInfo = /\b[a-z][a-z\d+.-]{1,15}:\/\/([^\s/?#"'\\<>]*)@/gi;

function findUserInfo(text: string): readonly FoundSecret[] {
  return [...text.matchAll(userInfo)].flatMap((match) => {
    const [whole, info = ""] = match;
    const end = match.index + whole.length - 1;
    return info === "" ? [] : [{ start: end - info.length, end, name: "authorization" }];
  });
}

const schemes = /\b(Bearer|Basic) +([\w.~+/-]+=*)/gi;

/** Finds credentials by scheme, but not prose such as "Basic authentication". */
function findSchemes(text: string): readonly FoundSecret[] {
  return [...text.matchAll(schemes)].flatMap((match) => {
    const [whole, scheme = "", value = ""] = match;
    const isSecret =
      scheme.toLowerCase() === "basic"
        ? decodeBase64(value)?.includes(":")
        : value.length >= 6 && /[\d~+/]|[\w-][.=_][\w-]|[a-z][A-Z]/.test(value);
    const end = match.index + whole.length;
    return isSecret ? [{ start: end - value.length, end, name: "authorization" }] : [];
  });
}

/** Decodes base64; returns undefined for invalid input. */
export function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

// A run that may contain JSON Web Tokens; searching for each token separately would be quadratic.
const dotted = /[\w.-]+/g;
const tokenStart = /(?:^|-)eyJ(?=[\w-])/;

function findTokens(text: string): readonly FoundSecret[] {
  return [...text.matchAll(dotted)].flatMap(({ 0: run, index }) =>
    run.includes("eyJ") ? tokensIn(run, index) : [],
  );
}

/** Finds JSON Web Tokens: three parts separated by dots, the first one JSON in base64. */
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

/**
 * Returns every match of a pattern.
 *
 * @param pattern with the flag `g`
 */
export function findMatches(text: string, pattern: RegExp): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    match === "" ? [] : [{ start: index, end: index + match.length }],
  );
}
