import type { Header } from "../../core/message.ts";
import { utcParts } from "../../core/utc-time.ts";
import type { LogMap } from "./execution-log.ts";
import { truncation } from "./log-map.ts";

// AWS truncates the printed map, not each value. 998 characters: LocalStack's finding.
const maxMapLength = 998;
// A log event has at most 1 024 bytes. Source: developer guide, quotas.
export const maxLoggedBodyLength = 1024;

/** Converts headers and the like to a map as Java prints and AWS truncates it. */
export function toLogMap(headers: readonly Header[]): LogMap {
  const entries: [string, string][] = [];
  let length = 2;
  for (const [name, value] of headers) {
    const shown = maskSecret(name, value);
    const left = maxMapLength - length - name.length - 1;
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

/** Masks the credentials of the call, except for their last six characters. */
export function maskSecret(name: string, value: string): string {
  if (!secrets.has(name.toLowerCase())) return value;
  return starred(value);
}

/** Masks all but the last six characters with stars. */
export function starred(value: string): string {
  return "*".repeat(Math.max(0, value.length - 6)) + value.slice(-6);
}

export function cutBody(body: string): string {
  return body.length <= maxLoggedBodyLength
    ? body
    : body.slice(0, maxLoggedBodyLength) + truncation;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Formats a time like Java's `Date.toString()` in UTC: `Mon Sep 29 19:28:50 UTC 2025`. */
export function javaDate(timeMs: number): string {
  const date = new Date(timeMs);
  const { year, month, day, clock } = utcParts(date);
  return `${days[date.getUTCDay()]} ${month} ${day} ${clock} UTC ${year}`;
}
