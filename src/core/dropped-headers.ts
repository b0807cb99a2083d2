/**
 * Headers of a client that API Gateway keeps to itself, in lower case: neither the events of Lambda
 * proxies nor mapping templates nor HTTP proxies see them.
 *
 * Source: recorded for all three; AWS's guide lists them as restricted for HTTP and Lambda
 * integrations.
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
