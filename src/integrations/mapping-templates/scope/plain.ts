import { toNumber } from "../java/arithmetic.ts";
import { itemsOf } from "../java/collections.ts";
import { type JavaMapOptions, javaMap } from "../java/java-map.ts";
import { double, integral, isNumber, type JavaValue, javaList } from "../java/values.ts";
import { type Budget, limitError, stepCost } from "../limits.ts";

/** Data as `JSON.parse` gives it. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | bigint
  | readonly Plain[]
  | { readonly [name: string]: Plain | undefined };

const deepest = 400;
/** Work charged for each value that is copied: memory costs more than a step. */
const copyCost = 10 * stepCost;

/** Numbers without a fraction become Integers, or Longs where they are too large for that. */
export function toJava(plain: Plain, options?: JavaMapOptions, depth = 0): JavaValue {
  if (depth > deepest) throw limitError("nesting", deepest);
  if (plain === null || typeof plain === "string" || typeof plain === "boolean") return plain;
  if (typeof plain === "number" && !Number.isSafeInteger(plain)) return double(plain);
  if (typeof plain === "number" || typeof plain === "bigint") return integral(plain);
  if (isArray(plain)) {
    return javaList(plain.map((item) => toJava(item, options, depth + 1)));
  }
  const map = javaMap(options);
  // Pairs of name and value would cost as much as the map.
  for (const name of Object.keys(plain)) {
    const value = plain[name];
    if (value !== undefined) map.put(name, toJava(value, options, depth + 1));
  }
  return map;
}

/** A Long or BigInteger beyond JavaScript's exact numbers is rounded. */
export function toPlain(value: JavaValue, budget: Budget, depth = 0): Plain {
  if (depth > deepest) throw limitError("nesting", deepest);
  if (typeof value !== "object" || value === null) return value;
  budget.spend(copyCost);
  if (isNumber(value)) return toNumber(value);
  switch (value.type) {
    case "map":
      // Assignment would set the prototype of the object by the name `__proto__`.
      return Object.fromEntries(
        Array.from(value.entries(), ([key, item]) => [
          textOf(key),
          toPlain(item, budget, depth + 1),
        ]),
      );
    case "list":
    case "view":
      return itemsOf(value).map((item) => toPlain(item, budget, depth + 1));
    case "entry":
      return Object.fromEntries([
        [textOf(value.key), toPlain(value.map.get(value.key), budget, depth + 1)],
      ]);
    case "character":
      return value.value;
    default:
      return null;
  }
}

/** A map's key as a property name. Keys that are collections have none. */
function textOf(key: JavaValue): string {
  if (typeof key !== "object" || key === null) return String(key);
  return isNumber(key) ? String(toNumber(key)) : key.type;
}

// `Array.isArray` does not narrow a readonly array.
function isArray(plain: object): plain is readonly Plain[] {
  return Array.isArray(plain);
}
