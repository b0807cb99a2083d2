import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  visit,
  type YAMLMap,
} from "yaml";
import type { Json } from "../../core/json.ts";
import type { SizeLimits } from "./check-size.ts";

/**
 * How to read a number in non-JSON spelling, such as `1.0` or `012`: as its source text or as a
 * number.
 */
export type NumberSpelling = "text" | "number";

interface Anchored {
  readonly json: Json;
  /** Number of values, which count again for each alias. */
  readonly values: number;
}

/** Converts YAML to JSON values. */
export class YamlReading {
  readonly #limits: SizeLimits;
  readonly #numbers: NumberSpelling;
  readonly #refuse: (reason: string) => Error;
  readonly #anchors = new Map<string, Anchored>();
  #values = 0;

  /** @param refuse creates the error for a text over a limit */
  constructor(limits: SizeLimits, numbers: NumberSpelling, refuse: (reason: string) => Error) {
    this.#limits = limits;
    this.#numbers = numbers;
    this.#refuse = refuse;
  }

  toJson(node: unknown, depth: number): Json {
    const { depth: deepest } = this.#limits;
    if (depth > deepest) throw this.#refuse(`it is nested deeper than ${deepest}`);
    if (isAlias(node)) return this.#alias(node.source);
    const before = this.#values;
    this.#count(1);
    const json = withShortTag(tagOf(node), this.#untagged(node, depth));
    const anchor = anchorOf(node);
    if (anchor !== undefined) this.#anchors.set(anchor, { json, values: this.#values - before });
    return json;
  }

  #untagged(node: unknown, depth: number): Json {
    if (isScalar(node)) return scalarValue(node, this.#numbers);
    if (isSeq(node)) return node.items.map((item) => this.toJson(item, depth + 1));
    if (!isMap(node)) return null;
    const read = (pair: Pair) => this.toJson(pair.value, depth + 1);
    const merged = node.items.filter(isMergeKey).flatMap((pair) => mergedEntries(read(pair)));
    const own = node.items
      .filter((pair) => !isMergeKey(pair))
      .map((pair) => [keyOf(pair), read(pair)] as const);
    // The map's own members override merged ones.
    return Object.fromEntries([...merged, ...own]);
  }

  /** Returns the value of a preceding anchor; a value cannot contain itself. */
  #alias(name: string): Json {
    const anchored = this.#anchors.get(name);
    if (!anchored) throw this.#refuse(`the alias *${name} has no anchor before it`);
    this.#count(anchored.values);
    return anchored.json;
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > this.#limits.values) {
      throw this.#refuse(`it has more than ${this.#limits.values} values`);
    }
  }
}

/** Returns the names of a map's own members. */
export function namesIn(node: ParsedNode): readonly string[] {
  return isMap(node) ? node.items.map(keyOf) : [];
}

/** Returns the source of the plain value at the path, if any. */
export function sourceAt(root: ParsedNode, path: readonly string[]): string | undefined {
  const { node, rest } = walk(root, path);
  return rest === 0 && isScalar(node) ? node.source : undefined;
}

/**
 * Returns the offset of the value at the path, or of the nearest enclosing value: of its key, if it
 * has one.
 */
export function nodeAt(root: ParsedNode | null, path: readonly string[]): number {
  return walk(root, path).offset;
}

/** Follows the path as far as possible; `rest` counts the unresolved names. */
function walk(root: ParsedNode | null, path: readonly string[]) {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  let rest = path.length;
  for (const name of path) {
    if (root && isAlias(node)) node = anchorsIn(root).get(node.source);
    // A short function is a level of its own in the JSON, but not in the text.
    const isFunction = functionOf(tagOf(node)) === name;
    const next = isFunction ? { node, offset } : childOf(node, name, offset);
    if (!next) break;
    ({ node, offset } = next);
    rest -= 1;
  }
  return { node, offset, rest };
}

function childOf(node: unknown, name: string, offset: number) {
  if (isMap(node)) {
    const pair = pairsIn(node).get(name);
    return pair && { node: pair.value, offset: startOf(pair.key) ?? offset };
  }
  const item: unknown = isSeq(node) ? node.items[Number(name)] : undefined;
  return item === undefined ? undefined : { node: item, offset: startOf(item) ?? offset };
}

// Cached: a document with thousands of findings is walked as often.
const anchors = new WeakMap<ParsedNode, ReadonlyMap<string, unknown>>();
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function anchorsIn(root: ParsedNode): ReadonlyMap<string, unknown> {
  const known = anchors.get(root);
  if (known) return known;
  const found = new Map<string, unknown>();
  visit(root, {
    Node: (_, node) => {
      const anchor = anchorOf(node);
      if (anchor !== undefined) found.set(anchor, node);
    },
  });
  anchors.set(root, found);
  return found;
}

/** Maps names to pairs; the last duplicate wins, as in `Object.fromEntries`. */
function pairsIn(map: YAMLMap): ReadonlyMap<string, Pair> {
  const found = pairs.get(map) ?? new Map(map.items.map((pair) => [keyOf(pair), pair]));
  pairs.set(map, found);
  return found;
}

function startOf(node: unknown): number | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return undefined;
  return node.range?.[0];
}

function tagOf(node: unknown): string | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
}

function anchorOf(node: unknown): string | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
}

/** Returns the function of a tag: `Fn::Sub` for `!Sub`; undefined for YAML's own tags. */
function functionOf(tag: string | undefined): string | undefined {
  if (!tag || !/^![A-Za-z]/.test(tag)) return undefined;
  const name = tag.slice(1);
  return name === "Ref" || name === "Condition" ? name : `Fn::${name}`;
}

function withShortTag(tag: string | undefined, value: Json): Json {
  const name = functionOf(tag);
  if (name === undefined) return value;
  if (name !== "Fn::GetAtt" || typeof value !== "string") return { [name]: value };
  const dot = value.indexOf(".");
  return { [name]: dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
}

function scalarValue({ value, source }: Scalar, numbers: NumberSpelling): Json {
  if (typeof value === "number") {
    const isPlain = source === undefined || String(value) === source;
    return isPlain || (numbers === "number" && Number.isFinite(value)) ? value : source;
  }
  return typeof value === "string" || typeof value === "boolean" ? value : null;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : "";
}

function isMergeKey(pair: Pair): boolean {
  return keyOf(pair) === "<<";
}

/** Merges several maps; the first one wins. */
function mergedEntries(value: Json): (readonly [key: string, value: Json])[] {
  const sources: readonly Json[] = Array.isArray(value) ? value : [value];
  return sources
    .toReversed()
    .flatMap((source) =>
      typeof source === "object" && source !== null && !Array.isArray(source)
        ? Object.entries<Json>(source)
        : [],
    );
}
