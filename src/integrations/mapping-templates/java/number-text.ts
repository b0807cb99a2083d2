import type { JavaBigDecimal } from "./values.ts";

/** `Double.toString`: `1.0`, `0.001`, `1.0E-5`, `1.0E7`. */
export function doubleText(value: number): string {
  // JavaScript drops the sign of a negative zero, which Java prints.
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  // Between these bounds JavaScript writes the same digits, but no fraction where there is none.
  if (size >= 0.001 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  if (!Number.isFinite(value)) return specialText(value);
  return javaNotation(largeWhole(value, 53) ?? value.toExponential());
}

/** `Float.toString`: mostly the fewest digits that give back the same Float. */
export function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return doubleText(value);
  const whole = largeWhole(value, 24);
  if (whole !== undefined) return javaNotation(whole);
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value)
      return javaNotation(roundedToEven(value, text, digits));
  }
  return javaNotation(value.toExponential(8));
}

/** Halfway between two texts of as many digits JavaScript takes the larger, Java the even one. */
function roundedToEven(value: number, text: string, digits: number): string {
  const exact = value.toExponential(digits + 1);
  const isHalf = /5e/.test(exact) && Number(exact) === value;
  return isHalf && /[13579]e/.test(text) ? exact.replace("5e", "e") : text;
}

/** `BigDecimal.toString`: plain when the exponent is small, else `1.5E+30`. */
export function decimalText({ unscaled, scale }: JavaBigDecimal): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  const minus = unscaled < 0n ? "-" : "";
  const exponent = digits.length - 1 - scale;
  if (scale >= 0 && exponent >= -6) {
    if (scale === 0) return minus + digits;
    const padded = digits.padStart(scale + 1, "0");
    return `${minus}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  }
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${minus}${mantissa}E${exponent > 0 ? "+" : ""}${exponent}`;
}

/**
 * A whole number that fits a Long and is beyond what is exact: Java before 19 prints all its digits
 * that mean anything, not the fewest. In JavaScript's exponential notation; undefined for the others.
 */
function largeWhole(value: number, significantBits: number): string | undefined {
  const size = Math.abs(value);
  if (size < 2 ** significantBits || size >= 2 ** 63) return undefined;
  const spare = Math.floor(Math.log2(size)) - significantBits - 1;
  const dropped = Math.max(0, Math.floor(spare * Math.log10(2)));
  const unit = 10n ** BigInt(dropped);
  const digits = String((BigInt(size) + unit / 2n) / unit);
  const fraction = digits.slice(1).replace(/0+$/, "");
  const mantissa = fraction === "" ? digits.slice(0, 1) : `${digits[0]}.${fraction}`;
  return `${value < 0 ? "-" : ""}${mantissa}e${digits.length - 1 + dropped}`;
}

/** Java switches to an exponent below 10^-3 and from 10^7, and always shows a fraction. */
function javaNotation(exponential: string): string {
  const [mantissa = "0", power = "0"] = exponential.split("e");
  const exponent = Number(power);
  if (exponent < -3 || exponent >= 7) {
    return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${exponent}`;
  }
  const minus = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  if (exponent < 0) return `${minus}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${minus}${whole}.${digits.slice(exponent + 1) || "0"}`;
}

function specialText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "Infinity" : "-Infinity";
}
