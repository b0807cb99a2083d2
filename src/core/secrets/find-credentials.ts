import type { FoundSecret } from "./secrets-in-value.ts";

/** Finds what is a secret by its form: user info in URLs, credentials, tokens, access key ids. */
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

/** Words follow these as well: "Basic authentication", "the Bearer token". */
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

/** The bytes as text; undefined when it is not base64. */
export function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

// JSON Web Tokens are looked for in such a run: one expression for a token would read the rest of the
// run from each of its places.
const dotted = /[\w.-]+/g;
const tokenStart = /(?:^|-)eyJ(?=[\w-])/;

function findTokens(text: string): readonly FoundSecret[] {
  return [...text.matchAll(dotted)].flatMap(({ 0: run, index }) =>
    run.includes("eyJ") ? tokensIn(run, index) : [],
  );
}

/** Three parts with dots between them, of which the first is JSON in base64. */
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

/** @param pattern with the flag `g` */
export function findMatches(text: string, pattern: RegExp): readonly FoundSecret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) =>
    match === "" ? [] : [{ start: index, end: index + match.length }],
  );
}
