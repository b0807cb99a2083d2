import { toNumber } from "../java/arithmetic.ts";
import { javaText } from "../java/text.ts";
import {
  double,
  isList,
  isMap,
  isNumber,
  type JavaNumber,
  type JavaValue,
  javaList,
} from "../java/values.ts";
import type { Budget } from "../limits.ts";
import { evaluationError, type JsonPath, type Parameter, type PathToken } from "./path.ts";

type Call = Extract<PathToken, { type: "function" }>;
type Query = (path: JsonPath) => JavaValue | undefined;

/**
 * `$.numbers.max()`: applies a function to the value before it and to its arguments.
 *
 * @throws GatewrightError `json-path.evaluation`
 */
export function callFunction(
  { name, parameters }: Call,
  value: JavaValue,
  query: Query,
  budget: Budget,
): JavaValue {
  switch (name) {
    case "length":
    case "size":
      return lengthOf(parameters, value, query);
    case "keys":
      return isMap(value) ? { type: "view", of: "keys", map: value } : null;
    case "concat": {
      const texts = itemsOf(value).filter((item) => typeof item === "string");
      return [...texts, ...argumentTexts(parameters, query, budget)].join("");
    }
    case "append":
      return append(value, parameters, query);
    case "first":
      return itemAt(value, 0);
    case "last":
      return itemAt(value, -1);
    case "index": {
      const [position] = numbersOf(valuesOf(parameters, query));
      return itemAt(value, position === undefined ? 0 : Math.trunc(position));
    }
    default:
      return aggregate(name, [
        ...numbersOf(itemsOf(value)),
        ...numbersOf(valuesOf(parameters, query).flatMap(spread)),
      ]);
  }
}

/** The argument's own items are counted, so `$..a.length()` counts the items of every `a`. */
function lengthOf(parameters: readonly Parameter[], value: JavaValue, query: Query): JavaValue {
  const [first] = parameters;
  if (first?.type === "path") {
    const isCall = first.path.tokens.at(-1)?.type === "function";
    const tokens = isCall ? first.path.tokens : [...first.path.tokens, wildcard];
    const inner = query({ ...first.path, tokens, definite: isCall && first.path.definite });
    if (isList(inner)) return inner.items.length;
  }
  if (isMap(value)) return value.size;
  return isList(value) ? value.items.length : null;
}

const wildcard: PathToken = { type: "wildcard" };

/** Appends to a copy: what a path reads, it does not change. */
function append(value: JavaValue, parameters: readonly Parameter[], query: Query): JavaValue {
  if (!isList(value)) return value;
  return javaList([...value.items, ...valuesOf(parameters, query)], value.kind);
}

function itemAt(value: JavaValue, position: number): JavaValue {
  if (!isList(value) || value.items.length === 0) throw evaluationError("no items to choose from");
  const index = position < 0 ? value.items.length + position : position;
  const item = value.items[index];
  if (item === undefined) throw evaluationError(`no value at ${position}`);
  return item;
}

function aggregate(name: string, numbers: readonly number[]): JavaValue {
  const calculate = aggregates.get(name);
  if (!calculate) throw evaluationError(`there is no function "${name}"`);
  if (numbers.length === 0) throw evaluationError("an empty array has no aggregate");
  return double(calculate(numbers));
}

const aggregates: ReadonlyMap<string, (numbers: readonly number[]) => number> = new Map(
  Object.entries({
    sum,
    avg: (numbers) => sum(numbers) / numbers.length,
    min: (numbers) => numbers.reduce((least, number) => Math.min(least, number)),
    max: (numbers) => numbers.reduce((most, number) => Math.max(most, number)),
    stddev: standardDeviation,
  }),
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function standardDeviation(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length;
  const squares = sum(numbers.map((number) => number * number)) / numbers.length;
  return Math.sqrt(squares - mean * mean);
}

function valuesOf(parameters: readonly Parameter[], query: Query): readonly JavaValue[] {
  return parameters.map((parameter) =>
    parameter.type === "value" ? parameter.value : (query(parameter.path) ?? null),
  );
}

function argumentTexts(
  parameters: readonly Parameter[],
  query: Query,
  budget: Budget,
): readonly string[] {
  return valuesOf(parameters, query).flatMap((value) => {
    if (isList(value)) {
      return value.items.flatMap((item) => (item === null ? [] : [javaText(item, budget)]));
    }
    return typeof value === "string" ? [value] : [];
  });
}

function spread(value: JavaValue): readonly JavaValue[] {
  return isList(value) ? value.items : [value];
}

function itemsOf(value: JavaValue): readonly JavaValue[] {
  return isList(value) ? value.items : [];
}

function numbersOf(values: readonly JavaValue[]): readonly number[] {
  return values.filter((value): value is JavaNumber => isNumber(value)).map(toNumber);
}
