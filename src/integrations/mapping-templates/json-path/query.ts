import { type Budget, itemCost, stepCost } from "../budget.ts";
import { javaMap } from "../java/java-map.ts";
import { isList, isMap, type JavaList, type JavaValue, javaList } from "../java/values.ts";
import { callFunction } from "./functions.ts";
import { evaluationError, type JsonPath, type PathToken } from "./path.ts";

/**
 * What a path finds: the bare value for a definite path, else a list. Undefined: nothing is there.
 *
 * @throws GatewrightError `json-path.evaluation`, where Jayway throws; the budget's error.
 */
export function query(path: JsonPath, document: JavaValue, budget: Budget): JavaValue | undefined {
  return find(path, document, document, budget);
}

interface Search {
  readonly path: JsonPath;
  readonly root: JavaValue;
  readonly budget: Budget;
  readonly found: JavaValue[];
}

function find(
  path: JsonPath,
  start: JavaValue,
  root: JavaValue,
  budget: Budget,
): JavaValue | undefined {
  if (path.names) return findMember(path.names, start, budget);
  const search: Search = { path, root, budget, found: [] };
  if (!follow(search, 0, start)) return undefined;
  if (path.definite) return search.found.at(-1);
  return javaList(search.found, "JSONArray");
}

/** `$.a.b`, which most templates ask for: no search. */
function findMember(
  names: readonly string[],
  start: JavaValue,
  budget: Budget,
): JavaValue | undefined {
  budget.spend(stepCost);
  let value = start;
  for (const name of names) {
    if (!isMap(value)) return undefined;
    const member = value.get(name);
    if (member === null && !value.has(name)) return undefined;
    budget.spend(stepCost);
    value = member;
  }
  return value;
}

/**
 * Applies the token at `index`, and those after it, to a value. False where a step that matches at
 * most one value leads nowhere: then the path finds nothing.
 */
function follow(search: Search, index: number, value: JavaValue): boolean {
  const { budget, path } = search;
  budget.spend(stepCost);
  const token = path.tokens[index];
  if (!token) {
    add(search, value);
    return true;
  }
  switch (token.type) {
    case "property":
      return followProperty(search, index, token.names, value);
    case "wildcard":
      for (const item of childrenOf(value)) follow(search, index + 1, item);
      return true;
    case "scan":
      scan(search, index + 1, value);
      return true;
    case "index":
    case "slice":
      return followPositions(search, index, token, value);
    case "filter":
      followFilter(search, index, token, value);
      return true;
    default: {
      const inner = (other: JsonPath): JavaValue | undefined =>
        find(other, search.root, search.root, budget);
      const result = callFunction(token, value, inner, budget);
      // The value of every function on the way is a result; of a definite path the last one counts.
      add(search, result);
      return index + 1 === path.tokens.length || follow(search, index + 1, result);
    }
  }
}

function add({ budget, found }: Search, value: JavaValue): void {
  if (found.length >= budget.limits.items) throw budget.exceeds("items");
  budget.spend(itemCost);
  found.push(value);
}

function followProperty(
  search: Search,
  index: number,
  names: readonly string[],
  value: JavaValue,
): boolean {
  const definite = isDefiniteBefore(search.path, index);
  if (!isMap(value)) return !definite;
  const isLast = index === search.path.tokens.length - 1;
  search.budget.spend(names.length);
  if (names.length > 1 && isLast) {
    const merged = javaMap(search.budget);
    for (const name of names) if (value.has(name)) merged.put(name, value.get(name));
    add(search, merged);
    return true;
  }
  for (const name of names) {
    if (value.has(name)) {
      if (!follow(search, index + 1, value.get(name))) return false;
    } else if (!isLast && definite && names.length === 1) return false;
  }
  return true;
}

function childrenOf(value: JavaValue): readonly JavaValue[] {
  if (isMap(value)) return value.values();
  return isList(value) ? value.items : [];
}

/** `..`: the value itself, then everything in it, depth first. */
function scan(search: Search, index: number, value: JavaValue): void {
  search.budget.spend(stepCost);
  if (!isMap(value) && !isList(value)) return;
  const token = search.path.tokens[index];
  if (token && takesPart(search, token, value, index)) {
    if (isList(value)) scanList(search, index, token, value);
    else follow(search, index, value);
  }
  for (const child of childrenOf(value)) scan(search, index, child);
}

/**
 * Inside a list Jayway skips the token after `..` and applies the rest of the path to every item;
 * only a member at the end minds a single index, as in `$..[1].name`.
 */
function scanList(search: Search, index: number, token: PathToken, list: JavaList): void {
  const next = search.path.tokens[index + 1];
  if (!next) {
    follow(search, index, list);
    return;
  }
  const isLast = index + 2 === search.path.tokens.length;
  const isName = next.type === "property" && next.names.length === 1;
  const only = token.type === "index" && token.indices.length === 1 ? token.indices[0] : undefined;
  search.budget.spend(list.items.length);
  for (const [position, item] of list.items.entries()) {
    const isMember = isName || (next.type === "wildcard" && isMap(item));
    if (!(isLast && isMember) || position === only) follow(search, index + 1, item);
  }
}

/** Whether a scan stops at this value to apply the next token to it. */
function takesPart(search: Search, token: PathToken, value: JavaValue, index: number): boolean {
  switch (token.type) {
    case "property":
      if (!isMap(value)) return false;
      search.budget.spend(token.names.length);
      // Several names match at most one value where they end the path, and so does a single one.
      return (
        (token.names.length > 1 && index < search.path.tokens.length - 1) ||
        token.names.every((name) => value.has(name))
      );
    case "index":
    case "slice":
      return !isMap(value);
    case "wildcard":
      return true;
    case "filter":
      return accepts(search, token, value);
    default:
      return false;
  }
}

function followPositions(
  search: Search,
  index: number,
  token: Extract<PathToken, { type: "index" | "slice" }>,
  value: JavaValue,
): boolean {
  if (!isList(value)) return !isDefiniteBefore(search.path, index);
  const { items } = value;
  if (token.type === "slice") {
    const [from, to] = boundsOf(token, items.length);
    for (let position = from; position < to; position++) {
      followItem(search, index, items, position);
    }
    return true;
  }
  return token.indices.every((position) => followItem(search, index, items, position));
}

function followItem(
  search: Search,
  index: number,
  items: readonly JavaValue[],
  position: number,
): boolean {
  const item = items[position < 0 ? items.length + position : position];
  return item === undefined || follow(search, index + 1, item);
}

/** With both ends given a negative end is not counted from the end, but a negative start is. */
function boundsOf(
  { from, to }: Extract<PathToken, { type: "slice" }>,
  length: number,
): readonly [number, number] {
  if (from !== undefined && to !== undefined) {
    return [Math.max(from, -length), Math.min(length, to)];
  }
  if (from !== undefined) return [Math.max(0, from < 0 ? length + from : from), length];
  const end = to ?? 0;
  return [0, Math.min(length, end < 0 ? length + end : end)];
}

function followFilter(
  search: Search,
  index: number,
  token: Extract<PathToken, { type: "filter" }>,
  value: JavaValue,
): void {
  if (isMap(value)) {
    if (accepts(search, token, value)) follow(search, index + 1, value);
  } else if (isList(value)) {
    for (const item of value.items) {
      if (accepts(search, token, item)) follow(search, index + 1, item);
    }
  } else if (isDefiniteBefore(search.path, index)) {
    throw evaluationError(`a filter applies to no bare value in "${search.path.text}"`);
  }
}

function accepts(
  { root, budget }: Search,
  { accepts }: Extract<PathToken, { type: "filter" }>,
  item: JavaValue,
): boolean {
  budget.spend(stepCost);
  return accepts({
    item,
    root,
    query: (path, start) => find(path, start, root, budget),
    budget,
  });
}

function isDefiniteBefore({ definiteTokens }: JsonPath, index: number): boolean {
  return index <= definiteTokens;
}
