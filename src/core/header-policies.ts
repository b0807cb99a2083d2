import type { Header } from "./message.ts";

/**
 * How API Gateway treats headers, by lower-case name. Recorded unless stated otherwise.
 */

/**
 * Client headers that a REST API drops: Lambda proxy events, mapping templates and HTTP proxies do
 * not see them. AWS's guide lists them as restricted.
 */
export const droppedHeaders: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "content-md5",
  "expect",
  "max-forwards",
  "proxy-authenticate",
  "server",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "www-authenticate",
]);

/** Headers that an HTTP proxy's origin does not see, although events and templates do. */
export const headersDroppedByProxies: ReadonlySet<string> = new Set([
  ...droppedHeaders,
  "content-encoding",
  "host",
  "via",
]);

/** Connection headers, which end at an HTTP API. `Content-Length` reaches the function. */
export const headersDroppedByHttpApis: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** How headers that a mapping sends to a backend are treated. */
interface MappedHeaders {
  /** Headers that API Gateway writes itself: mapping them fails the request. */
  readonly refused: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
}

// The trace and API ids and `Referer` come from another emulator.
const refusedByAll = [
  "content-length",
  "transfer-encoding",
  "x-amzn-apigateway-api-id",
  "x-amzn-trace-id",
];

export const headersMappedToAws: MappedHeaders = {
  refused: new Set([
    ...refusedByAll,
    "authorization",
    "connection",
    "expect",
    "proxy-authenticate",
    "te",
  ]),
  ignored: new Set(["referer"]),
};

export const headersMappedToHttp: MappedHeaders = {
  refused: new Set(refusedByAll),
  ignored: new Set(["connection", "expect", "proxy-authenticate", "te", "via"]),
};

const reservedByHttpApis =
  /^(?:access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amz-.*|x-amzn-.*|x-forwarded-for|x-forwarded-host|x-forwarded-proto|via)$/i;

/**
 * Returns whether mappings of an HTTP API may not change the header.
 *
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function isReservedHeader(name: string): boolean {
  return reservedByHttpApis.test(name);
}

/** Response headers that API Gateway renames because it writes its own. */
const remapped: ReadonlyMap<string, string> = new Map(
  [
    "Authorization",
    "Connection",
    "Content-Length",
    "Content-MD5",
    "Date",
    "Expect",
    "Host",
    "Max-Forwards",
    "Proxy-Authenticate",
    "Server",
    "Trailer",
    "Upgrade",
    "User-Agent",
    "WWW-Authenticate",
  ].map((name) => [name.toLowerCase(), `x-amzn-Remapped-${name}`]),
);

/** Returns the response headers of a REST API under the names that the client sees. */
export function remapHeaders(headers: readonly Header[]): readonly Header[] {
  return headers
    .filter(([name]) => name.toLowerCase() !== "transfer-encoding")
    .map(([name, value]) => [remapped.get(name.toLowerCase()) ?? name, value]);
}
