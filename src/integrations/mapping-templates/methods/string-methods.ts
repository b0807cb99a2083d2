import { textBytes } from "../../../core/bytes.ts";
import { type Budget, itemCost, objectCost } from "../budget.ts";
import { callError } from "../call-error.ts";
import { itemsOf } from "../java/collections.ts";
import { costOfSearch, costOfSearchBackwards, search, searchBackwards } from "../java/search.ts";
import { javaText } from "../java/text.ts";
import { TextBuilder } from "../java/text-builder.ts";
import {
  isArray,
  isCharacter,
  isList,
  type JavaValue,
  javaList,
  type Method,
} from "../java/values.ts";
import { compilePattern } from "../java-regex/compile.ts";
import { replaceAll, replaceFirst, split } from "../java-regex/replace.ts";
import { type Charge, fixed, joins, makes, reads, walks, writes } from "./charges.ts";
import {
  codePointAt,
  codePointBefore,
  codePointCount,
  compareFolded,
  compareTexts,
  isWhitespace,
  offsetByCodePoints,
  outOfRange,
  strip,
  unit,
} from "./code-points.ts";
import { formatText } from "./format.ts";
import {
  any,
  bool,
  char,
  collection,
  int,
  method,
  methodTable,
  mismatch,
  missing,
  objectMethods,
  overloads,
  type Parameter,
  text,
  textOrNull,
  variadic,
} from "./method.ts";
import { refusedMethods } from "./refused.ts";

/** A text, or the code of a character; undefined for a number that is the code of none. */
const searched: Parameter<string | undefined> = (argument) => {
  if (typeof argument !== "number") return text(argument);
  return argument >= 0 && argument <= 0x10ffff ? String.fromCodePoint(argument) : undefined;
};

/** `char[]`. */
const chars: Parameter<readonly JavaValue[]> = (argument) =>
  isList(argument) && argument.kind === "char[]" ? argument.items : mismatch;

/** The same, for which a single `char` may stand. */
const charOrChars: Parameter<readonly JavaValue[]> = (argument) => {
  if (argument === null) return missing;
  return isCharacter(argument) ? [argument] : chars(argument);
};

type Sought = readonly [sought: string | undefined, ...rest: readonly unknown[]];

const searches: Charge<string, Sought> = (budget, self, [sought = ""]) =>
  budget.spend(costOfSearch(self.length, sought));

const searchesBackwards: Charge<string, Sought> = (budget, self, [sought = ""]) =>
  budget.spend(costOfSearchBackwards(self.length, sought));

/** Reads as much of the text as the argument is long. */
const compares: Charge<string, readonly unknown[]> = (budget, _self, args) =>
  reads(budget, "", args);

const spells: Charge<unknown, readonly [readonly JavaValue[], ...(readonly unknown[])]> = (
  budget,
  _self,
  [items],
) => {
  budget.spend(items.length * itemCost);
  budget.text(items.length);
};

const encodes: Charge<string, unknown> = (budget, self) => budget.spend(3 * self.length);

const spelled: Method<string> = method([chars], spells, (_self, [items]) => spell(items));

const spelledPart: Method<string> = method(
  [chars, int, int],
  spells,
  (_self, [items, from, count]) => {
    if (from < 0 || count < 0 || from + count > items.length) {
      throw outOfRange(`offset ${from}, count ${count}, length ${items.length}`);
    }
    return spell(items.slice(from, from + count));
  },
);

/** `java.lang.String`, as of Java 17. Positions count UTF-16 units. */
export const stringMethods = methodTable<string>({
  ...objectMethods,
  ...refusedMethods(
    "String",
    "chars codePoints describeConstable getChars indent lines resolveConstantDesc stripIndent transform translateEscapes",
  ),
  length: method([], fixed, (self) => self.length),
  isEmpty: method([], fixed, (self) => self === ""),
  isBlank: method([], reads, (self) => strip(self, isWhitespace, true, false) === ""),
  charAt: method([int], makes, (self, [index]) => ({
    type: "character",
    value: unit(self, index),
  })),
  codePointAt: method([int], fixed, (self, [index]) => codePointAt(self, index)),
  codePointBefore: method([int], fixed, (self, [index]) => codePointBefore(self, index)),
  codePointCount: method([int, int], reads, (self, [from, to]) => codePointCount(self, from, to)),
  compareTo: overloads(
    method([text], reads, (self, [other]) => compareTexts(self, other)),
    method([any], fixed, () => {
      throw callError("ClassCastException");
    }),
  ),
  compareToIgnoreCase: method([text], reads, (self, [other], budget) =>
    compareFolded(self, other, budget),
  ),
  concat: method([text], joins, (self, [other]) => self + other),
  contains: method([text], searches, (self, [other]) => search(self, other, 0) >= 0),
  contentEquals: method([text], compares, (self, [other]) => self === other),
  copyValueOf: overloads(
    method([charOrChars], spells, (_self, [items]) => spell(items)),
    spelledPart,
  ),
  endsWith: method([text], compares, (self, [suffix]) => self.endsWith(suffix)),
  equalsIgnoreCase: method(
    [textOrNull],
    reads,
    (self, [other], budget) =>
      other?.length === self.length && compareFolded(self, other, budget) === 0,
  ),
  format: variadic(walks, (_self, args, budget) => {
    // Null may be a Locale, behind which the pattern follows.
    const [pattern, ...rest] =
      args[0] === null && typeof args[1] === "string" ? args.slice(1) : args;
    if (pattern === null) throw callError("NullPointerException");
    return typeof pattern === "string" ? formatted(pattern, rest, budget) : undefined;
  }),
  formatted: variadic(walks, formatted),
  getBytes: overloads(method([], encodes, encode), method([text], encodes, encode)),
  indexOf: overloads(
    method([searched], searches, (self, [other]) => indexOf(self, other, 0)),
    method([searched, int], searches, (self, [other, from]) => indexOf(self, other, from)),
  ),
  intern: method([], fixed, (self) => self),
  join: variadic(walks, (_self, [separator, ...rest], budget) => {
    if (separator === null) throw callError("NullPointerException");
    if (typeof separator !== "string") return undefined;
    const [only] = rest;
    const items = rest.length === 1 && only !== undefined ? collection(only) : mismatch;
    if (items === missing) throw callError("NullPointerException");
    if (items !== mismatch) return join(separator, itemsOf(items, budget), budget);
    const texts = variable(rest);
    return texts?.every(isText) ? join(separator, texts, budget) : undefined;
  }),
  lastIndexOf: overloads(
    method([searched], searchesBackwards, (self, [other]) => lastIndexOf(self, other, self.length)),
    method([searched, int], searchesBackwards, (self, [other, from]) =>
      lastIndexOf(self, other, from),
    ),
  ),
  matches: method([text], walks, (self, [pattern], budget) =>
    compilePattern(pattern, budget).matches(self, budget),
  ),
  offsetByCodePoints: method([int, int], reads, (self, [index, offset]) =>
    offsetByCodePoints(self, index, offset),
  ),
  regionMatches: overloads(
    method([int, text, int, int], compares, (self, [from, other, otherFrom, length]) =>
      regionMatches(self, from, other, otherFrom, length, compareTexts),
    ),
    method(
      [bool, int, text, int, int],
      compares,
      (self, [ignoresCase, from, other, otherFrom, length], budget) =>
        regionMatches(self, from, other, otherFrom, length, (left, right) =>
          ignoresCase ? compareFolded(left, right, budget) : compareTexts(left, right),
        ),
    ),
  ),
  repeat: method(
    [int],
    (budget, self, [count]) => budget.text(self.length * Math.max(0, count)),
    (self, [count]) => {
      if (count < 0) throw callError(`IllegalArgumentException: count is negative: ${count}`);
      return self.repeat(count);
    },
  ),
  replace: overloads(
    method([text, text], searches, replaceEach),
    method([char, char], searches, replaceEach),
  ),
  replaceAll: method([text, textOrNull], reads, (self, [pattern, replacement], budget) =>
    replaceAll(compilePattern(pattern, budget), self, replacement, budget),
  ),
  replaceFirst: method([text, text], reads, (self, [pattern, replacement], budget) =>
    replaceFirst(compilePattern(pattern, budget), self, replacement, budget),
  ),
  split: overloads(
    method([text], reads, (self, [pattern], budget) => strings(split(pattern, self, 0, budget))),
    method([text, int], reads, (self, [pattern, limit], budget) =>
      strings(split(pattern, self, limit, budget)),
    ),
  ),
  startsWith: overloads(
    method([text], compares, (self, [prefix]) => self.startsWith(prefix)),
    method(
      [text, int],
      compares,
      (self, [prefix, from]) => from >= 0 && from <= self.length && self.startsWith(prefix, from),
    ),
  ),
  strip: method([], reads, (self) => strip(self, isWhitespace, true, true)),
  stripLeading: method([], reads, (self) => strip(self, isWhitespace, true, false)),
  stripTrailing: method([], reads, (self) => strip(self, isWhitespace, false, true)),
  subSequence: method([int, int], makes, (self, [from, to]) => slice(self, from, to)),
  substring: overloads(
    method([int], makes, (self, [from]) => slice(self, from, self.length)),
    method([int, int], makes, (self, [from, to]) => slice(self, from, to)),
  ),
  toCharArray: method(
    [],
    (budget, self) => {
      budget.list(self.length);
      budget.spend(self.length * objectCost);
    },
    (self) =>
      javaList(
        self.split("").map((value): JavaValue => ({ type: "character", value })),
        "char[]",
      ),
  ),
  toLowerCase: method([], writes, (self, _args, budget) => cased(self, self.toLowerCase(), budget)),
  toUpperCase: method([], writes, (self, _args, budget) => cased(self, self.toUpperCase(), budget)),
  // Java trims everything up to the space, and no other space.
  trim: method([], reads, (self) => strip(self, (code) => code <= 0x20, true, true)),
  valueOf: overloads(
    spelled,
    spelledPart,
    method([any], walks, (_self, [value], budget) => javaText(value, budget)),
  ),
});

/** Pays for the characters of which one case has several, as `ß` has. */
function cased(self: string, result: string, budget: Budget): string {
  if (result.length > self.length) budget.text(result.length);
  return result;
}

function indexOf(self: string, sought: string | undefined, from: number): number {
  return sought === undefined ? -1 : search(self, sought, from);
}

function lastIndexOf(self: string, sought: string | undefined, from: number): number {
  return sought === undefined || from < 0 ? -1 : searchBackwards(self, sought, from);
}

function slice(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) {
    throw outOfRange(`begin ${from}, end ${to}, length ${self.length}`);
  }
  return self.slice(from, to);
}

function regionMatches(
  self: string,
  from: number,
  other: string,
  otherFrom: number,
  length: number,
  compare: (left: string, right: string) => number,
): boolean {
  if (from < 0 || otherFrom < 0) return false;
  if (from > self.length - length || otherFrom > other.length - length) return false;
  // No length at all always matches, and neither does less.
  if (length <= 0) return true;
  const end = otherFrom + length;
  return compare(self.slice(from, from + length), other.slice(otherFrom, end)) === 0;
}

/** Not as a pattern, and the empty text between all units. */
function replaceEach(
  self: string,
  [sought, replacement]: readonly [sought: string, replacement: string],
  budget: Budget,
): string {
  const out = new TextBuilder(budget);
  const atEachUnit = sought === "";
  let done = 0;
  for (;;) {
    const at = atEachUnit ? done : search(self, sought, done);
    if (at < 0 || at >= self.length) break;
    budget.spend(objectCost);
    if (!atEachUnit) out.add(self.slice(done, at));
    out.add(replacement);
    if (atEachUnit) out.add(self.charAt(at));
    done = at + Math.max(1, sought.length);
  }
  out.add(atEachUnit ? replacement : self.slice(done));
  return out.toString();
}

function formatted(
  pattern: string,
  args: readonly JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  const values = variable(args);
  return values && formatText(pattern, values, budget);
}

/**
 * The items of an array given for a variable parameter, else the arguments themselves. Undefined for
 * an array of what are no objects, which Java takes for neither.
 */
function variable(args: readonly JavaValue[]): readonly JavaValue[] | undefined {
  const [only] = args;
  if (args.length !== 1 || !isList(only) || !isArray(only)) return args;
  return only.kind === "char[]" || only.kind === "byte[]" ? undefined : only.items;
}

function isText(value: JavaValue): value is string | null {
  return value === null || typeof value === "string";
}

function join(separator: string, items: readonly JavaValue[], budget: Budget): string {
  const out = new TextBuilder(budget);
  budget.spend(items.length * itemCost);
  for (const [index, item] of items.entries()) {
    if (!isText(item)) throw callError("ClassCastException");
    if (index > 0) out.add(separator);
    out.add(String(item));
  }
  return out.toString();
}

function spell(items: readonly JavaValue[]): string {
  const units = items.map((item) => (isCharacter(item) ? item.value : ""));
  return units.join("");
}

function encode(self: string, _args: unknown, budget: Budget): JavaValue {
  const encoded = textBytes(self);
  budget.list(encoded.length);
  const items = Array.from(encoded, (byte): JavaValue => (byte << 24) >> 24);
  return javaList(items, "byte[]");
}

function strings(items: string[]): JavaValue {
  return javaList(items, "String[]");
}
