import type { LogMap } from "./execution-log.ts";

/** The marker that API Gateway appends to truncated text. */
export const truncation = " [TRUNCATED]";

/**
 * Parses the output of Java's `Map.toString()`. It quotes nothing, so a value that contains `, ` and
 * `=` cannot be distinguished from two entries.
 */
export function parseLogMap(text: string): LogMap | undefined {
  const isTruncated = text.endsWith(truncation);
  if (!text.startsWith("{") || !(isTruncated || text.endsWith("}"))) return undefined;
  const inner = text.slice(1, isTruncated ? -truncation.length : -1);
  const entries: [string, string][] = [];
  for (const piece of inner === "" ? [] : inner.split(", ")) {
    const equals = piece.indexOf("=");
    const last = entries.at(-1);
    if (equals !== -1) entries.push([piece.slice(0, equals), piece.slice(equals + 1)]);
    else if (last) last[1] += `, ${piece}`;
    else return undefined;
  }
  return isTruncated ? { entries, isTruncated } : { entries };
}

export function printLogMap(map: LogMap): string {
  const entries = map.entries.map(([name, value]) => `${name}=${value}`).join(", ");
  return map.isTruncated ? `{${entries}${truncation}` : `{${entries}}`;
}
