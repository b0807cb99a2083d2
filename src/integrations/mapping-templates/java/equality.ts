import { compareNumbers } from "./arithmetic.ts";
import { itemsOf } from "./collections.ts";
import { isNumber, type JavaObject, type JavaValue } from "./values.ts";

const deepest = 200;

/** Java's `equals`: a Long never equals an Integer, collections compare by content. */
export function equal(left: JavaValue, right: JavaValue, depth = 0): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return depth < deepest && sameObject(left, right, depth + 1);
}

/**
 * Whether Velocity 1.7 would call `equals` at all: the class of one value has to be the other's or
 * its parent. JSONArray is an ArrayList, and LinkedHashMap is a HashMap.
 */
export function sameFamily(left: JavaValue, right: JavaValue): boolean {
  if (left === null || right === null) return false;
  if (typeof left !== "object" || typeof right !== "object") return typeof left === typeof right;
  if (left.type === "list" && right.type === "list") {
    return isArray(left.kind) === isArray(right.kind) || left.kind === right.kind;
  }
  return left.type === right.type;
}

function isArray(kind: string): boolean {
  return kind.endsWith("[]");
}

function sameObject(left: JavaObject, right: JavaObject, depth: number): boolean {
  switch (left.type) {
    case "character":
      return right.type === "character" && left.value === right.value;
    case "map":
      return (
        right.type === "map" &&
        left.size === right.size &&
        left.keys().every((key) => right.has(key) && equal(left.get(key), right.get(key), depth))
      );
    case "entry":
      return (
        right.type === "entry" &&
        equal(left.key, right.key, depth) &&
        equal(left.map.get(left.key), right.map.get(right.key), depth)
      );
    case "list":
      return (
        right.type === "list" &&
        !isArray(left.kind) &&
        !isArray(right.kind) &&
        sameItems(left.items, right.items, depth)
      );
    case "view":
      return (
        right.type === "view" &&
        left.of !== "values" &&
        right.of === left.of &&
        left.map.size === right.map.size &&
        itemsOf(left).every((item) => itemsOf(right).some((other) => equal(item, other, depth)))
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
  depth: number,
): boolean {
  return (
    left.length === right.length &&
    left.every((item, index) => equal(item, right[index] ?? null, depth))
  );
}
