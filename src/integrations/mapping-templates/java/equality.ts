import { type Budget, stepCost } from "../budget.ts";
import { itemsOf } from "./collections.ts";
import {
  isArray,
  isNumber,
  type JavaMap,
  type JavaNumberObject,
  type JavaObject,
  type JavaValue,
} from "./values.ts";

const deepest = 200;
const comparisonCost = 3;

/**
 * Java's `equals`: a Long never equals an Integer, collections compare by content.
 *
 * Lists can hold one list many times over, so what is visited may grow far beyond what was built:
 * every visit is paid for, and so is every character of texts of the same length.
 */
export function equal(left: JavaValue, right: JavaValue, budget: Budget, depth = 0): boolean {
  budget.spend(comparisonCost);
  if (typeof left === "string") return typeof right === "string" && sameText(left, right, budget);
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left !== "object" || typeof right !== "object") return false;
  budget.spend(stepCost);
  return depth < deepest && sameObject(left, right, budget, depth + 1);
}

/** Texts of different lengths are compared by length alone. */
export function sameText(left: string, right: string, budget: Budget): boolean {
  if (left.length !== right.length) return false;
  budget.spend(left.length);
  return left === right;
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
      return right.type === "map" && sameEntries(left, right, budget, depth);
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
      if (right.type !== "view" || right.of !== left.of) return false;
      if (left.of === "values") return false;
      if (left.of === "entries") return sameEntries(left.map, right.map, budget, depth);
      return (
        left.map.size === right.map.size &&
        itemsOf(left, budget).every((key) => contains(right.map, key, budget))
      );
    default:
      return isNumber(left) && isNumber(right) && sameNumber(left, right);
  }
}

/** Not by value alone: NaN equals itself, the two zeros do not, and neither do 1.0 and 1.00. */
function sameNumber(left: JavaNumberObject, right: JavaNumberObject): boolean {
  if (left.type === "bigDecimal") {
    return (
      right.type === "bigDecimal" && left.unscaled === right.unscaled && left.scale === right.scale
    );
  }
  return left.type === right.type && Object.is(left.value, right.value);
}

function sameEntries(left: JavaMap, right: JavaMap, budget: Budget, depth: number): boolean {
  return (
    left.size === right.size &&
    left
      .keys()
      .every(
        (key) =>
          contains(right, key, budget) && equal(left.get(key), right.get(key), budget, depth),
      )
  );
}

function contains(map: JavaMap, key: JavaValue, budget: Budget): boolean {
  budget.spend(stepCost);
  return map.has(key);
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
