import type { JavaBigDecimal } from "./values.ts";

/** `Double.toString`: `1.0`, `0.001`, `1.0E-5`, `1.0E7`. */
export function doubleText(value: number): string {
  // JavaScript drops the sign of a negative zero, which Java prints.
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const size = Math.abs(value);
  // Between these bounds JavaScript writes the same digits, but no fraction where there is none.
  if (size >= 0.001 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  return Number.isFinite(value) ? javaNotation(value.toExponential()) : specialText(value);
}

/** `Float.toString`: the fewest digits that give back the same Float. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return specialText(value);
  for (let digits = 0; digits < 9; digits++) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return javaNotation(text);
  }
  return javaNotation(value.toExponential(8));
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
