import { encodeUtf8 } from "../../../core/utf8.ts";
import { javaText } from "../java/text.ts";
import { isArray, isList, type JavaValue, javaList } from "../java/values.ts";
import { compilePattern } from "../java-regex/compile.ts";
import { replaceAll, replaceFirst, split } from "../java-regex/replace.ts";
import type { Budget } from "../limits.ts";
import { formatText } from "./format.ts";
import {
  any,
  callError,
  char,
  collection,
  int,
  method,
  methodTable,
  number,
  objectMethods,
  overloads,
  type Parameter,
  text,
} from "./method.ts";

/** A text, or the code of a character; undefined for a number that is the code of none. */
const searched: Parameter<string | undefined> = (argument) => {
  if (typeof argument !== "number") return text(argument);
  return argument >= 0 && argument <= 0x10ffff ? String.fromCodePoint(argument) : undefined;
};

/** `java.lang.String`, as of Java 17. Positions count UTF-16 units. */
export const stringMethods = methodTable<string>({
  ...objectMethods,
  length: method([], (self) => self.length),
  isEmpty: method([], (self) => self === ""),
  isBlank: method([], (self) => self.trim() === ""),
  charAt: method([int], (self, [index]) => ({ type: "character", value: unit(self, index) })),
  compareTo: method([text], (self, [other]) => compare(self, other)),
  compareToIgnoreCase: method([text], (self, [other]) => compare(fold(self), fold(other))),
  concat: method([text], (self, [other], budget) => {
    budget.spend(self.length + other.length);
    return self + other;
  }),
  contains: method([text], (self, [other]) => self.includes(other)),
  contentEquals: method([text], (self, [other]) => self === other),
  endsWith: method([text], (self, [suffix]) => self.endsWith(suffix)),
  equalsIgnoreCase: method([any], (self, [other]) =>
    typeof other === "string" ? fold(self) === fold(other) : false,
  ),
  format: (_self, [pattern, ...args], budget) =>
    typeof pattern === "string" ? formatText(pattern, variable(args), budget) : undefined,
  getBytes: overloads(
    method([], (self) => bytes(self)),
    method([text], (self) => bytes(self)),
  ),
  indexOf: overloads(
    method([searched], (self, [other]) => indexOf(self, other, 0)),
    method([searched, int], (self, [other, from]) => indexOf(self, other, from)),
  ),
  intern: method([], (self) => self),
  join: (_self, [separator, ...rest], budget) => {
    if (typeof separator !== "string") return undefined;
    const [only] = rest;
    const items = rest.length === 1 && only !== undefined ? collection(only) : undefined;
    return join(separator, Array.isArray(items) ? items : variable(rest), budget);
  },
  lastIndexOf: overloads(
    method([searched], (self, [other]) => (other === undefined ? -1 : self.lastIndexOf(other))),
    method([text, int], (self, [other, from]) => (from < 0 ? -1 : self.lastIndexOf(other, from))),
  ),
  matches: method([text], (self, [pattern], budget) =>
    compilePattern(pattern).matches(self, budget),
  ),
  repeat: method([int], (self, [count], budget) => {
    if (count < 0) throw callError(`IllegalArgumentException: count is negative: ${count}`);
    budget.spend(self.length * count);
    return self.repeat(count);
  }),
  replace: overloads(method([text, text], replaceEach), method([char, char], replaceEach)),
  replaceAll: method([text, text], (self, [pattern, replacement], budget) =>
    replaceAll(compilePattern(pattern), self, replacement, budget),
  ),
  replaceFirst: method([text, text], (self, [pattern, replacement], budget) =>
    replaceFirst(compilePattern(pattern), self, replacement, budget),
  ),
  split: overloads(
    method([text], (self, [pattern], budget) => strings(split(pattern, self, 0, budget))),
    method([text, int], (self, [pattern, limit], budget) =>
      strings(split(pattern, self, limit, budget)),
    ),
  ),
  startsWith: overloads(
    method([text], (self, [prefix]) => self.startsWith(prefix)),
    method([text, int], (self, [prefix, from]) => from >= 0 && self.startsWith(prefix, from)),
  ),
  strip: method([], (self) => self.trim()),
  stripLeading: method([], (self) => self.trimStart()),
  stripTrailing: method([], (self) => self.trimEnd()),
  subSequence: method([int, int], (self, [from, to]) => slice(self, from, to)),
  substring: overloads(
    method([int], (self, [from]) => slice(self, from, self.length)),
    method([int, int], (self, [from, to]) => slice(self, from, to)),
  ),
  toCharArray: method([], (self) =>
    javaList(
      self.split("").map((value): JavaValue => ({ type: "character", value })),
      "char[]",
    ),
  ),
  toLowerCase: method([], (self) => self.toLowerCase()),
  toUpperCase: method([], (self) => self.toUpperCase()),
  // Java trims everything up to the space, and no other space.
  trim: method([], (self) => self.replace(/^[\0- ]+/, "").replace(/(?<![\0- ])[\0- ]+$/, "")),
  valueOf: overloads(
    method([number], (_self, [value], budget) => javaText(value, budget)),
    method([any], (_self, [value], budget) => javaText(value, budget)),
  ),
});

function indexOf(self: string, search: string | undefined, from: number): number {
  return search === undefined ? -1 : self.indexOf(search, from);
}

function unit(self: string, index: number): string {
  const value = self[index];
  if (value === undefined) throw outOfRange(`index ${index}, length ${self.length}`);
  return value;
}

function slice(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) {
    throw outOfRange(`begin ${from}, end ${to}, length ${self.length}`);
  }
  return self.slice(from, to);
}

function outOfRange(detail: string): Error {
  return callError(`StringIndexOutOfBoundsException: ${detail}`);
}

/** The difference of the first units that differ, else of the lengths. */
function compare(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function fold(value: string): string {
  return value.toUpperCase().toLowerCase();
}

/** Not as a pattern, and the empty text between all units, as JavaScript does it too. */
function replaceEach(
  self: string,
  [search, replacement]: readonly [search: string, replacement: string],
  budget: Budget,
): string {
  const result = self.replaceAll(search, () => replacement);
  budget.spend(self.length + result.length);
  return result;
}

/** The items of an array given for a variable parameter, else the arguments themselves. */
function variable(args: readonly JavaValue[]): readonly JavaValue[] {
  const [only] = args;
  return args.length === 1 && isList(only) && isArray(only) ? only.items : args;
}

function join(separator: string, items: readonly JavaValue[], budget: Budget): string {
  const result = items.map((item) => javaText(item, budget)).join(separator);
  budget.spend(result.length);
  return result;
}

function strings(items: string[]): JavaValue {
  return javaList(items, "String[]");
}

function bytes(self: string): JavaValue {
  const items = [...encodeUtf8(self)].map((byte) => (byte << 24) >> 24);
  return javaList(items, "byte[]");
}
