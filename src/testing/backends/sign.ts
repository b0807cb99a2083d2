import { textBytes } from "../../core/bytes.ts";
import { type Header, splitTarget } from "../../core/message.ts";
import { amzDate } from "../../core/utc-time.ts";
import type { AwsCredentials } from "./credentials.ts";
import { requestTarget } from "./request-target.ts";

export interface SignedMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

export interface SigningScope {
  readonly credentials: AwsCredentials;
  readonly region: string;
  /** As the credential scope names it: `dynamodb`, `ses`. */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
}

/**
 * The headers that sign a request: its date, the hash of its body, the session's token, and
 * `Authorization`.
 */
export async function sign(
  message: SignedMessage,
  scope: SigningScope,
): Promise<readonly Header[]> {
  const { sessionToken } = scope.credentials;
  const added: readonly Header[] = [
    ["X-Amz-Date", amzDate(scope.signedAt)],
    ["X-Amz-Content-Sha256", await sha256(message.body)],
    ...(sessionToken === undefined ? [] : [["X-Amz-Security-Token", sessionToken] as const]),
  ];
  const headers = [...message.headers, ...added];
  return [...added, ["Authorization", await authorization({ ...message, headers }, scope)]];
}

// What may change on the way, or is another hop's business.
const unsigned = new Set([
  "accept-encoding",
  "authorization",
  "connection",
  "content-length",
  "transfer-encoding",
  "user-agent",
  "x-amzn-trace-id",
]);

/**
 * The `Authorization` of AWS Signature Version 4 for a request that has its `X-Amz-Date`.
 *
 * Source: IAM user guide, "Create a signed AWS API request".
 */
export async function authorization(message: SignedMessage, scope: SigningScope): Promise<string> {
  const { credentials, region, service, signedAt } = scope;
  const signed = signedHeaders(message.headers);
  const names = signed.map(([name]) => name).join(";");
  const { path, query } = splitTarget(requestTarget(message.url));
  const canonicalRequest = [
    message.method,
    canonicalPath(path, service),
    canonicalQuery(query),
    ...signed.map(([name, value]) => `${name}:${value}`),
    "",
    names,
    await sha256(message.body),
  ].join("\n");
  const date = amzDate(signedAt);
  const day = date.slice(0, 8);
  const credentialScope = `${day}/${region}/${service}/aws4_request`;
  const hash = await sha256(textBytes(canonicalRequest));
  const toSign = ["AWS4-HMAC-SHA256", date, credentialScope, hash].join("\n");
  const signature = toHex(await hmac(await signingKey(scope, day), toSign));
  const credential = `${credentials.accessKeyId}/${credentialScope}`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
}

function signedHeaders(headers: readonly Header[]): readonly Header[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (unsigned.has(key)) continue;
    values.set(key, [...(values.get(key) ?? []), value.trim().replaceAll(/ +/g, " ")]);
  }
  return [...values]
    .map(([name, lines]): Header => [name, lines.join(",")])
    .sort(([left], [right]) => compare(left, right));
}

/** Every service but S3 takes the path normalised, and encoded once more. */
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
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** RFC 3986: more than `encodeURIComponent` encodes. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A `%` that starts no byte stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// By code, not by language.
function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

let lastKey: { readonly of: string; readonly key: Promise<Key> } | undefined;

/** Kept for the next request, since most are signed for one service on one day. */
function signingKey({ credentials, region, service }: SigningScope, day: string) {
  const secret = `AWS4${credentials.secretAccessKey}`;
  const of = [secret, day, region, service].join("\n");
  if (lastKey?.of !== of) lastKey = { of, key: deriveKey(secret, [day, region, service]) };
  return lastKey.key;
}

async function deriveKey(secret: string, scope: readonly string[]): Promise<Key> {
  let key = await toKey(textBytes(secret));
  for (const part of [...scope, "aws4_request"]) key = await toKey(await hmac(key, part));
  return key;
}

function toKey(bytes: Uint8Array): Promise<Key> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
}

async function hmac(key: Key, data: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, textBytes(data)));
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
