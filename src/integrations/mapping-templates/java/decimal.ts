import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import type { ArithmeticOperator } from "../velocity/ast.ts";
import { chargeDigits, chargeWhole, tooLong } from "./large.ts";
import type { JavaBigDecimal, JavaNumber } from "./values.ts";

/** Aligning two numbers whose exponents differ by more would build one of as many digits. */
const widestScale = 5000;

/** Reads `-12.50e3` exactly. The text has to be a number. */
export function parseDecimal(text: string): JavaBigDecimal {
  const [mantissa = "0", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  return decimal(BigInt(`${whole}${fraction}` || "0"), scale);
}

export function decimal(unscaled: bigint, scale: number): JavaBigDecimal {
  return { type: "bigDecimal", unscaled, scale };
}

export function toNumber(value: JavaNumber, budget: Budget): number {
  if (typeof value === "number") return value;
  if (value.type !== "bigDecimal") return Number(value.value);
  chargeDigits(value.unscaled, budget);
  return Number(`${value.unscaled}e${-value.scale}`);
}

/** As `new BigDecimal` reads it: of a Long the nearest Double, of a Double all its binary digits. */
export function toDecimal(value: JavaNumber, budget: Budget): JavaBigDecimal {
  if (typeof value === "object") {
    if (value.type === "bigDecimal") return value;
    if (value.type === "bigInteger") return decimal(value.value, 0);
  }
  return exactly(toNumber(value, budget), budget);
}

function exactly(value: number, budget: Budget): JavaBigDecimal {
  if (!Number.isFinite(value)) throw callError("NumberFormatException: Infinite or NaN");
  let whole = value;
  let halvings = 0;
  // Twice a Double is exact.
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  budget.spend(halvings);
  return decimal(BigInt(whole) * 5n ** BigInt(halvings), halvings);
}

/** @throws GatewrightError `template.evaluation` for `%`, which Velocity 1.7 refuses. */
export function calculateDecimals(
  operator: ArithmeticOperator,
  left: JavaBigDecimal,
  right: JavaBigDecimal,
  budget: Budget,
): JavaBigDecimal {
  switch (operator) {
    case "*":
      chargeWhole("*", left.unscaled, right.unscaled, budget);
      return decimal(left.unscaled * right.unscaled, left.scale + right.scale);
    case "/":
      return divide(left, right, left.scale, budget);
    case "%":
      throw callError("ArithmeticException: Cannot calculate the modulo of BigDecimals.");
    default: {
      const [first, second, scale] = align(left, right, budget);
      return decimal(operator === "+" ? first + second : first - second, scale);
    }
  }
}

/** Negative, zero or positive. */
export function compareDecimals(
  left: JavaBigDecimal,
  right: JavaBigDecimal,
  budget: Budget,
): number {
  const signs = Math.sign(signOf(left.unscaled) - signOf(right.unscaled));
  if (signs !== 0 || left.unscaled === 0n) return signs;
  // Numbers of as many digits before the point are close enough to be aligned.
  const digits = digitsBeforePoint(left, budget) - digitsBeforePoint(right, budget);
  if (digits !== 0) return Math.sign(digits) * signOf(left.unscaled);
  const [first, second] = align(left, right, budget);
  return signOf(first - second);
}

function digitsBeforePoint({ unscaled, scale }: JavaBigDecimal, budget: Budget): number {
  chargeDigits(unscaled, budget);
  return String(magnitude(unscaled)).length - scale;
}

/** `ROUND_HALF_DOWN` to a scale: that of the dividend, in Velocity's division. */
function divide(
  left: JavaBigDecimal,
  right: JavaBigDecimal,
  scale: number,
  budget: Budget,
): JavaBigDecimal {
  const shift = scale + right.scale - left.scale;
  const dividend = shift > 0 ? scaled(left.unscaled, shift, budget) : left.unscaled;
  const divisor = shift < 0 ? scaled(right.unscaled, -shift, budget) : right.unscaled;
  chargeWhole("/", dividend, divisor, budget);
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = magnitude(rest) * 2n;
  if (twice <= magnitude(divisor)) return decimal(quotient, scale);
  return decimal(dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n, scale);
}

/** `HALF_UP` to a scale, as the digits without the point. */
export function roundHalfUp(
  { unscaled, scale }: JavaBigDecimal,
  places: number,
  budget: Budget,
): bigint {
  if (places >= scale) return scaled(unscaled, places - scale, budget);
  if (scale - places > widestScale) return 0n;
  const unit = 10n ** BigInt(scale - places);
  chargeWhole("/", unscaled, unit, budget);
  const rounded = (magnitude(unscaled) + unit / 2n) / unit;
  return unscaled < 0n ? -rounded : rounded;
}

function align(
  left: JavaBigDecimal,
  right: JavaBigDecimal,
  budget: Budget,
): readonly [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [
    scaled(left.unscaled, scale - left.scale, budget),
    scaled(right.unscaled, scale - right.scale, budget),
    scale,
  ];
}

function scaled(unscaled: bigint, places: number, budget: Budget): bigint {
  if (places === 0) return unscaled;
  if (places > widestScale) throw tooLong();
  const power = 10n ** BigInt(places);
  chargeWhole("*", unscaled, power, budget);
  return unscaled * power;
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : Number(value > 0n);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
