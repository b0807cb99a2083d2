import { encodeComponent } from "../../core/encode-component.ts";
import type { Header } from "../../core/message.ts";

const starred = /^\*+.{6}$/;
// API Gateway stars two headers; this limits the time that a hostile log takes.
const mostStarred = 20;
const mostPlaces = 100;
// `%2B` is one character.
const longestEncoding = 3;

/**
 * Finds what API Gateway starred in a map of headers and printed elsewhere. Six characters of a value
 * are left, so a word that ends with them is the value.
 */
export function findStarred(
  headers: readonly Header[],
  texts: readonly string[],
): readonly Header[] {
  const values = new Set(headers.map(([, value]) => value).filter((each) => starred.test(each)));
  return [...values].slice(0, mostStarred).flatMap((value) => {
    const ends = new Set([value.slice(-6), encodeComponent(value.slice(-6))]);
    const words = texts.flatMap((text) =>
      [...ends].flatMap((end) => wordsWith(text, end, value.length * longestEncoding)),
    );
    return words.map((word): Header => ["authorization", word]);
  });
}

/** The words of at most `longest` characters that end so, up to that end. */
function wordsWith(text: string, end: string, longest: number): readonly string[] {
  const words = new Set<string>();
  let at = text.indexOf(end);
  for (let place = 0; at !== -1 && place < mostPlaces; place += 1) {
    const earliest = Math.max(0, at + end.length - longest);
    let start = at;
    while (start > earliest && isInWord(text.charAt(start - 1))) start -= 1;
    if (start < at) words.add(text.slice(start, at + end.length));
    at = text.indexOf(end, at + 1);
  }
  return [...words];
}

function isInWord(character: string): boolean {
  return !/[\s"'\\*,;=&?<>{}()[\]]/.test(character);
}
