import { toNumber, wholeValue } from "../java/arithmetic.ts";
import { javaText } from "../java/text.ts";
import { isNumber, type JavaValue } from "../java/values.ts";
import type { Budget } from "../limits.ts";
import { callError } from "./method.ts";

const widest = 10_000;

/** `String.format` with `%s %d %x %f %n %%`, width, precision and the flags `-` and `0`. */
export function formatText(pattern: string, args: readonly JavaValue[], budget: Budget): string {
  let next = 0;
  const specifier = /%(?:(\d+)\$)?([-0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
  const result = pattern.replace(
    specifier,
    (all: string, position = "", flags = "", width = "0", precision?: string, kind = "") => {
      if (kind === "n") return "\n";
      if (kind === "%") return "%";
      const argument = args[position === "" ? next++ : Number(position) - 1];
      if (argument === undefined) throw callError(`MissingFormatArgumentException: ${all}`);
      return pad(convert(argument, kind, precision, budget), flags, Number(width));
    },
  );
  budget.spend(pattern.length + result.length);
  return result;
}

function convert(
  argument: JavaValue,
  kind: string,
  precision: string | undefined,
  budget: Budget,
): string {
  if (kind === "s") {
    const text = javaText(argument, budget);
    return precision === undefined ? text : text.slice(0, Number(precision));
  }
  const number = isNumber(argument) ? argument : undefined;
  const whole = number === undefined ? undefined : wholeValue(number);
  if (kind === "d" && whole !== undefined) return String(whole);
  if (kind === "x" && whole !== undefined) return whole.toString(16);
  if (kind === "f" && number !== undefined && whole === undefined) {
    return toNumber(number).toFixed(Math.min(Number(precision ?? 6), 100));
  }
  throw callError(`IllegalFormatConversionException: %${kind}`);
}

function pad(text: string, flags: string, width: number): string {
  const wanted = Math.min(width, widest);
  if (flags.includes("-")) return text.padEnd(wanted);
  if (!flags.includes("0")) return text.padStart(wanted);
  const sign = text.startsWith("-") ? "-" : "";
  return sign + text.slice(sign.length).padStart(wanted - sign.length, "0");
}
