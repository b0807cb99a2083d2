import { type Budget, stepCost } from "../budget.ts";
import { callError } from "../call-error.ts";
import { classOf, compareNumbers } from "../java/arithmetic.ts";
import {
  isCharacter,
  isNumber,
  type JavaDouble,
  type JavaFloat,
  type JavaNumber,
  type JavaValue,
} from "../java/values.ts";
import { compareTexts } from "./code-points.ts";

/** `Comparable.compareTo`: only values of one class have an order. */
export function compareNaturally(left: JavaValue, right: JavaValue, budget: Budget): number {
  budget.spend(2 * stepCost);
  if (left === null || right === null) throw callError("NullPointerException");
  if (typeof left === "string" && typeof right === "string") {
    budget.spend(2 * Math.min(left.length, right.length));
    return compareTexts(left, right);
  }
  if (isNumber(left) && isNumber(right)) return compareOfClass(left, right, budget);
  if (typeof left === "boolean" && typeof right === "boolean") {
    return Number(left) - Number(right);
  }
  if (isCharacter(left) && isCharacter(right)) return compareTexts(left.value, right.value);
  throw callError("ClassCastException");
}

/** `compareTo` of a number. */
function compareOfClass(left: JavaNumber, right: JavaNumber, budget: Budget): number {
  if (classOf(left) !== classOf(right)) throw callError("ClassCastException");
  if (isFloating(left) && isFloating(right)) return compareFloating(left.value, right.value);
  return compareNumbers(left, right, budget);
}

function isFloating(value: JavaNumber): value is JavaDouble | JavaFloat {
  return typeof value === "object" && (value.type === "double" || value.type === "float");
}

/** `Double.compare`: NaN comes last, and the negative zero before the other. */
export function compareFloating(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return rank(left) - rank(right);
}

function rank(value: number): number {
  return Number.isNaN(value) ? 2 : Number(!Object.is(value, -0));
}
