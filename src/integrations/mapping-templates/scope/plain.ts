import { type Budget, entryCost, objectCost, stepCost } from "../budget.ts";
import { itemsOf, sizeOf } from "../java/collections.ts";
import { toNumber } from "../java/decimal.ts";
import { type JavaMapOptions, javaMap } from "../java/java-map.ts";
import { double, integral, isNumber, type JavaValue, javaList } from "../java/values.ts";
import { limitError } from "../limits.ts";

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
/** An object's member: its name is interned, and its hidden class may be its own. */
const memberCost = 2 * entryCost;

/** Numbers without a fraction become Integers, or Longs where they are too large for that. */
export function toJava(
  plain: Plain,
  budget: Budget,
  options?: JavaMapOptions,
  depth = 0,
): JavaValue {
  if (depth > deepest) throw limitError("nesting", deepest);
  if (plain === null || typeof plain === "string" || typeof plain === "boolean") return plain;
  if (typeof plain === "number" && !Number.isSafeInteger(plain)) return double(plain);
  if (typeof plain === "number" || typeof plain === "bigint") return integral(plain);
  if (isArray(plain)) {
    budget.list(plain.length);
    return javaList(plain.map((item) => toJava(item, budget, options, depth + 1)));
  }
  const map = javaMap(budget, options);
  // Pairs of name and value would cost as much as the map.
  for (const name of Object.keys(plain)) {
    const value = plain[name];
    if (value !== undefined) map.put(name, toJava(value, budget, options, depth + 1));
  }
  return map;
}

/** A Long or BigInteger beyond JavaScript's exact numbers is rounded. */
export function toPlain(value: JavaValue, budget: Budget, depth = 0): Plain {
  if (depth > deepest) throw limitError("nesting", deepest);
  if (typeof value !== "object" || value === null) return value;
  budget.spend(stepCost);
  if (isNumber(value)) return toNumber(value, budget);
  switch (value.type) {
    case "map":
      budget.spend(objectCost + memberCost * value.size);
      // Assignment would set the prototype of the object by the name `__proto__`.
      return Object.fromEntries(
        value
          .entries()
          .map(([key, item]) => [textOf(key, budget), toPlain(item, budget, depth + 1)]),
      );
    case "list":
    case "view":
      budget.spend(objectCost);
      budget.list(sizeOf(value));
      return itemsOf(value, budget).map((item) => toPlain(item, budget, depth + 1));
    case "entry":
      budget.spend(objectCost + memberCost);
      return Object.fromEntries([
        [textOf(value.key, budget), toPlain(value.map.get(value.key), budget, depth + 1)],
      ]);
    case "character":
      return value.value;
    default:
      return null;
  }
}

/** A map's key as a property name. Keys that are collections have none. */
function textOf(key: JavaValue, budget: Budget): string {
  if (typeof key !== "object" || key === null) return String(key);
  return isNumber(key) ? String(toNumber(key, budget)) : key.type;
}

// `Array.isArray` does not narrow a readonly array.
function isArray(plain: object): plain is readonly Plain[] {
  return Array.isArray(plain);
}
