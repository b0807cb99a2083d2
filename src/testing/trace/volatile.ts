/** Gives an id or a date the number that stands for it; undefined where it is to stay. */
export type Numbering = (id: string) => number | undefined;

/** What is different in every run: each stands for itself with a value of the same shape. */
const volatileTexts: readonly {
  readonly pattern: RegExp;
  readonly steady: (number: number) => string;
}[] = [
  // UUIDs: ids of requests, and most ids that functions make.
  {
    pattern: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi,
    steady: (number) => `00000000-0000-4000-8000-${digits(number, 12)}`,
  },
  // X-Ray's trace ids.
  {
    pattern: /\b1-[\da-f]{8}-[\da-f]{24}\b/g,
    steady: (number) => `1-00000000-${digits(number, 24)}`,
  },
  // ULIDs.
  { pattern: /\b[0-7][\dA-HJKMNP-TV-Z]{25}\b/g, steady: (number) => digits(number, 26) },
  {
    pattern: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/g,
    steady: () => "1970-01-01T00:00:00Z",
  },
  // HTTP's dates.
  {
    pattern: /\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g,
    steady: () => "Thu, 01 Jan 1970 00:00:00 GMT",
  },
  // Java's dates.
  {
    pattern: /\b[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d [A-Z]{3,4} \d{4}\b/g,
    steady: () => "Thu Jan 01 00:00:00 UTC 1970",
  },
  // The date of a signature.
  { pattern: /\b\d{8}T\d{6}Z\b/g, steady: () => "19700101T000000Z" },
  // `$context.requestTime`.
  {
    pattern: /\b\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g,
    steady: () => "01/Jan/1970:00:00:00 +0000",
  },
  // Milliseconds since 1970, from 2017 to 2033.
  { pattern: /\b1[5-9]\d{11}\b/g, steady: () => "1500000000000" },
];

// What an event tells of the place where it was made: the API's id, the stage, who tested it.
const placeMember =
  /"(accountId|apiId|deploymentId|domainName|domainPrefix|extendedRequestId|path|requestId|resourceId|stage)":(?:"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|null)/g;
const identity = /"identity":\{[^{}]*(?:\}|$)/;

/**
 * The text without what differs from run to run: ids, trace ids, dates, and in a proxy event the
 * place where it was made. Lengths of time are not in the text; whoever compares leaves them out.
 */
export function steadyText(text: string, numbering: Numbering = () => 0): string {
  let steadied = text;
  for (const { pattern, steady } of volatileTexts) {
    steadied = steadied.replaceAll(pattern, (id) => {
      const number = numbering(id);
      return number === undefined ? id : steady(number);
    });
  }
  const context = steadied.indexOf('"requestContext":{');
  if (context === -1) return steadied;
  const place = steadied
    .slice(context)
    .replace(identity, '"identity":{}')
    .replaceAll(placeMember, '"$1":"…"');
  return steadied.slice(0, context) + place;
}

// Headers that the transport writes, or the signature: API Gateway's, Lambda's, CloudFront's.
const volatileHeader =
  /^(?:age|connection|content-length|date|host|keep-alive|server|transfer-encoding|user-agent|via|x-cache|x-forwarded-(?:for|port|proto)|cloudfront-.*|x-amz-(?:apigw-id|cf-.*|content-sha256|date|executed-version|security-token|source-arn)|x-amzn-(?:apigateway-api-id|lambda-integration-tag|remapped-.*|requestid|trace-id))$/i;

/** Whether a header is about the transport or the place, so that no two runs agree on it. */
export function isVolatileHeader(name: string): boolean {
  return volatileHeader.test(name);
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
