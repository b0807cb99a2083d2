import { lazy } from "../../core/memoize.ts";
import type { LogMap, LogMessage } from "./execution-log.ts";
import { parseLogMap, printLogMap } from "./log-map.ts";
import { logTexts } from "./log-texts.ts";

const mapHoles = new Set(["pathParameters", "queryString", "headers"]);

type Part = { readonly literal: string } | { readonly hole: string };

interface Row {
  readonly type: keyof typeof logTexts;
  readonly parts: readonly Part[];
}

// Every pattern starts with a literal longer than this, so a line is compared with few of them.
const startLength = 8;

const grammar = lazy(() => {
  const ofType = new Map<string, Row>();
  const byStart = new Map<string, Row[]>();
  for (const [name, text] of Object.entries(logTexts)) {
    // Object.entries widens the keys to string.
    const row = { type: name as keyof typeof logTexts, parts: partsOf(text) };
    const start = text.slice(0, startLength);
    ofType.set(name, row);
    byStart.set(start, [...(byStart.get(start) ?? []), row]);
  }
  return { ofType, byStart };
});

function partsOf(text: string): readonly Part[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") ? { hole: part.slice(1, -1) } : { literal: part }));
}

/** Parses one message without its prefix. A message that the grammar lacks becomes `unknown`. */
export function parseMessage(text: string): LogMessage {
  for (const { type, parts } of grammar().byStart.get(text.slice(0, startLength)) ?? []) {
    const holes = matchParts(parts, text);
    // The placeholders come from the text that the message's type is derived from.
    if (holes) return { type, ...holes } as LogMessage;
  }
  return { type: "unknown", text };
}

export function printMessage(message: LogMessage): string {
  if (message.type === "unknown") return message.text;
  const holes: Readonly<Record<string, string | LogMap>> = message;
  const parts = grammar().ofType.get(message.type)?.parts ?? [];
  return parts
    .map((part) => {
      if ("literal" in part) return part.literal;
      const value = holes[part.hole] ?? "";
      return typeof value === "string" ? value : printLogMap(value);
    })
    .join("");
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

/** Returns where a placeholder's text ends: at the literal after it, or at the end of the line. */
function endOfHole(hole: string, next: Part | undefined, text: string, offset: number): number {
  if (!next || !("literal" in next)) return text.length;
  // Text that API Gateway did not write may contain the literal that follows it.
  return hole === "message" || hole === "details"
    ? text.lastIndexOf(next.literal)
    : text.indexOf(next.literal, offset);
}
