import { fromHex } from "../characters.ts";
import type { Interpolation, StringLiteral } from "./ast.ts";
import { Cursor } from "./cursor.ts";
import type { Grammar } from "./grammar.ts";

/**
 * A quoted string. The quote is doubled to stand for itself; a backslash is a character like any
 * other, except in `\uXXXX` between double quotes.
 */
export function parseString(cursor: Cursor, grammar: Grammar): StringLiteral | Interpolation {
  const start = cursor.offset;
  const quote = cursor.text[start] ?? "";
  const raw = takeQuoted(cursor, quote);
  const span = cursor.span(start);
  const escaped = raw.includes(quote) || raw.includes("\\u");
  const content = escaped ? unescape(raw, quote, start + 1) : undefined;
  const text = content ? content.text : raw;
  // Velocity looks for the signs before it decodes `\u0024`.
  if (quote === "'" || !(raw.includes("$") || raw.includes("#"))) {
    return { type: "string", value: text, span };
  }

  // A sign may not end a template, so Velocity parses strings with a space behind and drops the
  // last character of the result, unless there is a comment to swallow it.
  const padded = text.includes("##") ? text : `${text} `;
  const offsets =
    !content && cursor.verbatim
      ? cursor.span(start + 1).start
      : (content?.offsets ?? Array.from({ length: raw.length + 1 }, (_, at) => start + 1 + at)).map(
          (offset) => cursor.span(offset).start,
        );
  const inner = new Cursor(padded, cursor.nesting, { cursor, offsets });
  const parts = cursor.nested(() => grammar.whole(inner));
  return { type: "interpolation", parts, padded: padded !== text, span };
}

function takeQuoted(cursor: Cursor, quote: string): string {
  const start = cursor.offset;
  let end = start;
  do {
    end = cursor.text.indexOf(quote, end + 1);
    if (end < 0) throw cursor.error("this string has no closing quote", start);
    if (cursor.text[end + 1] !== quote) break;
    end++;
  } while (end > 0);
  cursor.offset = end + 1;
  return cursor.text.slice(start + 1, end);
}

/** The characters that the literal stands for, each with its offset. */
function unescape(
  raw: string,
  quote: string,
  start: number,
): { text: string; offsets: readonly number[] } {
  const escape = quote === '"' ? /""|\\u[0-9a-fA-F]{4}/g : /''/g;
  const offsets: number[] = [];
  let text = "";
  let done = 0;
  const copy = (end: number): void => {
    for (let index = done; index < end; index++) offsets.push(start + index);
    text += raw.slice(done, end);
  };
  for (const match of raw.matchAll(escape)) {
    copy(match.index);
    offsets.push(start + match.index);
    text += match[0] === quote + quote ? quote : fromHex(match[0].slice(2));
    done = match.index + match[0].length;
  }
  copy(raw.length);
  offsets.push(start + raw.length);
  return { text, offsets };
}
