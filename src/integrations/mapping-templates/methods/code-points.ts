import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";

/** Where a Java text begins to count: UTF-16 units. */
export function unit(self: string, index: number): string {
  const value = self[index];
  if (value === undefined) throw outOfRange(`index ${index}, length ${self.length}`);
  return value;
}

export function outOfRange(detail: string): Error {
  return callError(`StringIndexOutOfBoundsException: ${detail}`);
}

export function codePointAt(self: string, index: number): number {
  unit(self, index);
  return self.codePointAt(index) ?? 0;
}

export function codePointBefore(self: string, index: number): number {
  unit(self, index - 1);
  const pair = index > 1 ? (self.codePointAt(index - 2) ?? 0) : 0;
  return pair > 0xffff ? pair : self.charCodeAt(index - 1);
}

export function codePointCount(self: string, from: number, to: number): number {
  if (from < 0 || from > to || to > self.length) throw outOfRange(`begin ${from}, end ${to}`);
  let count = 0;
  for (let index = from; index < to; index = next(self, index, to)) count++;
  return count;
}

export function offsetByCodePoints(self: string, index: number, offset: number): number {
  if (index < 0 || index > self.length) throw outOfRange(`index ${index}`);
  let at = index;
  for (let count = 0; count < Math.abs(offset); count++) {
    if (offset > 0 ? at >= self.length : at <= 0) throw outOfRange(`offset ${offset}`);
    at = offset > 0 ? next(self, at, self.length) : at - sizeOf(codePointBefore(self, at));
  }
  return at;
}

function next(self: string, index: number, end: number): number {
  return Math.min(end, index + sizeOf(self.codePointAt(index) ?? 0));
}

function sizeOf(codePoint: number): number {
  return codePoint > 0xffff ? 2 : 1;
}

/** The difference of the first units that differ, else of the lengths. */
export function compareTexts(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The same without regard to case: each unit alone becomes upper case, and that lower case. */
export function compareFolded(left: string, right: string, budget: Budget): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const [first, second] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (first === second) continue;
    const difference = folded(first, budget) - folded(second, budget);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

const slowFold = 40;

function folded(code: number, budget: Budget): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
  budget.spend(slowFold);
  return lowerCase(upperCase(code));
}

/** `Character.toUpperCase`: where JavaScript makes two characters of one, it stays as it is. */
export function upperCase(code: number): number {
  return single(String.fromCodePoint(code).toUpperCase(), code);
}

export function lowerCase(code: number): number {
  return single(String.fromCodePoint(code).toLowerCase(), code);
}

function single(text: string, otherwise: number): number {
  const code = text.codePointAt(0) ?? otherwise;
  return sizeOf(code) === text.length ? code : otherwise;
}

/** `Character.isWhitespace`: not the spaces that keep a line together, but the separators of ASCII. */
export function isWhitespace(code: number): boolean {
  return whitespace.test(String.fromCodePoint(code));
}

const whitespace = new RegExp(
  String.raw`[\t-\r\x1c- \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]`,
);

/** What is left without the characters at the start or the end that `drops` accepts. */
export function strip(
  self: string,
  drops: (code: number) => boolean,
  start: boolean,
  end: boolean,
): string {
  let from = 0;
  let to = self.length;
  if (start) while (from < to && drops(self.charCodeAt(from))) from++;
  if (end) while (to > from && drops(self.charCodeAt(to - 1))) to--;
  return self.slice(from, to);
}
