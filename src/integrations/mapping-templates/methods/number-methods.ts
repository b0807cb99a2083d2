import { compareNumbers, toNumber, wholeValue } from "../java/arithmetic.ts";
import {
  double,
  type JavaCharacter,
  type JavaNumber,
  type JavaValue,
  type Method,
} from "../java/values.ts";
import {
  any,
  callError,
  int,
  type MethodTable,
  method,
  methodTable,
  number,
  objectMethods,
  overloads,
  printed,
  text,
} from "./method.ts";

type Class = "number" | "long" | "bigInteger" | "float" | "double" | "bigDecimal";

const common: Readonly<Record<string, Method<JavaNumber>>> = {
  ...objectMethods,
  // Only a number of the same class can be compared.
  compareTo: method([number], (self, [other]) =>
    classOf(self) === classOf(other) ? compareNumbers(self, other) : throwMismatch(),
  ),
  byteValue: method([], (self) => Number(BigInt.asIntN(8, truncated(self)))),
  shortValue: method([], (self) => Number(BigInt.asIntN(16, truncated(self)))),
  intValue: method([], (self) => narrowed(self, 32)),
  longValue: method([], (self) => ({ type: "long", value: truncatedTo(self, 64) })),
  floatValue: method([], (self) => ({ type: "float", value: Math.fround(toNumber(self)) })),
  doubleValue: method([], (self) => double(toNumber(self))),
};

const integerText: Method<JavaNumber> = overloads(
  method([int], (_self, [value]) => String(value)),
  printed,
);

const integerOf: Method<JavaNumber> = method([text], (_self, [digits]) =>
  Number(parseWhole(digits, 10, 32)),
);

const integer: Readonly<Record<string, Method<JavaNumber>>> = {
  ...common,
  parseInt: overloads(
    integerOf,
    method([text, int], (_self, [digits, base]) => Number(parseWhole(digits, base, 32))),
  ),
  valueOf: overloads(
    integerOf,
    method([int], (_self, [value]) => value),
  ),
  max: method([int, int], (_self, [left, right]) => Math.max(left, right)),
  min: method([int, int], (_self, [left, right]) => Math.min(left, right)),
  sum: method([int, int], (_self, [left, right]) => (left + right) | 0),
  compare: method([int, int], (_self, [left, right]) => Math.sign(left - right)),
  signum: method([int], (_self, [value]) => Math.sign(value)),
  toHexString: method([int], (_self, [value]) => (value >>> 0).toString(16)),
  toBinaryString: method([int], (_self, [value]) => (value >>> 0).toString(2)),
  toOctalString: method([int], (_self, [value]) => (value >>> 0).toString(8)),
  toString: integerText,
};

const longOf: Method<JavaNumber> = method([text], (_self, [digits]) => ({
  type: "long",
  value: parseWhole(digits, 10, 64),
}));

const long: Readonly<Record<string, Method<JavaNumber>>> = {
  ...common,
  parseLong: longOf,
  valueOf: longOf,
};

const doubleOf: Method<JavaNumber> = method([text], (_self, [digits]) =>
  double(parseFloating(digits)),
);

const floating: Readonly<Record<string, Method<JavaNumber>>> = {
  ...common,
  isNaN: method([], (self) => Number.isNaN(toNumber(self))),
  isInfinite: method([], (self) => Math.abs(toNumber(self)) === Infinity),
  parseDouble: doubleOf,
  valueOf: doubleOf,
};

/** The methods of each class of numbers. */
export const numberMethods: Readonly<Record<Class, MethodTable<JavaNumber>>> = {
  number: methodTable(integer),
  long: methodTable(long),
  bigInteger: methodTable(common),
  float: methodTable(floating),
  double: methodTable(floating),
  bigDecimal: methodTable(common),
};

const booleanOf = method([text], (_self: boolean, [value]) => value.toLowerCase() === "true");

export const booleanMethods = methodTable<boolean>({
  ...objectMethods,
  booleanValue: method([], (self) => self),
  parseBoolean: booleanOf,
  valueOf: booleanOf,
  compareTo: method([any], (self, [other]) =>
    typeof other === "boolean" ? Number(self) - Number(other) : throwMismatch(),
  ),
});

export const characterMethods = methodTable<JavaCharacter>({
  ...objectMethods,
  charValue: method([], (self) => self),
  compareTo: method([any], (self, [other]) =>
    typeof other === "object" && other?.type === "character"
      ? self.value.charCodeAt(0) - other.value.charCodeAt(0)
      : throwMismatch(),
  ),
});

function classOf(value: JavaNumber): Class {
  return typeof value === "number" ? "number" : value.type;
}

function throwMismatch(): never {
  throw callError("ClassCastException");
}

function truncated(value: JavaNumber): bigint {
  const whole = wholeValue(value);
  if (whole !== undefined) return whole;
  const fraction = toNumber(value);
  return Number.isFinite(fraction) ? BigInt(Math.trunc(fraction)) : 0n;
}

/** Whole numbers lose their upper bits; a Double or Float stops at the largest value. */
function truncatedTo(value: JavaNumber, bits: number): bigint {
  if (wholeValue(value) !== undefined) return BigInt.asIntN(bits, truncated(value));
  const largest = 2n ** BigInt(bits - 1) - 1n;
  const number = toNumber(value);
  if (number >= Number(largest)) return largest;
  return number <= -Number(largest) ? -largest - 1n : truncated(value);
}

function narrowed(value: JavaNumber, bits: number): JavaValue {
  return Number(truncatedTo(value, bits));
}

function parseWhole(digits: string, base: number, bits: number): bigint {
  const value = /^[+-]?[0-9a-zA-Z]{1,64}$/.test(digits) ? toBigInt(digits, base) : undefined;
  if (value === undefined || value !== BigInt.asIntN(bits, value)) {
    throw callError(`NumberFormatException: For input string: "${digits}"`);
  }
  return value;
}

function toBigInt(digits: string, base: number): bigint | undefined {
  const negative = digits.startsWith("-");
  let value = 0n;
  for (const digit of digits.replace(/^[+-]/, "")) {
    const number = Number.parseInt(digit, base);
    if (Number.isNaN(number)) return undefined;
    value = value * BigInt(base) + BigInt(number);
  }
  return negative ? -value : value;
}

function parseFloating(digits: string): number {
  const trimmed = digits.trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/.test(trimmed)) {
    return Number(trimmed.replace(/[dDfF]$/, ""));
  }
  if (/^[+-]?(?:NaN|Infinity)$/.test(trimmed)) return Number(trimmed);
  throw callError(`NumberFormatException: For input string: "${digits}"`);
}
