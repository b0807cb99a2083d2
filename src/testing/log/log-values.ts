import type { Header } from "../../core/message.ts";
import { utcParts } from "../../core/utc-time.ts";
import type { LogMap } from "./execution-log.ts";
import { truncation } from "./log-map.ts";

// AWS cuts the printed map, not a value. 998 characters is LocalStack's reading of the service.
const longestMap = 998;
// A log event holds 1 024 bytes: the quota that the developer guide gives.
export const longestBody = 1024;

/** Headers and the like, as `Map.toString()` prints them and AWS cuts them. */
export function toLogMap(headers: readonly Header[]): LogMap {
  const entries: [string, string][] = [];
  let length = 2;
  for (const [name, value] of headers) {
    const shown = maskSecret(name, value);
    const left = longestMap - length - name.length - 1;
    if (shown.length > left) {
      if (left > 0) entries.push([name, shown.slice(0, left)]);
      return { entries, isTruncated: true };
    }
    entries.push([name, shown]);
    length += name.length + shown.length + 3;
  }
  return { entries };
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html names both.
const secrets = new Set(["authorization", "x-api-key"]);

/** The credentials of the call are starred but for their last six characters. */
export function maskSecret(name: string, value: string): string {
  if (!secrets.has(name.toLowerCase())) return value;
  return starred(value);
}

/** Stars for all but the last six characters. */
export function starred(value: string): string {
  return "*".repeat(Math.max(0, value.length - 6)) + value.slice(-6);
}

export function cutBody(body: string): string {
  return body.length <= longestBody ? body : body.slice(0, longestBody) + truncation;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Java's `Date.toString()` in UTC: `Mon Sep 29 19:28:50 UTC 2025`. */
export function javaDate(timeMs: number): string {
  const date = new Date(timeMs);
  const { year, month, day, clock } = utcParts(date);
  return `${days[date.getUTCDay()]} ${month} ${day} ${clock} UTC ${year}`;
}
