import type { Header } from "./message.ts";

/**
 * What API Gateway does with headers on their way, by name. Names are in lower case; all of it is
 * recorded unless it says otherwise.
 */

/**
 * Headers of a client that a REST API keeps to itself: neither the events of Lambda proxies nor
 * mapping templates nor HTTP proxies see them. AWS's guide lists them as restricted.
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

/** Unlike events and templates, the origin of an HTTP proxy does not see these either. */
export const headersDroppedByProxies: ReadonlySet<string> = new Set([
  ...droppedHeaders,
  "content-encoding",
  "host",
  "via",
]);

/** Headers of the connection, which end at an HTTP API. `Content-Length` reaches the function. */
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

/** What becomes of headers that a mapping sends to a backend. */
interface MappedHeaders {
  /** API Gateway writes them itself: the request fails. */
  readonly refused: ReadonlySet<string>;
  readonly ignored: ReadonlySet<string>;
}

// The ids of the trace and of the API, and `Referer`, are another emulator's reading.
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
 * Whether no mapping of an HTTP API may change the header.
 *
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export function isReservedHeader(name: string): boolean {
  return reservedByHttpApis.test(name);
}

/** Headers of an answer that arrive under another name, since API Gateway writes its own. */
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

/** The headers of an answer of a REST API, under the names by which they reach the client. */
export function remapHeaders(headers: readonly Header[]): readonly Header[] {
  return headers
    .filter(([name]) => name.toLowerCase() !== "transfer-encoding")
    .map(([name, value]) => [remapped.get(name.toLowerCase()) ?? name, value]);
}
