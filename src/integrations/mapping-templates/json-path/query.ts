import { javaMap } from "../java/java-map.ts";
import { isList, isMap, type JavaList, type JavaValue, javaList } from "../java/values.ts";
import { type Budget, stepCost } from "../limits.ts";
import { callFunction } from "./functions.ts";
import { evaluationError, isDefinite, type JsonPath, type PathToken } from "./path.ts";

/**
 * What a path finds: the bare value for a definite path, else a list. Undefined: nothing is there.
 *
 * @throws GatewrightError `json-path.evaluation`, where Jayway throws; `template.limit`.
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

/** Thrown where a definite step leads nowhere. Made once, since no one reads its stack. */
const notFound = new Error("path not found");

function find(
  path: JsonPath,
  start: JavaValue,
  root: JavaValue,
  budget: Budget,
): JavaValue | undefined {
  if (path.names) return findMember(path.names, start, budget);
  const search: Search = { path, root, budget, found: [] };
  try {
    follow(search, 0, start);
  } catch (error) {
    if (error === notFound) return undefined;
    throw error;
  }
  if (path.definite) return search.found.at(-1);
  return javaList(search.found, "JSONArray");
}

/** `$.a.b`, which most templates ask for: no search, and nothing to throw where it leads nowhere. */
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

/** Applies the token at `index`, and those after it, to a value. */
function follow(search: Search, index: number, value: JavaValue): void {
  search.budget.spend(stepCost);
  const token = search.path.tokens[index];
  if (!token) {
    search.found.push(value);
    return;
  }
  switch (token.type) {
    case "property":
      return followProperty(search, index, token.names, value);
    case "wildcard":
      return followWildcard(search, index, value);
    case "scan":
      return scan(search, index + 1, value);
    case "index":
    case "slice":
      return followPositions(search, index, token, value);
    case "filter":
      return followFilter(search, index, token, value);
    default: {
      const query = (path: JsonPath): JavaValue | undefined =>
        find(path, search.root, search.root, search.budget);
      const result = callFunction(token, value, query, search.budget);
      // The value of every function on the way is a result; of a definite path the last one counts.
      search.found.push(result);
      if (index + 1 < search.path.tokens.length) follow(search, index + 1, result);
    }
  }
}

function followProperty(
  search: Search,
  index: number,
  names: readonly string[],
  value: JavaValue,
): void {
  const definiteBefore = isDefiniteBefore(search.path.tokens, index);
  if (!isMap(value)) {
    if (definiteBefore) throw notFound;
    return;
  }
  const isLast = index === search.path.tokens.length - 1;
  if (names.length > 1 && isLast) {
    const merged = javaMap();
    for (const name of names) if (value.has(name)) merged.put(name, value.get(name));
    search.found.push(merged);
    return;
  }
  for (const name of names) {
    if (value.has(name)) follow(search, index + 1, value.get(name));
    else if (!isLast && definiteBefore && names.length === 1) throw notFound;
  }
}

function followWildcard(search: Search, index: number, value: JavaValue): void {
  for (const item of childrenOf(value)) unlessMissing(() => follow(search, index + 1, item));
}

/** A wildcard passes over what its rest of the path does not find. */
function unlessMissing(search: () => void): void {
  try {
    search();
  } catch (error) {
    if (error !== notFound) throw error;
  }
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
  if (!next) return follow(search, index, list);
  const isLast = index + 2 === search.path.tokens.length;
  const isName = next.type === "property" && next.names.length === 1;
  const only = token.type === "index" && token.indices.length === 1 ? token.indices[0] : undefined;
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
      return !isDefinite(search.path.tokens, index) || token.names.every((name) => value.has(name));
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
): void {
  if (!isList(value)) {
    if (isDefiniteBefore(search.path.tokens, index)) throw notFound;
    return;
  }
  const positions = token.type === "index" ? token.indices : slicePositions(token, value);
  for (const position of positions) {
    const at = position < 0 ? value.items.length + position : position;
    const item = value.items[at];
    if (item !== undefined) follow(search, index + 1, item);
  }
}

/** With both ends given a negative end is not counted from the end, but a negative start is. */
function slicePositions(
  { from, to }: Extract<PathToken, { type: "slice" }>,
  { items }: JavaList,
): readonly number[] {
  const { length } = items;
  if (from !== undefined && to !== undefined) {
    return range(Math.max(from, -length), Math.min(length, to));
  }
  if (from !== undefined) return range(Math.max(0, from < 0 ? length + from : from), length);
  const end = to ?? 0;
  return range(0, Math.min(length, end < 0 ? length + end : end));
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
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
  } else if (isDefiniteBefore(search.path.tokens, index)) {
    throw evaluationError(`a filter applies to no bare value in "${search.path.text}"`);
  }
}

function accepts(
  { root, budget }: Search,
  { accepts }: Extract<PathToken, { type: "filter" }>,
  item: JavaValue,
): boolean {
  return accepts({
    item,
    root,
    query: (path, start) => find(path, start, root, budget),
    budget,
  });
}

function isDefiniteBefore(tokens: readonly PathToken[], index: number): boolean {
  return tokens.slice(0, index).every((_, before) => isDefinite(tokens, before));
}
