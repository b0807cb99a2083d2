import type { Budget } from "../budget.ts";
import { TextBuilder } from "./text-builder.ts";

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

/** Replaces what `escapes` lists, and `\uXXXX` for what `beyond` accepts above. */
export function escape(
  text: string,
  escapes: Escapes,
  beyond: (code: number) => boolean,
  budget: Budget,
): string {
  budget.spend(text.length);
  let index = 0;
  while (index < text.length && escapeOf(text.charCodeAt(index), escapes, beyond) === "") index++;
  if (index === text.length) return text;
  const out = new TextBuilder(budget);
  escapeTo(out, text, escapes, beyond);
  return out.toString();
}

function escapeOf(code: number, escapes: Escapes, beyond: (code: number) => boolean): string {
  if (code < 0x80) return escapes[code] ?? "";
  return beyond(code) ? byCode(code) : "";
}

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
  out.budget.spend(text.length);
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const replacement = escapeOf(text.charCodeAt(index), escapes, beyond);
    if (replacement === "") continue;
    if (index > done) out.add(text.slice(done, index));
    out.add(replacement);
    done = index + 1;
  }
  out.add(done === 0 ? text : text.slice(done));
}

function byCode(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
