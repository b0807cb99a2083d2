import { isInRange } from "./ip-range.ts";
import { type FilledText, fillVariables, type PolicyVariables, patternMatches } from "./pattern.ts";

/** Compares one value of a request with one of a policy. */
type Compare = (actual: string, expected: FilledText) => boolean;

const numeric =
  (compare: (actual: number, expected: number) => boolean): Compare =>
  (actual, { text }) =>
    compare(Number(actual), Number(text));

const dated =
  (compare: (actual: number, expected: number) => boolean): Compare =>
  (actual, { text }) =>
    compare(timeOf(actual), timeOf(text));

/** ISO 8601, or seconds since 1970. */
function timeOf(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const equal = (actual: number, expected: number) => actual === expected;
const sameText: Compare = (actual, { text }) => actual === text;
const sameCase: Compare = (actual, { text }) => actual.toLowerCase() === text.toLowerCase();
const like: Compare = (actual, expected) => patternMatches(expected, actual);
const inRange: Compare = (actual, { text }) => isInRange(actual, text);

/** Compares each of the six parts of an ARN separately: a wildcard matches no colon (documented). */
const arnLike: Compare = (actual, expected) => {
  const parts = arnParts({ text: actual, literals: new Set() });
  const patterns = arnParts(expected);
  return (
    parts.length === patterns.length &&
    patterns.every((pattern, index) => patternMatches(pattern, parts[index]?.text ?? ""))
  );
};

/** The last of the six parts may contain colons. */
function arnParts({ text, literals }: FilledText): readonly FilledText[] {
  const parts: FilledText[] = [];
  let start = 0;
  while (start <= text.length) {
    const colon = parts.length < 5 ? text.indexOf(":", start) : -1;
    const end = colon === -1 ? text.length : colon;
    const from = start;
    const own = [...literals].filter((index) => index >= from && index < end);
    parts.push({
      text: text.slice(from, end),
      literals: new Set(own.map((index) => index - from)),
    });
    start = end + 1;
  }
  return parts;
}

/** IAM's operators by name. Names that contain `Not` negate the operator without it. */
const operators: Readonly<Record<string, Compare>> = {
  StringEquals: sameText,
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
  BinaryEquals: sameText,
  IpAddress: inRange,
  ArnEquals: arnLike,
  ArnLike: arnLike,
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
 * Returns whether a condition holds, or undefined if the operator is unknown.
 *
 * @param actual values of the key in the request; undefined if there are none
 */
export function conditionHolds(
  operator: string,
  actual: readonly string[] | undefined,
  expected: readonly string[],
  variables: PolicyVariables,
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
  // A variable without a value matches nothing.
  const values = expected.flatMap((value) => fillVariables(value, variables) ?? []);
  const holds = (value: string) => values.some((each) => compare(value, each)) !== isNegated;
  if (set === "ForAllValues") return (actual ?? []).every(holds);
  // A key that the request lacks is not equal to anything (documented: negated operators).
  if (actual === undefined) return isNegated && set === undefined;
  return isNegated && set === undefined ? actual.every(holds) : actual.some(holds);
}

function own<Value>(
  table: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
