import type { LogPrefix } from "./execution-log.ts";

export interface PrefixedText {
  readonly prefix: LogPrefix;
  readonly text: string;
}

// Java's Date.toString(): "Mon Sep 29 19:28:50 UTC 2025".
const timestamp = /^([A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [A-Z]{3,4} \d{4}) : /;

// An export to S3 prepends the event's time: "2017-06-05T13:57:47.369Z ". The id is a UUID, an
// extended id that ends in `=` (WebSocket APIs), or the old id of tests until 2018. Anything else in
// parentheses may be part of a body.
const requestPrefix =
  /^(?:(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})) )?\(([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\w+/-]{10,64}={1,2}|test(?:-invoke)?-request)\) /;

/** Parses the prefix of a message. Returns undefined if the row continues the previous one. */
export function parsePrefix(row: string): PrefixedText | undefined {
  const time = timestamp.exec(row);
  if (time?.[1]) return { prefix: { timestamp: time[1] }, text: row.slice(time[0].length) };
  const request = requestPrefix.exec(row);
  if (!request?.[2]) return undefined;
  const [whole, eventTime, requestId] = request;
  const prefix = eventTime === undefined ? { requestId } : { requestId, eventTime };
  return { prefix, text: row.slice(whole.length) };
}

export function printPrefix(prefix: LogPrefix | undefined): string {
  if (!prefix) return "";
  if ("timestamp" in prefix) return `${prefix.timestamp} : `;
  const { eventTime, requestId } = prefix;
  return `${eventTime === undefined ? "" : `${eventTime} `}(${requestId}) `;
}

/** Returns the kind of a prefix. A log has one kind; a body may contain lines like another kind. */
export function isAlike(left: LogPrefix, right: LogPrefix | undefined): boolean {
  return right === undefined || kindOf(left) === kindOf(right);
}

function kindOf(prefix: LogPrefix): string {
  if ("timestamp" in prefix) return "timestamp";
  return prefix.eventTime === undefined ? "request" : "event";
}
