import { Budget, stepCost } from "../limits.ts";
import { compareNumbers } from "./arithmetic.ts";
import { itemsOf } from "./collections.ts";
import { isArray, isNumber, type JavaObject, type JavaValue } from "./values.ts";

const deepest = 200;
/** For comparisons that no render pays for: the keys of a map, the filter of a path. */
const freeWork = 10_000_000;

/**
 * Java's `equals`: a Long never equals an Integer, collections compare by content.
 *
 * Lists can hold one list many times over, so what is visited may grow far beyond what was built:
 * every visit is paid for.
 */
export function equal(
  left: JavaValue,
  right: JavaValue,
  budget: Budget = new Budget(freeWork),
  depth = 0,
): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left !== "object" || typeof right !== "object") return false;
  budget.spend(stepCost);
  return depth < deepest && sameObject(left, right, budget, depth + 1);
}

/**
 * Whether Velocity 1.7 would call `equals` at all: the class of one value has to be the other's or
 * its parent. JSONArray is an ArrayList, and LinkedHashMap is a HashMap.
 */
export function sameFamily(left: JavaValue, right: JavaValue): boolean {
  if (left === null || right === null) return false;
  if (typeof left !== "object" || typeof right !== "object") return typeof left === typeof right;
  if (left.type === "list" && right.type === "list") {
    return isArray(left) === isArray(right) || left.kind === right.kind;
  }
  return left.type === right.type;
}

function sameObject(left: JavaObject, right: JavaObject, budget: Budget, depth: number): boolean {
  switch (left.type) {
    case "character":
      return right.type === "character" && left.value === right.value;
    case "map":
      return (
        right.type === "map" &&
        left.size === right.size &&
        left
          .keys()
          .every((key) => right.has(key) && equal(left.get(key), right.get(key), budget, depth))
      );
    case "entry":
      return (
        right.type === "entry" &&
        equal(left.key, right.key, budget, depth) &&
        equal(left.map.get(left.key), right.map.get(right.key), budget, depth)
      );
    case "list":
      return (
        right.type === "list" &&
        !isArray(left) &&
        !isArray(right) &&
        sameItems(left.items, right.items, budget, depth)
      );
    case "view":
      return (
        right.type === "view" &&
        left.of !== "values" &&
        right.of === left.of &&
        left.map.size === right.map.size &&
        itemsOf(left).every((item) =>
          itemsOf(right).some((other) => equal(item, other, budget, depth)),
        )
      );
    default:
      return (
        isNumber(left) &&
        isNumber(right) &&
        left.type === right.type &&
        compareNumbers(left, right) === 0
      );
  }
}

function sameItems(
  left: readonly JavaValue[],
  right: readonly JavaValue[],
  budget: Budget,
  depth: number,
): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => equal(item, right[index] ?? null, budget, depth))
  );
}
