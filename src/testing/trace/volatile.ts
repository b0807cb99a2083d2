/** Placeholder number for an id; undefined keeps it. */
export type Numbering = (id: string) => number | undefined;

/** What differs in every run. Each is replaced by a value of the same shape. */
const volatileTexts: readonly {
  readonly pattern: RegExp;
  readonly normalize: (number: number) => string;
}[] = [
  // UUIDs: ids of requests, and most ids that functions generate.
  {
    pattern: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
    normalize: (number) => `00000000-0000-4000-8000-${digits(number, 12)}`,
  },
  // X-Ray's trace ids.
  {
    pattern: /\b1-[\da-f]{8}-[\da-f]{24}\b/g,
    normalize: (number) => `1-00000000-${digits(number, 24)}`,
  },
  // ULIDs.
  { pattern: /\b[0-7][\dA-HJKMNP-TV-Z]{25}\b/g, normalize: (number) => digits(number, 26) },
  {
    pattern: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g,
    normalize: () => "1970-01-01T00:00:00Z",
  },
  // HTTP's dates.
  {
    pattern: /\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g,
    normalize: () => "Thu, 01 Jan 1970 00:00:00 GMT",
  },
  // Java's dates.
  {
    pattern: /\b[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d [A-Z]{3,4} \d{4}\b/g,
    normalize: () => "Thu Jan 01 00:00:00 UTC 1970",
  },
  // The date of a signature.
  { pattern: /\b\d{8}T\d{6}Z\b/g, normalize: () => "19700101T000000Z" },
  // `$context.requestTime`.
  {
    pattern: /\b\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g,
    normalize: () => "01/Jan/1970:00:00:00 +0000",
  },
  // Milliseconds since 1970, from 2017 to 2033.
  { pattern: /\b1[5-9]\d{11}\b/g, normalize: () => "1500000000000" },
];

// Members of an event that depend on where it came from: the API's id, the stage, who tested it.
const placeMember =
  /"(accountId|apiId|deploymentId|domainName|domainPrefix|extendedRequestId|path|requestId|resourceId|stage)":(?:"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|null)/g;
const identity = /"identity":\{[^{}]*(?:\}|$)/;

/**
 * Replaces what differs from run to run: ids, trace ids, dates, and the origin of a proxy event.
 * Durations match no pattern; the comparison ignores them.
 */
export function normalizeText(text: string, numbering: Numbering = () => 0): string {
  let normalized = text;
  for (const { pattern, normalize } of volatileTexts) {
    normalized = normalized.replaceAll(pattern, (id) => {
      const number = numbering(id);
      return number === undefined ? id : normalize(number);
    });
  }
  const context = normalized.indexOf('"requestContext":{');
  if (context === -1) return normalized;
  const place = normalized
    .slice(context)
    .replace(identity, '"identity":{}')
    .replaceAll(placeMember, '"$1":"…"');
  return normalized.slice(0, context) + place;
}

// Headers of the transport or the signature: API Gateway's, Lambda's, CloudFront's.
const volatileHeader =
  /^(?:age|connection|content-length|date|host|keep-alive|server|transfer-encoding|user-agent|via|x-cache|x-forwarded-(?:for|port|proto)|cloudfront-.*|x-amz-(?:apigw-id|cf-.*|content-sha256|date|executed-version|security-token|source-arn)|x-amzn-(?:apigateway-api-id|lambda-integration-tag|remapped-.*|requestid|trace-id))$/i;

/** Returns whether a header belongs to the transport or the origin, and so differs in every run. */
export function isVolatileHeader(name: string): boolean {
  return volatileHeader.test(name);
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
