import { isInRange } from "./ip-range.ts";
import { fillVariables, type PatternText, patternMatches } from "./pattern.ts";

/** Compares one value of a request with one of a policy. */
type Compare = (actual: string, expected: string) => boolean;

const numeric =
  (compare: (actual: number, expected: number) => boolean): Compare =>
  (actual, expected) =>
    compare(Number(actual), Number(expected));

const dated =
  (compare: (actual: number, expected: number) => boolean): Compare =>
  (actual, expected) =>
    compare(timeOf(actual), timeOf(expected));

/** ISO 8601, or seconds since 1970. */
function timeOf(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const equal = (actual: number | string, expected: number | string) => actual === expected;
const sameCase: Compare = (actual, expected) => actual.toLowerCase() === expected.toLowerCase();
const like: Compare = (actual, expected) => patternMatches(expected, actual);

/** IAM's operators by name; those that begin with `Not…` or hold it are the negation of the other. */
const operators: Readonly<Record<string, Compare>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: sameCase,
  StringLike: like,
  NumericEquals: numeric(equal),
  NumericLessThan: numeric((actual, expected) => actual < expected),
  NumericLessThanEquals: numeric((actual, expected) => actual <= expected),
  NumericGreaterThan: numeric((actual, expected) => actual > expected),
  NumericGreaterThanEquals: numeric((actual, expected) => actual >= expected),
  DateEquals: dated(equal),
  DateLessThan: dated((actual, expected) => actual < expected),
  DateLessThanEquals: dated((actual, expected) => actual <= expected),
  DateGreaterThan: dated((actual, expected) => actual > expected),
  DateGreaterThanEquals: dated((actual, expected) => actual >= expected),
  Bool: sameCase,
  BinaryEquals: equal,
  IpAddress: isInRange,
  ArnEquals: like,
  ArnLike: like,
};

const negated: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/**
 * Whether a condition holds; undefined for an operator that is unknown.
 *
 * @param actual values of the key in the request; undefined where it has none
 */
export function conditionHolds(
  operator: string,
  actual: readonly string[] | undefined,
  expected: readonly string[],
  text: PatternText,
): boolean | undefined {
  if (operator === "Null") {
    return expected.some((value) => (value.toLowerCase() === "true") === (actual === undefined));
  }
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = Object.hasOwn(negated, name);
  const compare = own(operators, isNegated ? own(negated, name) : name);
  if (!compare) return undefined;
  if (actual === undefined && ifExists) return true;
  // A variable without a value compares with nothing.
  const values = expected.flatMap((value) => fillVariables(value, text) ?? []);
  const holds = (value: string) => values.some((each) => compare(value, each)) !== isNegated;
  if (set === "ForAllValues") return (actual ?? []).every(holds);
  // What a request lacks is not equal to anything (documented: negated operators).
  if (actual === undefined) return isNegated && set === undefined;
  return isNegated && set === undefined ? actual.every(holds) : actual.some(holds);
}

function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
