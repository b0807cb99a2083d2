import { type Budget, stepCost } from "../budget.ts";
import { limitError } from "../limits.ts";
import { itemsOf } from "./collections.ts";
import { escapesOf, escapeTo } from "./escape.ts";
import { chargeDigits } from "./large.ts";
import { decimalText, doubleText, floatText } from "./number-text.ts";
import { TextBuilder } from "./text-builder.ts";
import type { JavaList, JavaMap, JavaObject, JavaValue } from "./values.ts";

const deepest = 500;

/**
 * `String.valueOf(value)`: what a template prints.
 *
 * @throws GatewrightError `template.limit`: nested too deep, or more text than the budget has left.
 */
export function javaText(value: JavaValue, budget: Budget): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  const scalar = scalarText(value, budget);
  if (scalar !== undefined) return scalar;
  const out = new TextBuilder(budget);
  writeText(value, out, 0);
  return out.toString();
}

/** JSON as json-smart prints it: `web` also escapes the slash, which `JSONArray.toString` does. */
export function jsonText(value: JavaValue, budget: Budget, web: boolean): string {
  const verbatim = web ? undefined : sourceOf(value, budget);
  if (verbatim !== undefined) return verbatim;
  const out = new TextBuilder(budget);
  writeJson(value, out, web, 0);
  return out.toString();
}

function writeText(value: JavaValue, out: TextBuilder, depth: number): void {
  if (typeof value === "string") return out.add(value);
  if (typeof value !== "object" || value === null) return out.add(String(value));
  const { budget } = out;
  budget.spend(stepCost);
  if (depth > deepest) throw limitError("nesting", deepest);
  switch (value.type) {
    case "list":
      return writeList(value, out, depth + 1);
    case "view":
      return writeItems(value, itemsOf(value, budget), out, depth + 1);
    case "entry":
      return writeEntry(value.key, value.map.get(value.key), out, depth + 1);
    case "map":
      return writeMap(value, out, depth + 1);
    default:
      out.add(scalarText(value, budget) ?? "");
  }
}

/** Undefined for what contains other values. */
function scalarText(value: JavaObject, budget: Budget): string | undefined {
  switch (value.type) {
    case "bigInteger":
      chargeDigits(value.value, budget);
      return String(value.value);
    case "long":
      return String(value.value);
    case "double":
      return value.text ?? doubleText(value.value);
    case "float":
      return floatText(value.value);
    case "bigDecimal":
      chargeDigits(value.unscaled, budget);
      return decimalText(value);
    case "character":
      return value.value;
    case "iterator":
      return "java.util.ArrayList$Itr@0";
    case "block":
      return value.render() ?? "";
    case "loop":
      // ForeachScope is an empty AbstractMap.
      return "{}";
    case "host":
      // Recorded: `$input` and `$util` print as nothing.
      return "";
    default:
      return undefined;
  }
}

function writeMap(map: JavaMap, out: TextBuilder, depth: number): void {
  if (map.silent) return;
  let before = "{";
  for (const key of map.keys()) {
    out.budget.spend(stepCost);
    out.add(before);
    const value = map.get(key);
    if (value === map) {
      writeText(key, out, depth);
      out.add("=(this Map)");
    } else writeEntry(key, value, out, depth);
    before = ", ";
  }
  out.add(before === "{" ? "{}" : "}");
}

function writeEntry(key: JavaValue, value: JavaValue, out: TextBuilder, depth: number): void {
  writeText(key, out, depth);
  out.add("=");
  writeText(value, out, depth);
}

/** An array prints its class and an address; no address repeats, so none is emulated but 0. */
const arrayClasses: Readonly<Partial<Record<JavaList["kind"], string>>> = {
  "String[]": "[Ljava.lang.String;@0",
  "Object[]": "[Ljava.lang.Object;@0",
  "char[]": "[C@0",
  "byte[]": "[B@0",
};

function writeList(list: JavaList, out: TextBuilder, depth: number): void {
  if (list.kind === "JSONArray") return writeJson(list, out, true, depth);
  const array = arrayClasses[list.kind];
  if (array === undefined) writeItems(list, list.items, out, depth);
  else out.add(array);
}

function writeItems(
  self: JavaObject,
  items: readonly JavaValue[],
  out: TextBuilder,
  depth: number,
): void {
  let before = "[";
  // No more than there are now: an item may run a `#define`, which may add some.
  const { length } = items;
  for (let index = 0; index < length; index++) {
    const item = items[index] ?? null;
    out.add(before);
    if (item === self) out.add("(this Collection)");
    else writeText(item, out, depth);
    before = ", ";
  }
  out.add(before === "[" ? "[]" : "]");
}

function writeJson(value: JavaValue, out: TextBuilder, web: boolean, depth: number): void {
  out.budget.spend(stepCost);
  if (typeof value === "string") return writeQuoted(value, out, web);
  if (typeof value !== "object" || value === null) return out.add(String(value));
  if (depth > deepest) throw limitError("nesting", deepest);
  writeObjectJson(value, out, web, depth + 1);
}

function writeObjectJson(value: JavaObject, out: TextBuilder, web: boolean, depth: number): void {
  const { budget } = out;
  const verbatim = web ? undefined : sourceOf(value, budget);
  if (verbatim !== undefined) return out.add(verbatim);
  switch (value.type) {
    case "map": {
      let before = "{";
      // Both lists first: what prints a member may run a `#define`, which may change the map.
      const values = value.values();
      for (const [at, key] of value.keys().entries()) {
        out.add(before);
        writeQuoted(javaText(key, budget), out, web);
        out.add(":");
        writeJson(values[at] ?? null, out, web, depth);
        before = ",";
      }
      return out.add(before === "{" ? "{}" : "}");
    }
    case "list":
    case "view": {
      let before = "[";
      const items = itemsOf(value, budget);
      const { length } = items;
      for (let index = 0; index < length; index++) {
        out.add(before);
        writeJson(items[index] ?? null, out, web, depth);
        before = ",";
      }
      return out.add(before === "[" ? "[]" : "]");
    }
    case "double":
    case "float":
      return out.add(Math.abs(value.value) === Infinity ? "null" : javaText(value, budget));
    case "long":
    case "bigInteger":
    case "bigDecimal":
      return out.add(javaText(value, budget));
    case "character":
      // json-smart has no way to write it but as an object without getters.
      return out.add("{}");
    default:
      return writeQuoted(javaText(value, budget), out, web);
  }
}

/** What was read from JSON and stands there as it is printed; undefined for anything else. */
function sourceOf(value: JavaValue, budget: Budget): string | undefined {
  if (typeof value !== "object" || value === null || !("source" in value) || !value.source) {
    return undefined;
  }
  const { document, start, end } = value.source;
  if (!document.verbatim) return undefined;
  budget.text(end - start);
  const text = document.text.slice(start, end);
  // Found once, it holds for the whole: else each level of the document would look for it.
  document.verbatim = !escaped.test(text);
  return document.verbatim ? text : undefined;
}

const escapes = escapesOf('"\\', true);
const escapesOnWeb = escapesOf('"\\/', true);

function writeQuoted(text: string, out: TextBuilder, web: boolean): void {
  out.add('"');
  escapeTo(out, text, web ? escapesOnWeb : escapes, isEscaped);
  out.add('"');
}

/** json-smart escapes the second block of control characters, and all of U+2000 to U+20FF. */
function isEscaped(code: number): boolean {
  return code <= 0x9f || (code >= 0x2000 && code <= 0x20ff);
}

/** What is escaped, and what is not written between quotes as it is. */
const escaped = /[^ -~\xa0-\u1fff\u2100-\uffff]/;
