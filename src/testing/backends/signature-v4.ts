import { textBytes } from "../../core/bytes.ts";
import { type Header, headerValues, splitTarget } from "../../core/message.ts";

export const signatureAlgorithm = "AWS4-HMAC-SHA256";

/** The parts of a request that a signature covers. */
interface CoveredMessage {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Only the signed headers, sorted by name, each name once. */
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/**
 * Returns the text that AWS Signature Version 4 signs for a request.
 *
 * @param service the name in the credential scope: `execute-api`
 */
export async function canonicalRequest(
  { method, target, headers, body }: CoveredMessage,
  service: string,
): Promise<string> {
  const { path, query } = splitTarget(target);
  return [
    method,
    canonicalPath(path, service),
    canonicalQuery(query),
    ...headers.map(([name, value]) => `${name}:${value}`),
    "",
    headers.map(([name]) => name).join(";"),
    toHex(await sha256(body)),
  ].join("\n");
}

/** Joins the values of a header as they are signed. */
export function canonicalHeader(headers: readonly Header[], name: string): string {
  return headerValues(headers, name)
    .map((value) => value.trim().replaceAll(/ +/g, " "))
    .join(",");
}

interface SignatureTime {
  /** `20261130T120000Z` */
  readonly date: string;
  /** `20261130/us-east-1/execute-api/aws4_request` */
  readonly credentialScope: string;
}

/** Returns the signature of a canonical request, in hexadecimal, and the string that was signed. */
export async function signatureOf(
  canonical: string,
  secretAccessKey: string,
  { date, credentialScope }: SignatureTime,
): Promise<{ readonly signature: string; readonly stringToSign: string }> {
  const hash = toHex(await sha256(textBytes(canonical)));
  const stringToSign = [signatureAlgorithm, date, credentialScope, hash].join("\n");
  const key = await signingKey(secretAccessKey, credentialScope);
  return { signature: toHex(await hmac(key, stringToSign)), stringToSign };
}

/** Normalizes the path and encodes it once more, as every service except S3 does. */
function canonicalPath(path: string, service: string): string {
  if (service === "s3")
    return path
      .split("/")
      .map((part) => encode(decode(part)))
      .join("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") kept.pop();
    else if (part !== "" && part !== ".") kept.push(part);
  }
  const isFolder = kept.length > 0 && /\/\.{0,2}$/.test(path);
  return `/${kept.map(encode).join("/")}${isFolder ? "/" : ""}`;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [encode(decode(name)), encode(decode(value.join("=")))] as const;
    })
    .sort(
      ([nameA, valueA], [nameB, valueB]) =>
        compareCodes(nameA, nameB) || compareCodes(valueA, valueB),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Encodes as RFC 3986 does, which is more than `encodeURIComponent` encodes. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Keeps a `%` that does not start an encoded byte. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Compares by code unit, not by locale.
export function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

let lastKey: { readonly of: string; readonly key: Promise<Key> } | undefined;

/** Caches the last key, since most requests are signed for one service on one day. */
function signingKey(secretAccessKey: string, credentialScope: string): Promise<Key> {
  const of = `${secretAccessKey}\n${credentialScope}`;
  if (lastKey?.of !== of) lastKey = { of, key: deriveKey(secretAccessKey, credentialScope) };
  return lastKey.key;
}

async function deriveKey(secretAccessKey: string, credentialScope: string): Promise<Key> {
  let key = await toKey(textBytes(`AWS4${secretAccessKey}`));
  for (const part of credentialScope.split("/")) key = await toKey(await hmac(key, part));
  return key;
}

function toKey(bytes: Uint8Array): Promise<Key> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
}

async function hmac(key: Key, data: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, textBytes(data)));
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
