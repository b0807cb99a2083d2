import { type Budget, limitError, stepCost } from "../limits.ts";
import { itemsOf } from "./collections.ts";
import { escape, escapesOf } from "./escape.ts";
import { decimalText, doubleText, floatText } from "./number-text.ts";
import type { JavaList, JavaObject, JavaValue } from "./values.ts";

const deepest = 500;

/**
 * `String.valueOf(value)`: what a template prints.
 *
 * @throws GatewrightError `template.limit`: nested too deep, or more text than the budget has left.
 */
export function javaText(value: JavaValue, budget: Budget): string {
  return typeof value === "string" ? value : textOf(value, budget, 0);
}

/** JSON as json-smart prints it: `web` also escapes the slash, which `JSONArray.toString` does. */
export function jsonText(value: JavaValue, budget: Budget, web: boolean): string {
  return jsonOf(value, budget, web, 0);
}

function textOf(value: JavaValue, budget: Budget, depth: number): string {
  if (typeof value !== "object" || value === null) return String(value);
  budget.spend(stepCost);
  if (depth > deepest) throw limitError("nesting", deepest);
  const text = objectText(value, budget, depth + 1);
  budget.spend(text.length);
  return text;
}

function objectText(value: JavaObject, budget: Budget, depth: number): string {
  switch (value.type) {
    case "long":
    case "bigInteger":
      return String(value.value);
    case "double":
      return value.text ?? doubleText(value.value);
    case "float":
      return floatText(value.value);
    case "bigDecimal":
      return decimalText(value);
    case "character":
      return value.value;
    case "list":
      return listText(value, budget, depth);
    case "view":
      return bracketed(value, itemsOf(value), budget, depth);
    case "entry":
      return `${textOf(value.key, budget, depth)}=${textOf(value.map.get(value.key), budget, depth)}`;
    case "map": {
      if (value.silent) return "";
      const entries = value.keys().map((key) => {
        const item = value.get(key);
        const itemText = item === value ? "(this Map)" : textOf(item, budget, depth);
        return `${textOf(key, budget, depth)}=${itemText}`;
      });
      return `{${entries.join(", ")}}`;
    }
    case "iterator":
      return "java.util.ArrayList$Itr@0";
    case "block":
      return value.render() ?? "";
    case "loop":
      // ForeachScope is an empty AbstractMap.
      return "{}";
    default:
      // Recorded: `$input` and `$util` print as nothing.
      return "";
  }
}

/** An array prints its class and an address; no address repeats, so none is emulated but 0. */
const arrayClasses: Readonly<Partial<Record<JavaList["kind"], string>>> = {
  "String[]": "[Ljava.lang.String;@0",
  "Object[]": "[Ljava.lang.Object;@0",
  "char[]": "[C@0",
  "byte[]": "[B@0",
};

function listText(list: JavaList, budget: Budget, depth: number): string {
  if (list.kind === "JSONArray") return jsonOf(list, budget, true, depth);
  return arrayClasses[list.kind] ?? bracketed(list, list.items, budget, depth);
}

function bracketed(
  self: JavaObject,
  items: readonly JavaValue[],
  budget: Budget,
  depth: number,
): string {
  const texts = items.map((item) =>
    item === self ? "(this Collection)" : textOf(item, budget, depth),
  );
  return `[${texts.join(", ")}]`;
}

function jsonOf(value: JavaValue, budget: Budget, web: boolean, depth: number): string {
  budget.spend(stepCost);
  if (depth > deepest) throw limitError("nesting", deepest);
  if (value === null || typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  const text =
    typeof value === "string" ? quoted(value, web) : objectJson(value, budget, web, depth + 1);
  budget.spend(text.length);
  return text;
}

function objectJson(value: JavaObject, budget: Budget, web: boolean, depth: number): string {
  if (!web && "source" in value && value.source) {
    const { document, start, end } = value.source;
    const text = document.text.slice(start, end);
    // Found once, it holds for the whole: else each level of the document would look for it.
    document.verbatim &&= !escaped.test(text);
    if (document.verbatim) return text;
  }
  switch (value.type) {
    case "map": {
      let members = "";
      // Both lists first: what prints a member may run a `#define`, which may change the map.
      const values = value.values();
      for (const [at, key] of value.keys().entries()) {
        const name = quoted(textOf(key, budget, depth), web);
        const member = jsonOf(values[at] ?? null, budget, web, depth);
        members += `${at === 0 ? "" : ","}${name}:${member}`;
      }
      return `{${members}}`;
    }
    case "list":
    case "view": {
      let items = "";
      for (const item of itemsOf(value)) {
        items += `${items === "" ? "" : ","}${jsonOf(item, budget, web, depth)}`;
      }
      return `[${items}]`;
    }
    case "double":
    case "float":
      return Math.abs(value.value) === Infinity ? "null" : objectText(value, budget, depth);
    case "long":
    case "bigInteger":
    case "bigDecimal":
      return objectText(value, budget, depth);
    default:
      return quoted(textOf(value, budget, depth), web);
  }
}

const escapes = escapesOf('"\\', true);
const escapesOnWeb = escapesOf('"\\/', true);

function quoted(text: string, web: boolean): string {
  return `"${escape(text, web ? escapesOnWeb : escapes, isEscaped)}"`;
}

/** json-smart escapes the second block of control characters, and all of U+2000 to U+20FF. */
function isEscaped(code: number): boolean {
  return code <= 0x9f || (code >= 0x2000 && code <= 0x20ff);
}

/** What is escaped, and what is not written between quotes as it is. */
const escaped = /[^ -~\xa0-\u1fff\u2100-\uffff]/;
