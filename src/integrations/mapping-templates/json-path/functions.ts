import { type Budget, stepCost } from "../budget.ts";
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
const pathFunctions: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
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
        const position = valuesOf(call).find(isNumber) ?? 0;
        return itemAt(call.value, Math.trunc(toNumber(position, call.budget)));
      },
    },
  ],
  aggregate("sum", ({ sum }) => sum),
  aggregate("avg", ({ sum, count }) => sum / count),
  aggregate("min", ({ least }) => least),
  aggregate("max", ({ most }) => most),
  aggregate("stddev", ({ sum, squares, count }) =>
    Math.sqrt(squares / count - (sum / count) * (sum / count)),
  ),
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

/** What there is to say of numbers, found in one go. */
interface Numbers {
  count: number;
  sum: number;
  squares: number;
  least: number;
  most: number;
}

/** A function of all numbers before it and among its arguments, which gives a Double. */
function aggregate(
  name: string,
  calculate: (numbers: Numbers) => number,
): readonly [string, PathFunction] {
  const run = (call: Call): JavaValue => {
    const numbers = { count: 0, sum: 0, squares: 0, least: Infinity, most: -Infinity };
    include(numbers, itemsOf(call.value), call.budget);
    for (const argument of valuesOf(call)) {
      include(numbers, isList(argument) ? argument.items : [argument], call.budget);
    }
    if (numbers.count === 0) throw evaluationError("an empty array has no aggregate");
    return double(calculate(numbers));
  };
  return [name, { charge: walks, run }];
}

function include(numbers: Numbers, values: readonly JavaValue[], budget: Budget): void {
  budget.spend(values.length * stepCost);
  for (const value of values) {
    if (!isNumber(value)) continue;
    const number = toNumber(value, budget);
    numbers.count++;
    numbers.sum += number;
    numbers.squares += number * number;
    numbers.least = Math.min(numbers.least, number);
    numbers.most = Math.max(numbers.most, number);
  }
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
