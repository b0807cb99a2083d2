import { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../budget.ts";
import { callError } from "../call-error.ts";
import { wholeValue } from "../java/arithmetic.ts";
import { parseDecimal, roundHalfUp } from "../java/decimal.ts";
import { chargeDigits } from "../java/large.ts";
import { javaText } from "../java/text.ts";
import { TextBuilder } from "../java/text-builder.ts";
import { isCharacter, isNumber, type JavaNumber, type JavaValue } from "../java/values.ts";
import { failedToRun } from "../limits.ts";

/** One `%…` of a format. */
interface Specifier {
  /** As it is written. */
  readonly text: string;
  readonly position: string | undefined;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly kind: string;
}

// No part of it can begin where the one before it can go on, so that it is read in one go.
const specifier = /%(?:([1-9]\d*)\$|(<))?([-#+ 0,(]*)([1-9]\d*)?(?:\.(\d+))?([a-zA-Z%])/y;

/**
 * `String.format` with `%s %S %d %x %X %o %f %c %b %n %%`, width, precision and the flags `-`, `0`,
 * `+`, the space and the comma.
 *
 * @throws GatewrightError `template.unsupported` for the rest of what Java knows.
 */
export function formatText(pattern: string, args: readonly JavaValue[], budget: Budget): string {
  const out = new TextBuilder(budget);
  budget.spend(pattern.length);
  let ordinary = 0;
  let last = 0;
  let done = 0;
  for (let at = pattern.indexOf("%"); at >= 0; at = pattern.indexOf("%", done)) {
    budget.spend(specifierCost);
    out.add(pattern.slice(done, at));
    const found = readSpecifier(pattern, at);
    done = at + found.text.length;
    if (found.kind === "n") out.add("\n");
    else if (found.kind === "%") out.add(pad("%", found, budget));
    else {
      if (found.position === undefined) last = ordinary++;
      else if (found.position !== "<") last = Number(found.position) - 1;
      const argument = args[last];
      if (argument === undefined) throw callError(`MissingFormatArgumentException: ${found.text}`);
      out.add(pad(convert(argument, found, budget), found, budget));
    }
  }
  out.add(pattern.slice(done));
  return out.toString();
}

/** Reading it, and the objects that stand for it. */
const specifierCost = 200;

function readSpecifier(pattern: string, at: number): Specifier {
  specifier.lastIndex = at;
  const match = specifier.exec(pattern);
  if (!match) throw callError(`UnknownFormatConversionException: ${pattern.slice(at, at + 20)}`);
  const [text, index, previous, flags = "", width = "0", precision, kind = ""] = match;
  return {
    text,
    position: index ?? previous,
    flags,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    kind,
  };
}

/** The flags that each conversion accepts. */
const flagsOf: ReadonlyMap<string, RegExp> = new Map([
  ...Array.from("sSbc", (kind) => [kind, /^-*$/] as const),
  ...Array.from("xXo", (kind) => [kind, /^[-0]*$/] as const),
  ...Array.from("df", (kind) => [kind, /^[-+ 0,]*$/] as const),
]);

function convert(argument: JavaValue, found: Specifier, budget: Budget): string {
  const { kind, flags, text } = found;
  const allowed = flagsOf.get(kind);
  if (!allowed || /[#(]/.test(flags)) throw unsupported(text);
  if (!allowed.test(flags)) throw callError(`FormatFlagsConversionMismatchException: ${text}`);
  switch (kind) {
    case "s":
      return cut(javaText(argument, budget), found);
    case "S":
      return cut(javaText(argument, budget), found).toUpperCase();
    case "b":
      return cut(String(argument !== null && argument !== false), found);
    default:
      if (argument === null) return "null";
  }
  if (kind === "c" && isCharacter(argument)) return argument.value;
  if (kind === "c" && typeof argument === "number") return String.fromCodePoint(argument);
  const number = isNumber(argument) ? argument : undefined;
  const whole = number === undefined ? undefined : wholeValue(number);
  if (kind === "f" && number !== undefined && whole === undefined) {
    return signed(fixedPoint(number, found.precision ?? 6, budget), flags);
  }
  if (number === undefined || whole === undefined || kind === "f" || kind === "c") {
    throw callError(`IllegalFormatConversionException: ${text}`);
  }
  chargeDigits(whole, budget);
  if (kind === "d") return signed(String(whole), flags);
  const digits = unsigned(number, whole).toString(kind === "o" ? 8 : 16);
  return kind === "X" ? digits.toUpperCase() : digits;
}

/** In other bases an Integer or a Long shows its bits. */
function unsigned(number: JavaNumber, whole: bigint): bigint {
  if (typeof number === "number") return BigInt.asUintN(32, whole);
  return number.type === "long" ? BigInt.asUintN(64, whole) : whole;
}

function fixedPoint(number: JavaNumber, places: number, budget: Budget): string {
  const text = javaText(number, budget);
  if (/[IN]/.test(text)) return text;
  budget.text(text.length + places);
  // What a Double prints has less than a thousand places; the rest are zeros.
  const kept = Math.min(places, 1100);
  const rounded = roundHalfUp(parseDecimal(text), kept, budget);
  const minus = text.startsWith("-") ? "-" : "";
  const digits = String(rounded)
    .replace("-", "")
    .padStart(kept + 1, "0");
  const whole = digits.slice(0, digits.length - kept);
  const fraction = digits.slice(digits.length - kept).padEnd(places, "0");
  return minus + whole + (places > 0 ? `.${fraction}` : "");
}

function signed(number: string, flags: string): string {
  const text = flags.includes(",") ? grouped(number) : number;
  if (text.startsWith("-")) return text;
  if (flags.includes("+")) return `+${text}`;
  return flags.includes(" ") ? ` ${text}` : text;
}

/** A comma between each three digits before the point. */
function grouped(number: string): string {
  const point = number.indexOf(".");
  const end = point < 0 ? number.length : point;
  const start = number.startsWith("-") ? 1 : 0;
  const groups: string[] = [];
  for (let at = end; at > start; at -= 3) groups.unshift(number.slice(Math.max(start, at - 3), at));
  return number.slice(0, start) + groups.join(",") + number.slice(end);
}

function cut(text: string, { precision }: Specifier): string {
  return precision === undefined ? text : text.slice(0, precision);
}

function pad(text: string, { flags, width, text: written }: Specifier, budget: Budget): string {
  if (/[-0]/.test(flags) && width === 0) throw callError(`MissingFormatWidthException: ${written}`);
  if (width <= text.length) return text;
  budget.text(width);
  if (flags.includes("-")) return text.padEnd(width);
  if (!flags.includes("0")) return text.padStart(width);
  const sign = /^[-+ ]/.exec(text)?.[0] ?? "";
  return sign + text.slice(sign.length).padStart(width - sign.length, "0");
}

function unsupported(text: string): GatewrightError {
  return new GatewrightError(
    "template.unsupported",
    `${failedToRun}: the format ${text} is not supported`,
  );
}
