import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import type { ArithmeticOperator } from "../velocity/ast.ts";
import { calculateDecimals, compareDecimals, toDecimal, toNumber } from "./decimal.ts";
import { chargeWhole } from "./large.ts";
import { double, float, integral, type JavaNumber } from "./values.ts";

export type OrderOperator = "<" | "<=" | ">" | ">=";
/**
 * Velocity 1.7's arithmetic: whole numbers widen from Integer to Long to BigInteger when they
 * overflow; a BigDecimal, or a BigInteger with a fraction, makes the result a BigDecimal, a Double a
 * Double. Null for a division by zero, even by 0.0.
 *
 * @throws GatewrightError `template.limit` for numbers of thousands of digits; `template.evaluation`
 *   where Java throws.
 */
export function calculate(
  operator: ArithmeticOperator,
  left: JavaNumber,
  right: JavaNumber,
  budget: Budget,
): JavaNumber | null {
  if ((operator === "/" || operator === "%") && isZero(right, budget)) return null;
  if (typeof left === "number" && typeof right === "number") {
    // A quotient loses its fraction.
    const whole = Math.trunc(applyToNumbers(operator, left, right));
    if (Number.isSafeInteger(whole)) return integral(whole);
  }
  switch (baseOf(left, right)) {
    case "whole":
      return calculateWhole(operator, left, right, budget);
    case "decimal":
      return calculateDecimals(operator, toDecimal(left, budget), toDecimal(right, budget), budget);
    case "double":
      return double(applyToNumbers(operator, toNumber(left, budget), toNumber(right, budget)));
    default:
      return float(applyToNumbers(operator, singleOf(left, budget), singleOf(right, budget)));
  }
}

/** Negative, zero or positive, by value and across classes; NaN is below and above nothing. */
export function compareNumbers(left: JavaNumber, right: JavaNumber, budget: Budget): number {
  if (typeof left === "number" && typeof right === "number") return sign(left, right);
  switch (baseOf(left, right)) {
    case "whole":
      return sign(wholeValue(left) ?? 0n, wholeValue(right) ?? 0n);
    case "decimal":
      return compareDecimals(toDecimal(left, budget), toDecimal(right, budget), budget);
    case "double":
      return sign(toNumber(left, budget), toNumber(right, budget));
    default:
      return sign(singleOf(left, budget), singleOf(right, budget));
  }
}

/** What each sign says of the order of two values. */
export const orders: Readonly<Record<OrderOperator, (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** The value of an Integer, Long or BigInteger; undefined for the others. */
export function wholeValue(value: JavaNumber): bigint | undefined {
  if (typeof value === "number") return BigInt(value);
  return value.type === "long" || value.type === "bigInteger" ? value.value : undefined;
}

/** The class in which two numbers are calculated or compared. Source: Velocity 1.7, `MathUtils`. */
function baseOf(left: JavaNumber, right: JavaNumber): "whole" | "decimal" | "double" | "float" {
  const [first, second] = [classOf(left), classOf(right)];
  const wholes = Number(isWhole(first)) + Number(isWhole(second));
  if (first === "bigDecimal" || second === "bigDecimal") return "decimal";
  if (wholes === 2) return "whole";
  if (first === "bigInteger" || second === "bigInteger") return "decimal";
  return first === "double" || second === "double" ? "double" : "float";
}

export type NumberClass = "number" | "long" | "bigInteger" | "float" | "double" | "bigDecimal";

/** `number` is an Integer. */
export function classOf(value: JavaNumber): NumberClass {
  return typeof value === "number" ? "number" : value.type;
}

function isWhole(of: NumberClass): boolean {
  return of === "number" || of === "long" || of === "bigInteger";
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

/** A Long stays a Long however small the result, a BigInteger a BigInteger. */
function calculateWhole(
  operator: ArithmeticOperator,
  left: JavaNumber,
  right: JavaNumber,
  budget: Budget,
): JavaNumber {
  const [first, second] = [wholeValue(left) ?? 0n, wholeValue(right) ?? 0n];
  const isLarge = classOf(left) === "bigInteger" || classOf(right) === "bigInteger";
  chargeWhole(operator, first, second, budget);
  if (operator === "%" && isLarge) return { type: "bigInteger", value: modulo(first, second) };
  const result = applyToBigInts(operator, first, second);
  if (isLarge) return { type: "bigInteger", value: result };
  const narrow = integral(result);
  const isLong = typeof left !== "number" || typeof right !== "number";
  return isLong && typeof narrow === "number" ? { type: "long", value: result } : narrow;
}

/** `BigInteger.mod`: never negative, unlike the remainder of the smaller classes. */
function modulo(left: bigint, right: bigint): bigint {
  if (right < 0n) throw callError("ArithmeticException: BigInteger: modulus not positive");
  return ((left % right) + right) % right;
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

/** `floatValue()`: a Float may hold less than an Integer. */
function singleOf(value: JavaNumber, budget: Budget): number {
  return Math.fround(toNumber(value, budget));
}

function isZero(value: JavaNumber, budget: Budget): boolean {
  if (typeof value === "object" && value.type === "bigDecimal") return value.unscaled === 0n;
  return toNumber(value, budget) === 0;
}

function sign<Value extends bigint | number>(left: Value, right: Value): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
