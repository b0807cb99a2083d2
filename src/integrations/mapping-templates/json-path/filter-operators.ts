import { compareNumbers, orders, parseDecimal } from "../java/arithmetic.ts";
import { equal } from "../java/equality.ts";
import { decimalText } from "../java/number-text.ts";
import { javaText } from "../java/text.ts";
import { isList, isMap, isNumber, type JavaValue } from "../java/values.ts";
import type { JavaPattern } from "../java-regex/compile.ts";
import { Budget } from "../limits.ts";
import { evaluationError, type FilterScope } from "./path.ts";

/** One side of a comparison. Jayway compares numbers as decimals and knows them by their text. */
export type Operand =
  | { readonly type: "undefined" }
  | { readonly type: "null" }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "number"; readonly text: string }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "json"; readonly value: JavaValue }
  | {
      readonly type: "pattern";
      readonly matches: JavaPattern["matches"];
    };

type Compare = (left: Operand, right: Operand) => boolean;

export function operandOf(value: JavaValue | undefined, scope?: FilterScope): Operand {
  scope?.budget.spend(1);
  if (value === undefined) return { type: "undefined" };
  if (value === null) return { type: "null" };
  if (typeof value === "string") return { type: "string", value };
  if (typeof value === "boolean") return { type: "boolean", value };
  if (isNumber(value)) return { type: "number", text: javaText(value, new Budget()) };
  return { type: "json", value };
}

export function isOperator(text: string): boolean {
  return operators.has(text);
}

export function compareOperands(operator: string): Compare {
  return operators.get(operator) ?? (() => false);
}

const isIn: Compare = (left, right) => someIn([left], itemsOf(right));
const isEqual: Compare = (left, right) => {
  if (left.type === "json" && right.type === "json") return equal(left.value, right.value);
  switch (left.type) {
    case "null":
      return right.type === "null";
    case "boolean":
      return right.type === "boolean" && left.value === right.value;
    case "string":
      return stringOf(right) === left.value;
    case "number":
      return orderOf(left.text, right) === 0;
    default:
      return false;
  }
};

const operators: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ["==", isEqual],
  ["!=", not(isEqual)],
  ["===", isSame],
  ["!==", not(isSame)],
  ...Object.entries(orders).map(([sign, test]) => [sign, ordered(test)] as const),
  ["=~", matches],
  ["in", isIn],
  ["nin", not(isIn)],
  ["contains", contains],
  ["subsetof", (left, right) => everyIn(itemsOf(left), itemsOf(right))],
  ["anyof", (left, right) => someIn(itemsOf(left), itemsOf(right))],
  ["noneof", (left, right) => bothLists(left, right) && !someIn(itemsOf(left), itemsOf(right))],
  ["all", (left, right) => left.type === "json" && everyIn(itemsOf(right), itemsOf(left) ?? [])],
  ["size", (left, right) => right.type === "number" && lengthOf(left) === Number(right.text)],
  ["empty", (left, right) => right.type === "boolean" && isEmpty(left) === right.value],
  ["type", () => false],
]);

function not(compare: Compare): Compare {
  return (left, right) => !compare(left, right);
}

function isSame(left: Operand, right: Operand): boolean {
  return left.type === right.type && isEqual(left, right);
}

/** The items of a list, as operands. */
function itemsOf(operand: Operand): readonly Operand[] | undefined {
  return listOf(operand)?.map(itemOperand);
}

function listOf(operand: Operand): readonly JavaValue[] | undefined {
  if (operand.type !== "json") return undefined;
  return isList(operand.value) ? operand.value.items : undefined;
}

function itemOperand(item: JavaValue): Operand {
  const operand = operandOf(item);
  if (operand.type !== "json") return operand;
  throw evaluationError("Jayway cannot search lists and objects");
}

function stringOf(operand: Operand): string | undefined {
  if (operand.type === "string") return operand.value;
  return operand.type === "number" ? decimalText(parseDecimal(operand.text)) : undefined;
}

/** How a number compares to another, or to a text that is a number. */
function orderOf(text: string, other: Operand): number | undefined {
  if (other.type !== "number" && other.type !== "string") return undefined;
  const otherText = other.type === "number" ? other.text : other.value;
  if (!isDecimal(text) || !isDecimal(otherText)) return undefined;
  return compareNumbers(parseDecimal(text), parseDecimal(otherText));
}

export function isDecimal(text: string): boolean {
  return text.length <= 1000 && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,9})?$/.test(text);
}

/** Numbers by value, texts by their characters, and nothing across. */
function ordered(test: (order: number) => boolean): Compare {
  return (left, right) => {
    if (left.type === "number" && right.type === "number") {
      const order = orderOf(left.text, right);
      return order !== undefined && test(order);
    }
    if (left.type !== "string" || right.type !== "string") return false;
    return test(left.value < right.value ? -1 : left.value > right.value ? 1 : 0);
  };
}

function matches(left: Operand, right: Operand): boolean {
  const [pattern, input] = left.type === "pattern" ? [left, right] : [right, left];
  if (pattern.type !== "pattern" || input.type === "pattern") return false;
  const budget = new Budget();
  const test = (operand: Operand): boolean => pattern.matches(matchedText(operand), budget);
  return itemsOf(input)?.some(test) ?? test(input);
}

function matchedText(operand: Operand): string {
  return operand.type === "boolean" ? String(operand.value) : (stringOf(operand) ?? "");
}

function contains(left: Operand, right: Operand): boolean {
  if (left.type === "string") return right.type === "string" && left.value.includes(right.value);
  return isIn(right, left);
}

function everyIn(
  items: readonly Operand[] | undefined,
  others: readonly Operand[] | undefined,
): boolean {
  if (!items || !others) return false;
  return items.every((item) => others.some((other) => isEqual(other, item)));
}

function someIn(items: readonly Operand[] = [], others: readonly Operand[] = []): boolean {
  return items.some((item) => others.some((other) => isEqual(other, item)));
}

function bothLists(left: Operand, right: Operand): boolean {
  return listOf(left) !== undefined && listOf(right) !== undefined;
}

function lengthOf(operand: Operand): number | undefined {
  return operand.type === "string" ? operand.value.length : listOf(operand)?.length;
}

function isEmpty(operand: Operand): boolean | undefined {
  if (operand.type === "string") return operand.value === "";
  if (operand.type !== "json") return undefined;
  if (isMap(operand.value)) return operand.value.size === 0;
  return listOf(operand)?.length === 0;
}
