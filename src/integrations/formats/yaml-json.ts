import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from "yaml";
import type { Json } from "../../json.ts";

export interface YamlLimits {
  readonly values: number;
  readonly depth: number;
  /** The error for a text that is over a limit. */
  readonly refuse: (reason: string) => Error;
}

interface Anchored {
  readonly json: Json;
  /** Values in it, which count again wherever an alias repeats them. */
  readonly values: number;
}

/** One reading of a YAML text as what JSON can say. */
export class YamlReading {
  readonly #limits: YamlLimits;
  readonly #anchors = new Map<string, Anchored>();
  #values = 0;

  constructor(limits: YamlLimits) {
    this.#limits = limits;
  }

  toJson(node: unknown, depth: number): Json {
    const { depth: deepest, refuse } = this.#limits;
    if (depth > deepest) throw refuse(`it is nested deeper than ${deepest}`);
    if (isAlias(node)) return this.#alias(node.source);
    const before = this.#values;
    this.#count(1);
    const json = withShortTag(tagOf(node), this.#untagged(node, depth));
    const anchor = anchorOf(node);
    if (anchor !== undefined) this.#anchors.set(anchor, { json, values: this.#values - before });
    return json;
  }

  #untagged(node: unknown, depth: number): Json {
    if (isScalar(node)) return scalarValue(node);
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
    if (!anchored) throw this.#limits.refuse(`the alias *${name} leads to nothing before it`);
    this.#count(anchored.values);
    return anchored.json;
  }

  #count(values: number): void {
    this.#values += values;
    if (this.#values > this.#limits.values) {
      throw this.#limits.refuse(`it holds more than ${this.#limits.values} values`);
    }
  }
}

/** The offset of the value at the path, or of the nearest around it: of its key, where it has one. */
export function nodeAt(root: ParsedNode | null, path: readonly string[]): number {
  let node: unknown = root;
  let offset = 0;
  for (const name of path) {
    // A short function is a level of its own in what the text says, and none in the text.
    if (functionOf(tagOf(node)) === name) continue;
    if (isMap(node)) {
      const pair = node.items.findLast((each) => keyOf(each) === name);
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(name)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
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

/** A number that is not written as JSON would write it is text: `1.0`, `012345678901`. */
function scalarValue({ value, source }: Scalar): Json {
  if (typeof value === "number") {
    return source !== undefined && String(value) !== source ? source : value;
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
