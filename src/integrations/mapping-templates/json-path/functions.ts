import { type Budget, itemCost, stepCost } from "../budget.ts";
import { toNumber } from "../java/decimal.ts";
import { javaText } from "../java/text.ts";
import { TextBuilder } from "../java/text-builder.ts";
import { double, isList, isMap, isNumber, type JavaValue, javaList } from "../java/values.ts";
import { parseJson } from "../json/parse-json.ts";
import {
  evaluationError,
  type JsonPath,
  makePath,
  type Parameter,
  type PathToken,
} from "./path.ts";

type FunctionToken = Extract<PathToken, { type: "function" }>;
type Query = (path: JsonPath) => JavaValue | undefined;

/** What a function is called with. */
interface Call {
  /** What stands before it. */
  readonly value: JavaValue;
  readonly parameters: readonly Parameter[];
  readonly query: Query;
  readonly budget: Budget;
}

interface PathFunction {
  /** Pays for a call before it runs. */
  readonly charge: (call: Call) => void;
  readonly run: (call: Call) => JavaValue;
}

/**
 * `$.numbers.max()`: applies a function to the value before it and to its arguments.
 *
 * @throws GatewrightError `json-path.evaluation`
 */
export function callFunction(
  { name, parameters }: FunctionToken,
  value: JavaValue,
  query: Query,
  budget: Budget,
): JavaValue {
  const called = pathFunctions.get(name);
  if (!called) throw evaluationError(`there is no function "${name.slice(0, 100)}"`);
  const call = { value, parameters, query, budget };
  called.charge(call);
  return called.run(call);
}

/** What is queried, parsed or printed on the way pays for itself. */
const walks = (): void => {};

/** Looks at each item, and copies those that it wants. */
const copies = ({ value, budget }: Call): void => budget.list(itemsOf(value).length);

const length: PathFunction = { charge: walks, run: lengthOf };

/** The functions that Jayway knows. */
export const pathFunctions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ["length", length],
  ["size", length],
  [
    "keys",
    {
      charge: walks,
      run: ({ value }) => (isMap(value) ? { type: "view", of: "keys", map: value } : null),
    },
  ],
  ["concat", { charge: copies, run: concat }],
  ["append", { charge: copies, run: append }],
  ["first", { charge: walks, run: ({ value }) => itemAt(value, 0) }],
  ["last", { charge: walks, run: ({ value }) => itemAt(value, -1) }],
  [
    "index",
    {
      charge: walks,
      run: (call) => {
        const [position = 0] = numbersOf(valuesOf(call), call.budget);
        return itemAt(call.value, Math.trunc(position));
      },
    },
  ],
  ...aggregates({
    sum,
    avg: (numbers) => sum(numbers) / numbers.length,
    min: (numbers) => numbers.reduce((least, number) => Math.min(least, number)),
    max: (numbers) => numbers.reduce((most, number) => Math.max(most, number)),
    stddev: standardDeviation,
  }),
]);

/** The argument's own items are counted, so `$..a.length()` counts the items of every `a`. */
function lengthOf({ parameters, value, query }: Call): JavaValue {
  const [first] = parameters;
  if (first?.type === "path") {
    const { text, tokens, definite, names } = first.path;
    const isCall = tokens.at(-1)?.type === "function";
    const counted = isCall ? tokens : [...tokens, wildcard];
    const inner = query(makePath(text, counted, { definite: isCall && definite, names }));
    if (isList(inner)) return inner.items.length;
  }
  if (isMap(value)) return value.size;
  return isList(value) ? value.items.length : null;
}

const wildcard: PathToken = { type: "wildcard" };

function concat(call: Call): JavaValue {
  const { value, budget } = call;
  const out = new TextBuilder(budget);
  for (const item of itemsOf(value)) if (typeof item === "string") out.add(item);
  for (const argument of valuesOf(call)) {
    if (typeof argument === "string") out.add(argument);
    budget.spend(itemsOf(argument).length * stepCost);
    for (const item of itemsOf(argument)) if (item !== null) out.add(javaText(item, budget));
  }
  return out.toString();
}

/** Appends to a copy: what a path reads, it does not change. */
function append(call: Call): JavaValue {
  const { value } = call;
  return isList(value) ? javaList([...value.items, ...valuesOf(call)], value.kind) : value;
}

function itemAt(value: JavaValue, position: number): JavaValue {
  if (!isList(value) || value.items.length === 0) throw evaluationError("no items to choose from");
  const index = position < 0 ? value.items.length + position : position;
  const item = value.items[index];
  if (item === undefined) throw evaluationError(`no value at ${position}`);
  return item;
}

/** Functions of all numbers before them and among their arguments, which give a Double. */
function aggregates(
  calculations: Readonly<Record<string, (numbers: readonly number[]) => number>>,
): readonly (readonly [string, PathFunction])[] {
  return Object.entries(calculations).map(([name, calculate]) => {
    const run = (call: Call): JavaValue => {
      const numbers = numbersOf(itemsOf(call.value), call.budget);
      for (const argument of valuesOf(call)) {
        const given = isList(argument) ? argument.items : [argument];
        for (const number of numbersOf(given, call.budget)) numbers.push(number);
      }
      if (numbers.length === 0) throw evaluationError("an empty array has no aggregate");
      return double(calculate(numbers));
    };
    return [name, { charge: copies, run }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function standardDeviation(numbers: readonly number[]): number {
  const mean = sum(numbers) / numbers.length;
  const squares = sum(numbers.map((number) => number * number)) / numbers.length;
  return Math.sqrt(squares - mean * mean);
}

function valuesOf({ parameters, query, budget }: Call): readonly JavaValue[] {
  budget.list(parameters.length);
  return parameters.map((parameter) =>
    parameter.type === "json" ? parseJson(parameter.text, budget) : (query(parameter.path) ?? null),
  );
}

function itemsOf(value: JavaValue): readonly JavaValue[] {
  return isList(value) ? value.items : [];
}

function numbersOf(values: readonly JavaValue[], budget: Budget): number[] {
  budget.spend(values.length * itemCost);
  const numbers: number[] = [];
  for (const value of values) if (isNumber(value)) numbers.push(toNumber(value, budget));
  return numbers;
}
