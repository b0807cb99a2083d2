import { type Budget, objectCost } from "../budget.ts";
import { flat, TextBuilder } from "./text-builder.ts";

/** What stands for each character below 128, by its code; "" where it stands for itself. */
export type Escapes = readonly string[];

/** Control characters and the given ones; `\u007f` only if `rubout`. */
export function escapesOf(characters: string, rubout: boolean): Escapes {
  return Array.from({ length: 128 }, (_, code) => {
    const character = String.fromCharCode(code);
    if (characters.includes(character)) return `\\${character}`;
    if (code >= 0x20) return rubout && code === 0x7f ? byCode(code) : "";
    // JSON knows the same letters, but writes the other codes in lower case.
    const json = JSON.stringify(character).slice(1, -1);
    return json.length === 2 ? json : byCode(code);
  });
}

/** UTF-16 units that wait to be joined with the rest. */
const chunk = 2048;

/** Replaces what `escapes` lists, and `\uXXXX` for what `beyond` accepts above. */
export function escape(
  text: string,
  escapes: Escapes,
  beyond: (code: number) => boolean,
  budget: Budget,
): string {
  if (text.length > chunk) {
    const out = new TextBuilder(budget);
    escapeTo(out, text, escapes, beyond);
    return out.toString();
  }
  budget.spend(text.length);
  let result = "";
  let done = 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let replacement = "";
    if (code < 0x80) replacement = escapes[code] ?? "";
    else if (beyond(code)) replacement = byCode(code);
    if (replacement === "") continue;
    result += text.slice(done, index) + replacement;
    done = index + 1;
    count++;
  }
  if (count === 0) return text;
  result += text.slice(done);
  budget.text(result.length);
  if (count > most) return flat(result);
  budget.spend(objectCost * count);
  return result;
}

/** More replacements than these cost less when their pieces are joined. */
const most = 256;

/**
 * The same, as a part of a text. One pass by code: a pattern with a callback takes five times as
 * long where much is escaped.
 */
export function escapeTo(
  out: TextBuilder,
  text: string,
  escapes: Escapes,
  beyond: (code: number) => boolean,
): void {
  for (let start = 0; start < text.length; start += chunk) {
    out.add(escape(text.slice(start, start + chunk), escapes, beyond, out.budget));
  }
}

function byCode(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
