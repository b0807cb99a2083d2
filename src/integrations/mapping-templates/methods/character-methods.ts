import { callError } from "../call-error.ts";
import { isCharacter, type JavaCharacter, type JavaValue, type Method } from "../java/values.ts";
import { fixed, makes, walks } from "./charges.ts";
import { isWhitespace, lowerCase, upperCase } from "./code-points.ts";
import {
  any,
  bool,
  char,
  int,
  method,
  methodTable,
  mismatch,
  objectMethods,
  overloads,
  type Parameter,
  printed,
  textOrNull,
} from "./method.ts";
import { compareNaturally } from "./order.ts";
import { refusedMethods } from "./refused.ts";

const booleanOf = method(
  [textOrNull],
  fixed,
  (_self: boolean, [value]) => value?.length === 4 && value.toLowerCase() === "true",
);

const logic = (combine: (left: boolean, right: boolean) => boolean): Method<boolean> =>
  method([bool, bool], fixed, (_self, [left, right]) => combine(left, right));

export const booleanMethods = methodTable<boolean>({
  ...objectMethods,
  ...refusedMethods("Boolean", "describeConstable getBoolean"),
  booleanValue: method([], fixed, (self) => self),
  parseBoolean: booleanOf,
  valueOf: overloads(
    booleanOf,
    method([bool], fixed, (_self, [value]) => value),
  ),
  toString: overloads(
    method([bool], fixed, (_self, [value]) => String(value)),
    printed,
  ),
  hashCode: overloads(
    method([bool], fixed, (_self, [value]) => (value ? 1231 : 1237)),
    method([], fixed, (self) => (self ? 1231 : 1237)),
  ),
  compare: method([bool, bool], fixed, (_self, [left, right]) => Number(left) - Number(right)),
  compareTo: method([any], walks, (self: JavaValue, [other], budget) =>
    compareNaturally(self, other, budget),
  ),
  logicalAnd: logic((left, right) => left && right),
  logicalOr: logic((left, right) => left || right),
  logicalXor: logic((left, right) => left !== right),
});

/** `char` or `int`: the code of a character. */
const code: Parameter<number> = (argument) => {
  if (isCharacter(argument)) return argument.value.charCodeAt(0);
  return typeof argument === "number" ? argument : mismatch;
};

function test(
  holds: (code: number) => boolean,
  parameter: Parameter<number> = code,
): Method<JavaCharacter> {
  return method([parameter], fixed, (_self, [value]) => isCodePoint(value) && holds(value));
}

const charCode: Parameter<number> = (argument) =>
  isCharacter(argument) ? argument.value.charCodeAt(0) : mismatch;

/** Tests the one character by a class of characters. */
function matching(pattern: RegExp, parameter?: Parameter<number>): Method<JavaCharacter> {
  return test((value) => pattern.test(String.fromCodePoint(value)), parameter);
}

/** Gives a character for a character, and a code for a code. */
function converting(convert: (code: number) => number): Method<JavaCharacter> {
  return overloads(
    method([char], makes, (_self, [value]) => character(convert(value.charCodeAt(0)))),
    method([int], makes, (_self, [value]) => (isCodePoint(value) ? convert(value) : value)),
  );
}

export const characterMethods = methodTable<JavaCharacter>({
  ...objectMethods,
  ...refusedMethods(
    "Character",
    "codePointAt codePointBefore codePointCount codePointOf describeConstable digit forDigit getDirectionality getName getType highSurrogate isDefined isIdentifierIgnorable isIdeographic isJavaIdentifierPart isJavaIdentifierStart isJavaLetter isJavaLetterOrDigit isMirrored isSpace isTitleCase isUnicodeIdentifierPart isUnicodeIdentifierStart lowSurrogate offsetByCodePoints reverseBytes toChars toCodePoint toTitleCase",
  ),
  charValue: method([], fixed, (self) => self),
  compareTo: method([any], walks, (self: JavaValue, [other], budget) =>
    compareNaturally(self, other, budget),
  ),
  compare: method(
    [char, char],
    fixed,
    (_self, [left, right]) => left.charCodeAt(0) - right.charCodeAt(0),
  ),
  valueOf: method([char], makes, (_self, [value]) => character(value.charCodeAt(0))),
  hashCode: overloads(
    method([char], fixed, (_self, [value]) => value.charCodeAt(0)),
    method([], fixed, (self) => self.value.charCodeAt(0)),
  ),
  toString: overloads(
    method([code], makes, (_self, [value]) => {
      if (isCodePoint(value)) return String.fromCodePoint(value);
      throw callError(`IllegalArgumentException: Not a valid Unicode code point: ${value}`);
    }),
    printed,
  ),
  charCount: method([int], fixed, (_self, [value]) => (value > 0xffff ? 2 : 1)),
  getNumericValue: method([code], fixed, (_self, [value]) => numericValue(value)),
  isAlphabetic: matching(/\p{Alphabetic}/u, int),
  isBmpCodePoint: test((value) => value <= 0xffff, int),
  isDigit: matching(/\p{Nd}/u),
  isHighSurrogate: test((value) => value >= 0xd800 && value <= 0xdbff, charCode),
  isISOControl: test((value) => value <= 0x1f || (value >= 0x7f && value <= 0x9f)),
  isLetter: matching(/\p{L}/u),
  isLetterOrDigit: matching(/[\p{L}\p{Nd}]/u),
  isLowSurrogate: test((value) => value >= 0xdc00 && value <= 0xdfff, charCode),
  isLowerCase: matching(/\p{Lowercase}/u),
  isSpaceChar: matching(/\p{Z}/u),
  isSupplementaryCodePoint: test((value) => value > 0xffff, int),
  isSurrogate: test((value) => value >= 0xd800 && value <= 0xdfff, charCode),
  isSurrogatePair: method(
    [char, char],
    fixed,
    (_self, [high, low]) => ((high + low).codePointAt(0) ?? 0) > 0xffff,
  ),
  isUpperCase: matching(/\p{Uppercase}/u),
  isValidCodePoint: test(() => true, int),
  isWhitespace: test(isWhitespace),
  toLowerCase: converting(lowerCase),
  toUpperCase: converting(upperCase),
});

function character(value: number): JavaCharacter {
  return { type: "character", value: String.fromCharCode(value) };
}

function isCodePoint(value: number): boolean {
  return value >= 0 && value <= 0x10ffff;
}

/** Of the digits of ASCII and its letters, which stand for 10 to 35; -1 for the rest. */
function numericValue(value: number): number {
  const number = isCodePoint(value) ? Number.parseInt(String.fromCodePoint(value), 36) : Number.NaN;
  return Number.isNaN(number) ? -1 : number;
}
