import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import { calculate, classOf, type NumberClass, wholeValue } from "../java/arithmetic.ts";
import { decimal, toNumber } from "../java/decimal.ts";
import { hashOf } from "../java/hash.ts";
import { bitsOf, chargeDigits } from "../java/large.ts";
import { javaText } from "../java/text.ts";
import {
  double,
  float,
  isNumber,
  type JavaBigDecimal,
  type JavaBigInteger,
  type JavaNumber,
  type JavaValue,
  type Method,
} from "../java/values.ts";
import { type Charge, fixed, makes, walks } from "./charges.ts";
import { strip } from "./code-points.ts";
import {
  any,
  int,
  type MethodTable,
  method,
  methodTable,
  mismatch,
  missing,
  objectMethods,
  overloads,
  type Parameter,
  printed,
  text,
} from "./method.ts";
import { compareFloating, compareNaturally } from "./order.ts";
import { refusedMethods } from "./refused.ts";

type NumberMethods = Readonly<Record<string, Method<JavaNumber>>>;

const comparable: NumberMethods = {
  // Only a number of the same class can be compared.
  compareTo: method([any], walks, (self: JavaNumber, [other], budget) =>
    compareNaturally(self, other, budget),
  ),
};

const common: NumberMethods = {
  ...objectMethods,
  ...comparable,
  byteValue: method([], walks, (self, _args, budget) => narrowed(self, 8, budget)),
  shortValue: method([], walks, (self, _args, budget) => narrowed(self, 16, budget)),
  intValue: method([], walks, (self, _args, budget) => Number(truncatedTo(self, 32, budget))),
  longValue: method([], walks, (self, _args, budget) => long(truncatedTo(self, 64, budget))),
  floatValue: method([], makes, (self, _args, budget) => float(toNumber(self, budget))),
  doubleValue: method([], makes, (self, _args, budget) => double(toNumber(self, budget))),
};

/** What Integer and Long have in common, which differ in their bits. */
function wholeMethods(
  parse: string,
  bits: 32 | 64,
  operand: Parameter<bigint>,
  of: (value: bigint) => JavaNumber,
): NumberMethods {
  const parsed: Method<JavaNumber> = overloads(
    method([text], makes, (_self, [digits]) => of(parseWhole(digits, 10, bits))),
    method([text, int], makes, (_self, [digits, base]) => of(parseWhole(digits, base, bits))),
  );
  const bitsIn = (base: number): Method<JavaNumber> =>
    method([operand], makes, (_self, [value]) => BigInt.asUintN(bits, value).toString(base));
  return {
    ...common,
    [parse]: parsed,
    valueOf: overloads(
      parsed,
      method([operand], makes, (_self, [value]) => of(value)),
    ),
    max: method([operand, operand], makes, (_self, [left, right]) =>
      of(left > right ? left : right),
    ),
    min: method([operand, operand], makes, (_self, [left, right]) =>
      of(left < right ? left : right),
    ),
    sum: method([operand, operand], makes, (_self, [left, right]) =>
      of(BigInt.asIntN(bits, left + right)),
    ),
    compare: method([operand, operand], fixed, (_self, [left, right]) => signOf(left - right)),
    signum: method([operand], fixed, (_self, [value]) => signOf(value)),
    hashCode: overloads(
      method([operand], fixed, (_self, [value], budget) => hashOf(of(value), budget)),
      method([], fixed, (self, _args, budget) => hashOf(self, budget)),
    ),
    toHexString: bitsIn(16),
    toBinaryString: bitsIn(2),
    toOctalString: bitsIn(8),
    toString: overloads(
      method([operand], makes, (_self, [value]) => String(value)),
      method([operand, int], makes, (_self, [value, base]) => inBase(value, base)),
      printed,
    ),
  };
}

const intOperand: Parameter<bigint> = (argument) =>
  typeof argument === "number" ? BigInt(argument) : mismatch;

/** `long`, to which an `int` widens. */
const longOperand: Parameter<bigint> = (argument) => {
  if (!isNumber(argument)) return mismatch;
  const of = classOf(argument);
  return of === "number" || of === "long" ? (wholeValue(argument) ?? mismatch) : mismatch;
};

/** `double`, to which all numbers but the large ones widen. */
const doubleOperand: Parameter<number> = (argument) => {
  if (typeof argument === "number") return argument;
  if (typeof argument !== "object" || argument === null) return mismatch;
  const widens =
    argument.type === "long" || argument.type === "float" || argument.type === "double";
  return widens ? Number(argument.value) : mismatch;
};

/** `float`, to which whole numbers widen, but no Double. */
const floatOperand: Parameter<number> = (argument) => {
  const isDouble = typeof argument === "object" && argument?.type === "double";
  const value = isDouble ? mismatch : doubleOperand(argument);
  return typeof value === "number" ? Math.fround(value) : mismatch;
};

const refusedOfBoth =
  "compareUnsigned decode describeConstable divideUnsigned bitCount highestOneBit lowestOneBit " +
  "numberOfLeadingZeros numberOfTrailingZeros remainderUnsigned resolveConstantDesc reverse " +
  "reverseBytes rotateLeft rotateRight toUnsignedString";

/** What Float and Double have in common. */
function floatingMethods(
  parse: string,
  operand: Parameter<number>,
  of: (value: number) => JavaNumber,
): NumberMethods {
  const readsText: Charge<JavaNumber, readonly [string]> = (budget, _self, [digits]) =>
    budget.spend(10 * digits.length);
  const parsed: Method<JavaNumber> = method([text], readsText, (_self, [digits]) =>
    of(parseFloating(digits)),
  );
  const test = (holds: (value: number) => boolean): Method<JavaNumber> =>
    method([operand], fixed, (_self, [value]) => holds(value));
  const ofSelf = (holds: (value: number) => boolean): Method<JavaNumber> =>
    method([], fixed, (self, _args, budget) => holds(toNumber(self, budget)));
  const isInfinite = (value: number): boolean => Math.abs(value) === Infinity;
  return {
    ...common,
    [parse]: parsed,
    valueOf: overloads(
      parsed,
      method([operand], makes, (_self, [value]) => of(value)),
    ),
    isNaN: overloads(test(Number.isNaN), ofSelf(Number.isNaN)),
    isInfinite: overloads(test(isInfinite), ofSelf(isInfinite)),
    isFinite: test(Number.isFinite),
    compare: method([operand, operand], fixed, (_self, [left, right]) =>
      compareFloating(left, right),
    ),
    max: method([operand, operand], makes, (_self, [left, right]) => of(Math.max(left, right))),
    min: method([operand, operand], makes, (_self, [left, right]) => of(Math.min(left, right))),
    sum: method([operand, operand], makes, (_self, [left, right]) => of(left + right)),
    hashCode: overloads(
      method([operand], fixed, (_self, [value], budget) => hashOf(of(value), budget)),
      method([], fixed, (self, _args, budget) => hashOf(self, budget)),
    ),
    toString: overloads(
      method([operand], makes, (_self, [value], budget) => javaText(of(value), budget)),
      printed,
    ),
  };
}

const bigIntegerOperand: Parameter<JavaBigInteger> = (argument) => {
  if (argument === null) return missing;
  return typeof argument === "object" && argument.type === "bigInteger" ? argument : mismatch;
};

const bigDecimalOperand: Parameter<JavaBigDecimal> = (argument) => {
  if (argument === null) return missing;
  return typeof argument === "object" && argument.type === "bigDecimal" ? argument : mismatch;
};

/** What BigInteger and BigDecimal have in common. */
function largeMethods(operand: Parameter<JavaBigInteger | JavaBigDecimal>): NumberMethods {
  const calculated = (operator: "+" | "-" | "*"): Method<JavaNumber> =>
    method([operand], walks, (self, [other], budget) => calculate(operator, self, other, budget));
  const larger = (order: 1 | -1): Method<JavaNumber> =>
    method([operand], walks, (self, [other], budget) =>
      order * compareNaturally(self, other, budget) >= 0 ? self : other,
    );
  const negated = (self: JavaNumber, budget: Budget): JavaNumber =>
    calculate("-", zeroLike(self), self, budget) ?? self;
  return {
    ...common,
    add: calculated("+"),
    subtract: calculated("-"),
    multiply: calculated("*"),
    max: larger(1),
    min: larger(-1),
    negate: method([], walks, (self, _args, budget) => negated(self, budget)),
    abs: method([], walks, (self, _args, budget) =>
      signOf(unscaledOf(self)) < 0 ? negated(self, budget) : self,
    ),
    signum: method([], fixed, (self) => signOf(unscaledOf(self))),
  };
}

/** The methods of each class of numbers. */
export const numberMethods: Readonly<Record<NumberClass, MethodTable<JavaNumber>>> = {
  number: methodTable({
    ...refusedMethods("Integer", `${refusedOfBoth} getInteger parseUnsignedInt toUnsignedLong`),
    ...wholeMethods("parseInt", 32, intOperand, (value) => Number(value)),
  }),
  long: methodTable({
    ...refusedMethods("Long", `${refusedOfBoth} getLong parseUnsignedLong`),
    ...wholeMethods("parseLong", 64, longOperand, long),
  }),
  bigInteger: methodTable({
    ...refusedMethods(
      "BigInteger",
      "and andNot bitCount byteValueExact clearBit divideAndRemainder flipBit gcd getLowestSetBit intValueExact isProbablePrime longValueExact modInverse modPow nextProbablePrime not or pow probablePrime setBit shiftLeft shiftRight shortValueExact sqrt sqrtAndRemainder testBit toByteArray valueOf xor",
    ),
    ...largeMethods(bigIntegerOperand),
    divide: divided((left, right) => left / right),
    remainder: divided((left, right) => left % right),
    mod: method([bigIntegerOperand], walks, (self, [other], budget) => {
      if (other.value <= 0n)
        throw callError("ArithmeticException: BigInteger: modulus not positive");
      return calculate("%", self, other, budget);
    }),
    toString: overloads(
      method([int], walks, (self: JavaNumber, [base], budget) => {
        chargeDigits(unscaledOf(self), budget);
        return inBase(unscaledOf(self), base);
      }),
      printed,
    ),
    bitLength: method([], walks, (self, _args, budget) => {
      const value = unscaledOf(self);
      chargeDigits(value, budget);
      return value < 0n ? bitLength(-value - 1n) : bitLength(value);
    }),
  }),
  float: methodTable({
    ...refusedMethods(
      "Float",
      "describeConstable floatToIntBits floatToRawIntBits intBitsToFloat resolveConstantDesc toHexString",
    ),
    ...floatingMethods("parseFloat", floatOperand, float),
  }),
  double: methodTable({
    ...refusedMethods(
      "Double",
      "describeConstable doubleToLongBits doubleToRawLongBits longBitsToDouble resolveConstantDesc toHexString",
    ),
    ...floatingMethods("parseDouble", doubleOperand, (value) => double(value)),
  }),
  bigDecimal: methodTable({
    ...refusedMethods(
      "BigDecimal",
      "byteValueExact divide divideAndRemainder divideToIntegralValue intValueExact longValueExact movePointLeft movePointRight plus pow precision remainder round scaleByPowerOfTen setScale shortValueExact sqrt stripTrailingZeros toBigInteger toBigIntegerExact toEngineeringString toPlainString ulp valueOf",
    ),
    ...largeMethods(bigDecimalOperand),
    scale: method([], fixed, (self) => scaleOf(self)),
    unscaledValue: method([], makes, (self) => ({ type: "bigInteger", value: unscaledOf(self) })),
  }),
};

function divided(divide: (left: bigint, right: bigint) => bigint): Method<JavaNumber> {
  return method([bigIntegerOperand], walks, (self, [other], budget) => {
    if (other.value === 0n) throw callError("ArithmeticException: BigInteger divide by zero");
    chargeDigits(unscaledOf(self), budget);
    return { type: "bigInteger", value: divide(unscaledOf(self), other.value) };
  });
}

/** A base that Java does not know is taken for 10. */
function inBase(value: bigint, base: number): string {
  return value.toString(base >= 2 && base <= 36 ? base : 10);
}

function long(value: bigint): JavaNumber {
  return { type: "long", value };
}

function unscaledOf(value: JavaNumber): bigint {
  if (typeof value === "object" && value.type === "bigDecimal") return value.unscaled;
  return wholeValue(value) ?? 0n;
}

function scaleOf(value: JavaNumber): number {
  return typeof value === "object" && value.type === "bigDecimal" ? value.scale : 0;
}

function zeroLike(value: JavaNumber): JavaNumber {
  return typeof value === "object" && value.type === "bigDecimal"
    ? decimal(0n, value.scale)
    : { type: "bigInteger", value: 0n };
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : Number(value > 0n);
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Whole numbers lose their upper bits; of a fraction the Integer does. */
function narrowed(value: JavaNumber, bits: number, budget: Budget): JavaValue {
  return Number(BigInt.asIntN(bits, truncatedTo(value, 32, budget)));
}

/** Whole numbers lose their upper bits; a Double or Float stops at the largest value. */
function truncatedTo(value: JavaNumber, bits: number, budget: Budget): bigint {
  const whole = wholeValue(value);
  if (whole !== undefined) return BigInt.asIntN(bits, whole);
  if (typeof value === "object" && value.type === "bigDecimal") {
    return BigInt.asIntN(bits, wholePart(value, budget));
  }
  const number = toNumber(value, budget);
  const largest = 2n ** BigInt(bits - 1) - 1n;
  if (number >= Number(largest)) return largest;
  if (number <= -Number(largest)) return -largest - 1n;
  return Number.isNaN(number) ? 0n : BigInt(Math.trunc(number));
}

/** The lowest bits of a BigDecimal's whole part: of a power of ten above 10^64 they are zeros. */
function wholePart({ unscaled, scale }: JavaBigDecimal, budget: Budget): bigint {
  chargeDigits(unscaled, budget);
  if (scale <= 0) return scale < -64 ? 0n : unscaled * 10n ** BigInt(-scale);
  return scale > bitsOf(unscaled) ? 0n : unscaled / 10n ** BigInt(scale);
}

function parseWhole(digits: string, base: number, bits: number): bigint {
  const value = /^[+-]?[0-9a-zA-Z]{1,64}$/.test(digits) ? toBigInt(digits, base) : undefined;
  if (value === undefined || value !== BigInt.asIntN(bits, value)) throw notANumber(digits);
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
  const trimmed = strip(digits, (code) => code <= 0x20, true, true);
  const number = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?$/.exec(trimmed);
  if (number) return Number(number[1]);
  if (/^[+-]?(?:NaN|Infinity)$/.test(trimmed)) return Number(trimmed.replace(/^[+-](?=N)/, ""));
  throw notANumber(digits);
}

function notANumber(digits: string): Error {
  return callError(`NumberFormatException: For input string: "${digits.slice(0, 100)}"`);
}
