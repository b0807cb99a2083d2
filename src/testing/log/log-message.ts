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

// Every row starts with a literal that is longer than this: a line is tried against few of them.
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

/** Reads one message, without its prefix; one that the grammar does not have is `unknown`. */
export function parseMessage(text: string): LogMessage {
  for (const { type, parts } of grammar().byStart.get(text.slice(0, startLength)) ?? []) {
    const holes = matchParts(parts, text);
    // The holes were read off the text that the message's type is made from.
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

/** Where the text of a hole ends: at the literal after it, or with the line. */
function endOfHole(hole: string, next: Part | undefined, text: string, offset: number): number {
  if (!next || !("literal" in next)) return text.length;
  // Words that are not API Gateway's may hold the literal that follows them.
  return hole === "message" || hole === "details"
    ? text.lastIndexOf(next.literal)
    : text.indexOf(next.literal, offset);
}
