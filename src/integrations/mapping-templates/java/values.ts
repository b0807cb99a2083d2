import type { Budget } from "../budget.ts";

/**
 * A value as the Java engine holds it. JavaScript's own types stand for the four commonest classes:
 * `null`, String, Boolean, and a number is always an Integer, never a Double.
 */
export type JavaValue = null | string | boolean | number | JavaObject;

export type JavaObject =
  | JavaNumberObject
  | JavaCharacter
  | JavaList
  | JavaMap
  | JavaView
  | JavaEntry
  | JavaIterator
  | JavaBlock
  | JavaLoop
  | JavaHost;

export type JavaNumber = number | JavaNumberObject;

export type JavaNumberObject = JavaLong | JavaBigInteger | JavaFloat | JavaDouble | JavaBigDecimal;

export interface JavaLong {
  readonly type: "long";
  readonly value: bigint;
}

export interface JavaBigInteger {
  readonly type: "bigInteger";
  readonly value: bigint;
}

export interface JavaFloat {
  readonly type: "float";
  readonly value: number;
}

export interface JavaDouble {
  readonly type: "double";
  readonly value: number;
  /** What it prints, where that is how it was written. */
  readonly text: string | undefined;
}

/** `unscaled` × 10^-`scale`. Comes only from JSON numbers too precise for a Double. */
export interface JavaBigDecimal {
  readonly type: "bigDecimal";
  readonly unscaled: bigint;
  readonly scale: number;
}

/** What `charAt` returns: one UTF-16 unit. */
export interface JavaCharacter {
  readonly type: "character";
  readonly value: string;
}

/** A list or map that may have been read from JSON. */
interface Sourced {
  /** Where it stands there, if all but rare characters of it are printed as they are written. */
  source: JsonSource | undefined;
}

export interface JsonSource {
  readonly document: JsonDocument;
  readonly start: number;
  readonly end: number;
}

export interface JsonDocument {
  readonly text: string;
  /** Whether no list or map in it has changed, and what has a source is printed as it is written. */
  verbatim: boolean;
}

/** To be called before a list or map changes. */
export function change({ source }: Sourced): void {
  if (source) source.document.verbatim = false;
}

/**
 * Lists differ in how they print: an ArrayList as `[a, b]`, json-smart's JSONArray as JSON, a Java
 * array as its class and address.
 */
export interface JavaList extends Sourced {
  readonly type: "list";
  readonly kind: "ArrayList" | "JSONArray" | "String[]" | "Object[]" | "char[]" | "byte[]";
  readonly items: JavaValue[];
}

/**
 * A Java map. Keys are data only: no name reaches anything of JavaScript. Each method charges the
 * budget of the render that made the map.
 */
export interface JavaMap extends Sourced {
  readonly type: "map";
  /** Prints as nothing, like `$context.identity`. */
  readonly silent: boolean;
  readonly size: number;
  /** From now on, a key that is put twice is an error. */
  writeOnce(): void;
  get(key: JavaValue): JavaValue;
  has(key: JavaValue): boolean;
  /** Returns the value that was there before, as Java's `put` does. */
  put(key: JavaValue, value: JavaValue): JavaValue;
  remove(key: JavaValue): JavaValue;
  clear(): void;
  /** In the order in which Java iterates. */
  keys(): JavaValue[];
  /** In the order of insertion, whatever Java's is. */
  entries(): readonly (readonly [JavaValue, JavaValue])[];
  values(): JavaValue[];
  copy(): JavaMap;
}

/** `keySet()`, `values()` or `entrySet()`: shows the map as it is now. */
export interface JavaView {
  readonly type: "view";
  readonly of: "keys" | "values" | "entries";
  readonly map: JavaMap;
}

export interface JavaEntry {
  readonly type: "entry";
  readonly map: JavaMap;
  readonly key: JavaValue;
}

export interface JavaIterator {
  readonly type: "iterator";
  /** Whether it is a ListIterator, which goes both ways. */
  readonly bothWays: boolean;
  readonly items: readonly JavaValue[];
  next: number;
}

/** The body of a `#define`, rendered anew wherever it is used. */
export interface JavaBlock {
  readonly type: "block";
  /** Null where the block is already inside itself too deep to be rendered. */
  readonly render: () => string | null;
}

/** `$foreach`. */
export interface JavaLoop {
  readonly type: "loop";
  readonly parent: JavaLoop | null;
  index: number;
  hasNext: boolean;
}

/** `$input` and `$util`: objects with properties and methods, and no content of their own. */
export interface JavaHost {
  readonly type: "host";
  /** Undefined: no such property. */
  readonly read: (name: string) => JavaValue | undefined;
  readonly methods: ReadonlyMap<string, Method<never>>;
}

declare const charged: unique symbol;

/**
 * Undefined: no signature takes these arguments, so the call is unresolved. Only `method`,
 * `variadic` and `overloads` make one, and they ask what a call costs.
 */
export interface Method<Self> {
  (self: Self, args: readonly JavaValue[], budget: Budget): JavaValue | undefined;
  readonly [charged]: true;
}

export function isMap(value: JavaValue | undefined): value is JavaMap {
  return typeof value === "object" && value?.type === "map";
}

export function isList(value: JavaValue | undefined): value is JavaList {
  return typeof value === "object" && value?.type === "list";
}

export function isCharacter(value: JavaValue | undefined): value is JavaCharacter {
  return typeof value === "object" && value?.type === "character";
}

/** Lists of a fixed size, which Velocity wraps for some purposes. */
export function isArray({ kind }: JavaList): boolean {
  return kind.endsWith("[]");
}

export function javaList(items: JavaValue[], kind: JavaList["kind"] = "ArrayList"): JavaList {
  return { type: "list", kind, items, source: undefined };
}

/** @param value of more precision than a Float holds. */
export function float(value: number): JavaFloat {
  return { type: "float", value: Math.fround(value) };
}

export function double(value: number, text?: string): JavaDouble {
  return { type: "double", value, text };
}

const minInteger = -(2n ** 31n);
const maxInteger = 2n ** 31n - 1n;
const minLong = -(2n ** 63n);
const maxLong = 2n ** 63n - 1n;

/** The smallest of Integer, Long and BigInteger that holds `value`, which has no fraction. */
export function integral(value: bigint | number): JavaNumber {
  if (typeof value === "number") {
    // `| 0` is the same number for an Integer, and makes its negative zero a zero.
    return value === (value | 0) ? value | 0 : integral(BigInt(value));
  }
  if (value >= minInteger && value <= maxInteger) return Number(value);
  if (value >= minLong && value <= maxLong) return { type: "long", value };
  return { type: "bigInteger", value };
}

export function isNumber(value: JavaValue): value is JavaNumber {
  if (typeof value === "number") return true;
  if (typeof value !== "object" || value === null) return false;
  switch (value.type) {
    case "long":
    case "bigInteger":
    case "float":
    case "double":
    case "bigDecimal":
      return true;
    default:
      return false;
  }
}
