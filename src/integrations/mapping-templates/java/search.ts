/**
 * V8's own search takes time by the product of both lengths where what is sought is longer than the
 * 250 characters that its tables are for, and so does each of its searches backwards.
 */
const longestNative = 200;

/** Work for a search in so many characters, and for as many as go on where the last one ended. */
export function costOfSearch(length: number, sought: string): number {
  const characters = length + sought.length;
  return sought.length <= longestNative ? characters : 5 * characters;
}

/** Work for a search backwards. */
export function costOfSearchBackwards(length: number, sought: string): number {
  return 5 * (length + sought.length);
}

/** Where `sought` stands in `text` at or behind `from`, or -1. Takes time by the sum of the lengths. */
export function search(text: string, sought: string, from: number): number {
  if (sought.length <= longestNative || from >= text.length) return text.indexOf(sought, from);
  const start = Math.max(0, from);
  const at = firstMatch(text, start, text.length - start, sought, 0, 1);
  return at < 0 ? -1 : start + at;
}

/** The last place at or before `from`, or -1. */
export function searchBackwards(text: string, sought: string, from: number): number {
  if (sought.length <= 1 || sought.length > text.length) return text.lastIndexOf(sought, from);
  const end = Math.min(text.length, from + sought.length);
  const at = firstMatch(text, end - 1, end, sought, sought.length - 1, -1);
  return at < 0 ? -1 : end - at - sought.length;
}

/**
 * The algorithm of Knuth, Morris and Pratt: it never goes back in the text. Both are read from their
 * first index on, in the direction of `step`.
 */
function firstMatch(
  text: string,
  first: number,
  length: number,
  sought: string,
  soughtFirst: number,
  step: number,
): number {
  const borders = bordersOf(sought, soughtFirst, step);
  let matched = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(first + step * index);
    while (matched > 0 && sought.charCodeAt(soughtFirst + step * matched) !== code) {
      matched = borders[matched - 1] ?? 0;
    }
    if (sought.charCodeAt(soughtFirst + step * matched) === code) matched++;
    if (matched === sought.length) return index - matched + 1;
  }
  return -1;
}

/** For each beginning of what is sought, the length of the longest one that also ends it. */
function bordersOf(sought: string, first: number, step: number): Int32Array {
  const borders = new Int32Array(sought.length);
  let matched = 0;
  for (let index = 1; index < sought.length; index++) {
    const code = sought.charCodeAt(first + step * index);
    while (matched > 0 && sought.charCodeAt(first + step * matched) !== code) {
      matched = borders[matched - 1] ?? 0;
    }
    if (sought.charCodeAt(first + step * matched) === code) matched++;
    borders[index] = matched;
  }
  return borders;
}
