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
 * What a number becomes that is not written as JSON would write it, `1.0` or `012`: the text that it
 * is written as, or the number that it is.
 */
export type NumberSpelling = "text" | "number";

interface Anchored {
  readonly json: Json;
  /** Values in it, which count again wherever an alias repeats them. */
  readonly values: number;
}

/** One reading of a YAML text as what JSON can say. */
export class YamlReading {
  readonly #limits: SizeLimits;
  readonly #numbers: NumberSpelling;
  readonly #refuse: (reason: string) => Error;
  readonly #anchors = new Map<string, Anchored>();
  #values = 0;

  /** @param refuse the error for a text that is over a limit */
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
    // The map's own members win over those that are merged into it.
    return Object.fromEntries([...merged, ...own]);
  }

  /** What the anchor before it holds: a text cannot hold itself. */
  #alias(name: string): Json {
    const anchored = this.#anchors.get(name);
    if (!anchored) throw this.#refuse(`the alias *${name} leads to nothing before it`);
    this.#count(anchored.values);
    return anchored.json;
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > this.#limits.values) {
      throw this.#refuse(`it holds more than ${this.#limits.values} values`);
    }
  }
}

/** The names of a map's own members. */
export function namesIn(node: ParsedNode): readonly string[] {
  return isMap(node) ? node.items.map(keyOf) : [];
}

/** The plain value at the path as it is written; undefined where there is none. */
export function sourceAt(root: ParsedNode, path: readonly string[]): string | undefined {
  const { node, rest } = walk(root, path);
  return rest === 0 && isScalar(node) ? node.source : undefined;
}

/** The offset of the value at the path, or of the nearest around it: of its key, where it has one. */
export function nodeAt(root: ParsedNode | null, path: readonly string[]): number {
  return walk(root, path).offset;
}

/** As far as the path leads: `rest` counts the names that lead nowhere. */
function walk(root: ParsedNode | null, path: readonly string[]) {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  let rest = path.length;
  for (const name of path) {
    if (root && isAlias(node)) node = anchorsIn(root).get(node.source);
    // A short function is a level of its own in what the text says, and none in the text.
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

// A document of thousands of findings is walked as often: what it holds is looked up once.
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

/** The last of several of a name, as `Object.fromEntries` takes it. */
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

/** `!Sub` is `Fn::Sub`; a tag of YAML itself is none. */
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

/** Of several maps, the first wins. */
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
