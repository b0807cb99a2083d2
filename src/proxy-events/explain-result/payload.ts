import { fromBase64 } from "../../core/bytes.ts";
import type { Header } from "../../core/message.ts";
import { Malformed } from "./explanation.ts";

/** A JSON object whose members are not known yet. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * What the function's runtime makes of a result: members that are undefined are left out, and
 * `undefined` as a whole is `null`.
 */
export function toPayload(result: unknown): unknown {
  // `stringify` is typed as always giving text; it gives undefined for undefined and functions.
  const text = JSON.stringify(result) as string | undefined;
  return text === undefined ? null : JSON.parse(text);
}

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function membersOf(payload: unknown): Members {
  if (isMembers(payload)) return payload;
  throw new Malformed(
    "answer.not-object",
    `The answer is ${nameOf(payload)}; it must be an object`,
  );
}

/** Reads an integer, or text that is one, from 100 to 599. Missing and null become `fallback`. */
export function readStatus({ statusCode }: Members, fallback?: number): number {
  const given = statusCode ?? fallback;
  const status = typeof given === "string" && /^\d{3}$/.test(given) ? Number(given) : given;
  if (typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599) {
    return status;
  }
  const found = statusCode === undefined ? "missing" : JSON.stringify(statusCode);
  throw new Malformed(
    "status.invalid",
    `"statusCode" is ${found}; it must be a whole number from 100 to 599`,
    "statusCode",
  );
}

/** The lines of `headers`. Numbers and booleans are printed; a name without value is left out. */
export function readHeaders({ headers }: Members): readonly Header[] {
  if (headers === undefined || headers === null) return [];
  if (!isMembers(headers)) {
    throw new Malformed(
      "member.type",
      `"headers" is ${nameOf(headers)}; it must be an object`,
      "headers",
    );
  }
  return Object.entries(headers)
    .filter(([, value]) => value !== null)
    .map(([name, value]): Header => [name, readScalar(value, `headers.${name}`)]);
}

/** The lines of `multiValueHeaders`, the values of one name together. */
export function readMultiValueHeaders({ multiValueHeaders }: Members): readonly Header[] {
  if (multiValueHeaders === undefined || multiValueHeaders === null) return [];
  if (!isMembers(multiValueHeaders)) {
    const found = nameOf(multiValueHeaders);
    throw new Malformed(
      "member.type",
      `"multiValueHeaders" is ${found}; it must be an object`,
      "multiValueHeaders",
    );
  }
  return Object.entries(multiValueHeaders).flatMap(([name, values]) => {
    const key = `multiValueHeaders.${name}`;
    if (!Array.isArray(values)) {
      throw new Malformed("member.type", `"${key}" is ${nameOf(values)}; it must be a list`, key);
    }
    return values.map((value): Header => [name, readScalar(value, key)]);
  });
}

/** A line for each of the `cookies`. */
export function readCookies({ cookies }: Members): readonly Header[] {
  return readMultiValueHeaders({
    multiValueHeaders: cookies === undefined || cookies === null ? null : { "Set-Cookie": cookies },
  });
}

/** The body as text. Numbers and booleans are printed; absent and null are empty. */
export function readBody({ body }: Members): string {
  return body === undefined || body === null ? "" : readScalar(body, "body");
}

export function readIsBase64Encoded({ isBase64Encoded }: Members): boolean {
  if (isBase64Encoded === undefined || isBase64Encoded === null) return false;
  if (typeof isBase64Encoded === "boolean") return isBase64Encoded;
  if (isBase64Encoded === "true" || isBase64Encoded === "false") return isBase64Encoded === "true";
  throw new Malformed(
    "member.type",
    `"isBase64Encoded" is ${nameOf(isBase64Encoded)}; it must be true or false`,
    "isBase64Encoded",
  );
}

/** @throws Malformed with `status` if the text is not base64. */
export function readBase64(text: string, status: number): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes) return bytes;
  throw new Malformed(
    "body.not-base64",
    '"body" is not base64, although "isBase64Encoded" is true',
    "body",
    status,
  );
}

/** Every answer gets a `Content-Type`; the function's own wins. */
export function withContentType(
  headers: readonly Header[],
  contentType: string,
): readonly Header[] {
  if (headers.some(([name]) => name.toLowerCase() === "content-type")) return headers;
  return [...headers, ["Content-Type", contentType]];
}

function readScalar(value: unknown, key: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Malformed("member.type", `"${key}" is ${nameOf(value)}; it must be text`, key);
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Strict, unlike `fromBase64`, which skips invalid characters. Padding is optional. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={1,2}$/, "");
  const isBase64 = digits.length % 4 !== 1 && /^[A-Za-z0-9+/]*$/.test(digits);
  return isBase64 ? fromBase64(digits) : undefined;
}
