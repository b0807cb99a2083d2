import { type Budget, objectCost, stepCost } from "../budget.ts";
import { type OrderOperator, orders, wholeValue } from "../java/arithmetic.ts";
import { compareDecimals, decimal, parseDecimal, toNumber } from "../java/decimal.ts";
import { equal, sameText } from "../java/equality.ts";
import { chargeDigits, chargeReading } from "../java/large.ts";
import { decimalText } from "../java/number-text.ts";
import { costOfSearch, search } from "../java/search.ts";
import { javaText } from "../java/text.ts";
import {
  isList,
  isMap,
  isNumber,
  type JavaBigDecimal,
  type JavaNumber,
  type JavaObject,
  type JavaValue,
} from "../java/values.ts";
import type { JavaPattern } from "../java-regex/compile.ts";
import { evaluationError } from "./path.ts";

/** One side of a comparison; undefined where its path finds nothing. */
export type Operand = JavaValue | undefined | RegexOperand;

export interface RegexOperand {
  readonly type: "regex";
  readonly matches: JavaPattern["matches"];
}

type Compare = (left: Operand, right: Operand, budget: Budget) => boolean;

interface FilterOperator {
  /** Pays for a comparison before it is made. */
  readonly charge: (budget: Budget, left: Operand, right: Operand) => void;
  readonly holds: Compare;
}

export function isOperator(text: string): boolean {
  return filterOperators.has(text);
}

/** The comparison that an operator makes, which pays for itself. */
export function compareOperands(operator: string): Compare {
  const found = filterOperators.get(operator);
  if (!found) return () => false;
  return (left, right, budget) => {
    found.charge(budget, left, right);
    return found.holds(left, right, budget);
  };
}

/** One comparison, in which texts, lists and maps pay by their size. */
const once: FilterOperator["charge"] = (budget) => budget.spend(stepCost);

/** Looks at each item of both sides first; each comparison of two of them pays for itself. */
const visits: FilterOperator["charge"] = (budget, left, right) =>
  budget.spend(stepCost + (listOf(left)?.length ?? 0) + (listOf(right)?.length ?? 0));

/** The operators of Jayway's filters. */
const filterOperators: ReadonlyMap<string, FilterOperator> = new Map<string, FilterOperator>([
  ["==", { charge: once, holds: isEqual }],
  ["!=", { charge: once, holds: not(isEqual) }],
  ["===", { charge: once, holds: isSame }],
  ["!==", { charge: once, holds: not(isSame) }],
  ["<", { charge: once, holds: ordered("<") }],
  ["<=", { charge: once, holds: ordered("<=") }],
  [">", { charge: once, holds: ordered(">") }],
  [">=", { charge: once, holds: ordered(">=") }],
  ["=~", { charge: visits, holds: matches }],
  ["in", { charge: visits, holds: isIn }],
  ["nin", { charge: visits, holds: not(isIn) }],
  ["contains", { charge: visits, holds: contains }],
  ["subsetof", { charge: visits, holds: everyIn }],
  ["anyof", { charge: visits, holds: someIn }],
  [
    "noneof",
    {
      charge: visits,
      holds: (left, right, budget) =>
        listOf(left) !== undefined && listOf(right) !== undefined && !someIn(left, right, budget),
    },
  ],
  ["all", { charge: visits, holds: (left, right, budget) => everyIn(right, left, budget) }],
  [
    "size",
    {
      charge: once,
      holds: (left, right, budget) =>
        isNumberOperand(right) && lengthOf(left) === toNumber(right, budget),
    },
  ],
  [
    "empty",
    {
      charge: once,
      holds: (left, right) => typeof right === "boolean" && isEmpty(left) === right,
    },
  ],
  ["type", { charge: once, holds: () => false }],
]);

function not(compare: Compare): Compare {
  return (left, right, budget) => !compare(left, right, budget);
}

function isEqual(left: Operand, right: Operand, budget: Budget): boolean {
  budget.spend(stepCost);
  if (isNumberOperand(left)) return orderOf(left, right, budget) === 0;
  switch (typeof left) {
    case "undefined":
      return false;
    case "boolean":
      return left === right;
    case "string": {
      const other = textOf(right, budget);
      return other !== undefined && sameText(left, other, budget);
    }
    default:
      if (left === null) return right === null;
      if (isRegex(left) || !isJson(right)) return false;
      return equal(left, right, budget);
  }
}

function isSame(left: Operand, right: Operand, budget: Budget): boolean {
  return classOf(left) === classOf(right) && isEqual(left, right, budget);
}

function classOf(operand: Operand): string {
  if (isNumberOperand(operand)) return "number";
  if (isRegex(operand)) return "regex";
  return operand === null ? "null" : typeof operand;
}

function isNumberOperand(operand: Operand): operand is JavaNumber {
  return operand !== undefined && !isRegex(operand) && isNumber(operand);
}

function isRegex(operand: Operand): operand is RegexOperand {
  return typeof operand === "object" && operand?.type === "regex";
}

function isJson(operand: Operand): operand is JavaObject {
  return classOf(operand) === "object";
}

function listOf(operand: Operand): readonly JavaValue[] | undefined {
  return operand !== undefined && !isRegex(operand) && isList(operand) ? operand.items : undefined;
}

/** The items of a list. */
function itemsOf(operand: Operand): readonly JavaValue[] | undefined {
  const items = listOf(operand);
  if (items?.some(isJson)) throw evaluationError("Jayway cannot search lists and objects");
  return items;
}

/** A text as it is, and a number as a BigDecimal prints it. */
function textOf(operand: Operand, budget: Budget): string | undefined {
  if (typeof operand === "string") return operand;
  const number = isNumberOperand(operand) ? decimalOf(operand, budget) : undefined;
  if (number === undefined) return undefined;
  chargeDigits(number.unscaled, budget);
  return decimalText(number);
}

/** How a number compares to another, or to a text that is a number. */
function orderOf(left: JavaNumber, right: Operand, budget: Budget): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [first, second] = [decimalOf(left, budget), decimalOf(right, budget)];
  return first && second && compareDecimals(first, second, budget);
}

/** Jayway makes a BigDecimal of what a number prints, and so it does of a text that is one. */
function decimalOf(operand: Operand, budget: Budget): JavaBigDecimal | undefined {
  budget.spend(2 * objectCost);
  if (typeof operand === "string") {
    if (!isDecimal(operand)) return undefined;
    chargeReading(operand.length, budget);
    return parseDecimal(operand);
  }
  if (!isNumberOperand(operand)) return undefined;
  const whole = wholeValue(operand);
  if (whole !== undefined) return decimal(whole, 0);
  if (typeof operand === "object" && operand.type === "bigDecimal") return operand;
  const text = javaText(operand, budget);
  return isDecimal(text) ? parseDecimal(text) : undefined;
}

const written = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,9})?$/;

export function isDecimal(text: string): boolean {
  return text.length <= 1000 && written.test(text);
}

/** Numbers by value, texts by their characters, and nothing across. */
function ordered(operator: OrderOperator): Compare {
  const holds = orders[operator];
  return (left, right, budget) => {
    if (isNumberOperand(left) && isNumberOperand(right)) {
      const order = orderOf(left, right, budget);
      return order !== undefined && holds(order);
    }
    if (typeof left !== "string" || typeof right !== "string") return false;
    budget.spend(Math.min(left.length, right.length));
    return holds(left < right ? -1 : Number(left > right));
  };
}

function matches(left: Operand, right: Operand, budget: Budget): boolean {
  const [pattern, input] = isRegex(left) ? [left, right] : [right, left];
  if (!isRegex(pattern) || isRegex(input)) return false;
  const test = (operand: Operand): boolean => pattern.matches(matchedText(operand, budget), budget);
  return itemsOf(input)?.some(test) ?? test(input);
}

function matchedText(operand: Operand, budget: Budget): string {
  return typeof operand === "boolean" ? String(operand) : (textOf(operand, budget) ?? "");
}

function contains(left: Operand, right: Operand, budget: Budget): boolean {
  if (typeof left !== "string") return isIn(right, left, budget);
  if (typeof right !== "string") return false;
  budget.spend(costOfSearch(left.length, right));
  return search(left, right, 0) >= 0;
}

function isIn(item: Operand, list: Operand, budget: Budget): boolean {
  return itemsOf(list)?.some((other) => isEqual(other, item, budget)) ?? false;
}

function everyIn(left: Operand, right: Operand, budget: Budget): boolean {
  const [items, others] = [itemsOf(left), itemsOf(right)];
  if (!items || !others) return false;
  return items.every((item) => others.some((other) => isEqual(other, item, budget)));
}

function someIn(left: Operand, right: Operand, budget: Budget): boolean {
  const [items, others] = [itemsOf(left) ?? [], itemsOf(right) ?? []];
  return items.some((item) => others.some((other) => isEqual(other, item, budget)));
}

function lengthOf(operand: Operand): number | undefined {
  return typeof operand === "string" ? operand.length : listOf(operand)?.length;
}

function isEmpty(operand: Operand): boolean | undefined {
  if (typeof operand === "string") return operand === "";
  if (!isJson(operand)) return undefined;
  if (isMap(operand)) return operand.size === 0;
  return listOf(operand)?.length === 0;
}
