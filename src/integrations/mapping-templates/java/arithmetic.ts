import { limitError } from "../limits.ts";
import { double, integral, type JavaBigDecimal, type JavaNumber } from "./values.ts";

export type OrderOperator = "<" | "<=" | ">" | ">=";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

/** Above this a BigInteger is refused: a template that squares in a loop would never end. */
const largestWhole = 2n ** 16_384n;
const widestScale = 400;

/**
 * Velocity 1.7's arithmetic: whole numbers widen from Integer to Long to BigInteger when they
 * overflow; one Double makes the result a Double. Null for a division by zero, even by 0.0.
 */
export function calculate(
  operator: ArithmeticOperator,
  left: JavaNumber,
  right: JavaNumber,
): JavaNumber | null {
  if ((operator === "/" || operator === "%") && isZero(right)) return null;
  if (typeof left === "number" && typeof right === "number") {
    // A quotient loses its fraction.
    const whole = Math.trunc(applyToNumbers(operator, left, right));
    if (Number.isSafeInteger(whole)) return integral(whole);
  }
  const leftWhole = wholeValue(left);
  const rightWhole = wholeValue(right);
  if (leftWhole !== undefined && rightWhole !== undefined) {
    return widen(applyToBigInts(operator, leftWhole, rightWhole), left, right);
  }
  const result = applyToNumbers(operator, toNumber(left), toNumber(right));
  return isSingle(left) && isSingle(right)
    ? { type: "float", value: Math.fround(result) }
    : double(result);
}

/** Negative, zero or positive, by value and across classes; NaN is below nothing. */
export function compareNumbers(left: JavaNumber, right: JavaNumber): number {
  if (!isLarge(left) && !isLarge(right)) return sign(toNumber(left), toNumber(right));
  const leftWhole = wholeValue(left);
  const rightWhole = wholeValue(right);
  if (leftWhole !== undefined && rightWhole !== undefined) return sign(leftWhole, rightWhole);
  const decimals = isDecimal(left) || isDecimal(right);
  if (decimals && Number.isFinite(toNumber(left)) && Number.isFinite(toNumber(right))) {
    return compareDecimals(toDecimal(left), toDecimal(right));
  }
  return sign(toNumber(left), toNumber(right));
}

/** What each sign says of the order of two values. */
export const orders: Readonly<Record<OrderOperator, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

export function toNumber(value: JavaNumber): number {
  if (typeof value === "number") return value;
  if (value.type === "bigDecimal") return Number(`${value.unscaled}e${-value.scale}`);
  return Number(value.value);
}

/** A number that a JavaScript number may not hold exactly. */
function isLarge(value: JavaNumber): boolean {
  return typeof value === "object" && value.type !== "double" && value.type !== "float";
}

/** The value of an Integer, Long or BigInteger; undefined for the others. */
export function wholeValue(value: JavaNumber): bigint | undefined {
  if (typeof value === "number") return BigInt(value);
  return value.type === "long" || value.type === "bigInteger" ? value.value : undefined;
}

function applyToNumbers(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    default:
      return left % right;
  }
}

function applyToBigInts(operator: ArithmeticOperator, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    default:
      return left % right;
  }
}

/** A Long stays a Long however small the result, a BigInteger a BigInteger. */
function widen(result: bigint, left: JavaNumber, right: JavaNumber): JavaNumber {
  if (result > largestWhole || result < -largestWhole) throw limitError("work", 16_384);
  if (isBigInteger(left) || isBigInteger(right)) return { type: "bigInteger", value: result };
  const narrow = integral(result);
  const isLong = typeof left !== "number" || typeof right !== "number";
  return isLong && typeof narrow === "number" ? { type: "long", value: result } : narrow;
}

export function isBigInteger(value: JavaNumber): boolean {
  return typeof value === "object" && value.type === "bigInteger";
}

/** Two numbers that need no more than a Float: a Float with a Float or with a small Integer. */
function isSingle(value: JavaNumber): boolean {
  return typeof value === "number" || value.type === "float" || wholeValue(value) !== undefined;
}

function isZero(value: JavaNumber): boolean {
  return toNumber(value) === 0;
}

function sign<Value extends bigint | number>(left: Value, right: Value): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

function isDecimal(value: JavaNumber): value is JavaBigDecimal {
  return typeof value === "object" && value.type === "bigDecimal";
}

function compareDecimals(left: JavaBigDecimal, right: JavaBigDecimal): number {
  // Far apart, aligning the two would build numbers of as many digits as the exponents differ.
  if (Math.abs(left.scale - right.scale) > widestScale)
    return sign(toNumber(left), toNumber(right));
  const scale = Math.max(left.scale, right.scale);
  const align = (value: JavaBigDecimal): bigint =>
    value.unscaled * 10n ** BigInt(scale - value.scale);
  return sign(align(left), align(right));
}

function toDecimal(value: JavaNumber): JavaBigDecimal {
  if (isDecimal(value)) return value;
  const whole = wholeValue(value);
  return whole === undefined
    ? parseDecimal(String(toNumber(value)))
    : { type: "bigDecimal", unscaled: whole, scale: 0 };
}

/** Reads `-12.50e3` exactly. The text has to be a number. */
export function parseDecimal(text: string): JavaBigDecimal {
  const [mantissa = "0", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  return { type: "bigDecimal", unscaled: BigInt(`${whole}${fraction}` || "0"), scale };
}
