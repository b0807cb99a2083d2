import { toNumber, wholeValue } from "../java/arithmetic.ts";
import { javaText } from "../java/text.ts";
import { isNumber, type JavaValue } from "../java/values.ts";
import type { Budget } from "../limits.ts";
import { callError } from "./method.ts";

const widest = 10_000;

/** `String.format` for the conversions of texts and numbers: `%s %S %d %x %X %c %b %f %e %n %%`. */
export function formatText(pattern: string, args: readonly JavaValue[], budget: Budget): string {
  let next = 0;
  const specifier = /%(?:(\d+)\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
  const result = pattern.replace(
    specifier,
    (all: string, position?: string, flags = "", width = "0", precision?: string, kind = "") => {
      if (kind === "n") return "\n";
      if (kind === "%") return pad("%", flags, Number(width));
      const index = position === undefined ? next++ : Number(position) - 1;
      const argument = args[index];
      if (argument === undefined) throw callError(`MissingFormatArgumentException: ${all}`);
      const text = convert(argument, kind, flags, precision, budget);
      const upper = kind === kind.toUpperCase() ? text.toUpperCase() : text;
      return pad(upper, flags, Number(width));
    },
  );
  budget.spend(pattern.length + result.length);
  return result;
}

function convert(
  argument: JavaValue,
  kind: string,
  flags: string,
  precision: string | undefined,
  budget: Budget,
): string {
  switch (kind.toLowerCase()) {
    case "s":
      return javaText(argument, budget).slice(
        0,
        precision === undefined ? undefined : Number(precision),
      );
    case "b":
      return String(typeof argument === "boolean" ? argument : argument !== null);
    case "c":
      return javaText(argument, budget);
    case "d":
      return signed(whole(argument, kind), 10, flags);
    case "x":
      return signed(whole(argument, kind), 16, flags);
    case "f":
    case "e":
      return fraction(argument, kind, flags, Math.min(Number(precision ?? 6), 100));
    default:
      throw callError(`UnknownFormatConversionException: Conversion = '${kind}'`);
  }
}

function whole(argument: JavaValue, kind: string): bigint {
  const value = isNumber(argument) ? wholeValue(argument) : undefined;
  if (value === undefined) throw callError(`IllegalFormatConversionException: ${kind}`);
  return value;
}

function fraction(argument: JavaValue, kind: string, flags: string, digits: number): string {
  if (!isNumber(argument) || wholeValue(argument) !== undefined) {
    throw callError(`IllegalFormatConversionException: ${kind}`);
  }
  const value = toNumber(argument);
  if (kind === "f") return withSign(grouped(value.toFixed(digits), flags), flags);
  return withSign(value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2"), flags);
}

function signed(value: bigint, base: number, flags: string): string {
  return withSign(grouped(value.toString(base), flags), flags);
}

function grouped(digits: string, flags: string): string {
  return flags.includes(",") ? digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, ",") : digits;
}

function withSign(digits: string, flags: string): string {
  if (digits.startsWith("-")) return digits;
  if (flags.includes("+")) return `+${digits}`;
  return flags.includes(" ") ? ` ${digits}` : digits;
}

function pad(text: string, flags: string, width: number): string {
  const wanted = Math.min(width, widest);
  if (flags.includes("-")) return text.padEnd(wanted);
  if (!flags.includes("0")) return text.padStart(wanted);
  const sign = /^[+-]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(wanted - sign.length, "0");
}
