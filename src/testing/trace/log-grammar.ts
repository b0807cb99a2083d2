import type { ExecutionLog, LogMap, LogMessage, LogPrefix } from "./execution-log.ts";
import { logTexts } from "./log-texts.ts";

const mapHoles = new Set(["pathParameters", "queryString", "headers"]);

/**
 * Reads an execution log, as TestInvokeMethod returns it or as CloudWatch keeps it.
 *
 * Nothing is lost: `printLog(parseLog(text))` is `text`. What the grammar does not know stays as
 * `unknown`.
 */
export function parseLog(text: string): ExecutionLog {
  const endsWithNewline = text.endsWith("\n");
  const [first = "", ...others] = (endsWithNewline ? text.slice(0, -1) : text).split("\n");
  const requestId = first.startsWith(heading) ? first.slice(heading.length) : undefined;
  const texts: { prefix: LogPrefix | undefined; text: string }[] = [];
  for (const row of requestId === undefined ? [first, ...others] : others) {
    const last = texts.at(-1);
    const prefixed = parsePrefix(row);
    // A body may hold line breaks, and lines that look like another kind of prefix.
    if (last && (!prefixed || !isAlike(prefixed.prefix, last.prefix))) last.text += `\n${row}`;
    else texts.push(prefixed ?? { prefix: undefined, text: row });
  }
  return {
    ...(requestId !== undefined && { requestId }),
    lines: texts.map(({ prefix, text: message }) => ({
      ...(prefix && { prefix }),
      message: parseMessage(message),
    })),
    ...(!endsWithNewline && { endsWithNewline }),
  };
}

/** The text of an execution log, byte for byte as API Gateway writes it. */
export function printLog(log: ExecutionLog): string {
  const lines = log.lines.map(({ prefix, message }) => printPrefix(prefix) + printMessage(message));
  const rows = log.requestId === undefined ? lines : [heading + log.requestId, ...lines];
  return rows.join("\n") + (log.endsWithNewline === false ? "" : "\n");
}

/** Java's `Map.toString()`: no quoting, so a value that holds `, ` and `=` cannot be told apart. */
function printLogMap(map: LogMap): string {
  const entries = map.entries.map(([name, value]) => `${name}=${value}`).join(", ");
  return map.isTruncated ? `{${entries} [TRUNCATED]` : `{${entries}}`;
}

const heading = "Execution log for request ";
// Java's Date.toString(): "Mon Sep 29 19:28:50 UTC 2025".
const timestamp = /^([A-Z][a-z]{2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}:\d{2} [A-Z]{3,4} \d{4}) : /;
const requestPrefix = /^\(([\w-]+)\) /;

function parsePrefix(row: string): { prefix: LogPrefix; text: string } | undefined {
  const time = timestamp.exec(row);
  if (time?.[1]) return { prefix: { timestamp: time[1] }, text: row.slice(time[0].length) };
  const request = requestPrefix.exec(row);
  if (!request?.[1]) return undefined;
  return { prefix: { requestId: request[1] }, text: row.slice(request[0].length) };
}

function isAlike(left: LogPrefix, right: LogPrefix | undefined): boolean {
  return right === undefined || "timestamp" in left === "timestamp" in right;
}

function printPrefix(prefix: LogPrefix | undefined): string {
  if (!prefix) return "";
  return "timestamp" in prefix ? `${prefix.timestamp} : ` : `(${prefix.requestId}) `;
}

type Part = { readonly literal: string } | { readonly hole: string };

interface Row {
  readonly type: keyof typeof logTexts;
  readonly parts: readonly Part[];
}

const grammar: readonly Row[] = Object.entries(logTexts).map(([type, text]) => ({
  // Object.entries widens the keys to string.
  type: type as keyof typeof logTexts,
  parts: text
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") ? { hole: part.slice(1, -1) } : { literal: part })),
}));

const rowOf = new Map(grammar.map((row) => [row.type, row]));

function parseMessage(text: string): LogMessage {
  for (const { type, parts } of grammar) {
    const holes = matchParts(parts, text);
    // The holes were read off the text that the message's type is made from.
    if (holes) return { type, ...holes } as LogMessage;
  }
  return { type: "unknown", text };
}

function matchParts(
  parts: readonly Part[],
  text: string,
): Record<string, string | LogMap> | undefined {
  const holes: Record<string, string | LogMap> = {};
  let offset = 0;
  for (const [index, part] of parts.entries()) {
    if ("literal" in part) {
      if (!text.startsWith(part.literal, offset)) return undefined;
      offset += part.literal.length;
      continue;
    }
    const end = endOfHole(part.hole, parts[index + 1], text, offset);
    if (end < offset) return undefined;
    const raw = text.slice(offset, end);
    const value = mapHoles.has(part.hole) ? parseLogMap(raw) : raw;
    if (value === undefined) return undefined;
    holes[part.hole] = value;
    offset = end;
  }
  return offset === text.length ? holes : undefined;
}

/** Where the text of a hole ends: at the literal after it, or with the line. */
function endOfHole(hole: string, next: Part | undefined, text: string, offset: number): number {
  if (!next || !("literal" in next)) return text.length;
  // A function's own words may hold the literal that follows them; other holes are single words.
  return hole === "message" ? text.lastIndexOf(next.literal) : text.indexOf(next.literal, offset);
}

function parseLogMap(text: string): LogMap | undefined {
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

const truncation = " [TRUNCATED]";

function printMessage(message: LogMessage): string {
  if (message.type === "unknown") return message.text;
  const holes: Readonly<Record<string, string | LogMap>> = message;
  const parts = rowOf.get(message.type)?.parts ?? [];
  return parts
    .map((part) => {
      if ("literal" in part) return part.literal;
      const value = holes[part.hole] ?? "";
      return typeof value === "string" ? value : printLogMap(value);
    })
    .join("");
}
