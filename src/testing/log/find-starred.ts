import type { Header } from "../../core/message.ts";
import { encodeComponent } from "../../core/message.ts";

const starred = /^\*+.{6}$/;
// API Gateway masks two headers. Only hostile input repeats them, or what looks like them, more often.
const mostStarred = 20;
const mostPlaces = 100;
// `%2B` is one character.
const maxEncodedLength = 3;

/**
 * Finds the secrets that API Gateway masks in a map of headers but not elsewhere. Their last six
 * characters stay visible, so a word that ends with them is the secret.
 */
export function findStarred(
  headers: readonly Header[],
  texts: readonly string[],
): readonly Header[] {
  const values = new Set(headers.map(([, value]) => value).filter((each) => starred.test(each)));
  return [...values].slice(0, mostStarred).flatMap((value) => {
    const ends = new Set([value.slice(-6), encodeComponent(value.slice(-6))]);
    const words = texts.flatMap((text) =>
      [...ends].flatMap((end) => wordsWith(text, end, value.length * maxEncodedLength)),
    );
    return words.map((word): Header => ["authorization", word]);
  });
}

/** Returns the words that end with `end`, at most `maxLength` characters each. */
function wordsWith(text: string, end: string, maxLength: number): readonly string[] {
  const words = new Set<string>();
  let at = text.indexOf(end);
  for (let place = 0; at !== -1 && place < mostPlaces; place += 1) {
    const earliest = Math.max(0, at + end.length - maxLength);
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
