import { type Budget, entryCost, objectCost, stepCost } from "../budget.ts";
import { callError } from "../call-error.ts";
import { equal } from "./equality.ts";
import { hashOrder } from "./hash.ts";
import { change, type JavaMap, type JavaValue } from "./values.ts";

export interface JavaMapOptions {
  /** `hash` iterates as `java.util.HashMap` does; absent: as `LinkedHashMap`, by insertion. */
  readonly order?: "hash" | "insertion";
  /** The maps of `$context` print as nothing. Recorded for `$context.identity` and the overrides. */
  readonly silent?: boolean;
}

export function javaMap(budget: Budget, options?: JavaMapOptions): JavaMap {
  budget.spend(mapCost);
  return new Content(budget, none, options);
}

/** A map of keys and values that take turns. It keeps the list, if no key comes twice and it is short. */
export function javaMapOf(pairs: JavaValue[], budget: Budget): JavaMap {
  budget.spend(mapCost);
  if (pairs.length <= 2 * few && !repeatsKey(pairs)) return new Content(budget, pairs, undefined);
  const map = new Content(budget, none, undefined);
  for (let at = 0; at < pairs.length; at += 2) map.put(pairs[at] ?? null, pairs[at + 1] ?? null);
  return map;
}

/** An object with a few fields and its list, without what is in that. */
const mapCost = 150;
/** As many entries are looked through one by one. A Map for each object of a body costs thrice that. */
const few = 8;
/** Beyond this size a Map is slow to grow and misses the caches of the machine. */
const large = 10_000;
const largeCost = 2 * entryCost;
/** Hashing a key and finding its place. */
const lookUpCost = stepCost;
const farLookUpCost = 5 * stepCost;
/** Comparing shorter keys is part of the step that pays for the access. */
const shortKey = 64;
/** V8 hashes longer texts by their length alone, so looking one up may compare it with all others. */
const longestHashed = 16_383;
/** What all empty maps share. */
const none: JavaValue[] = [];

/** More entries than a few. */
interface Many {
  readonly entries: Map<JavaValue, JavaValue>;
  longKeys: number;
}

class Content implements JavaMap {
  readonly type = "map";
  source: JavaMap["source"] = undefined;
  readonly #budget: Budget;
  readonly #options: JavaMapOptions | undefined;
  /** The keys that were put, where each may be put only once. Null: none yet. */
  #written: JavaMap | null | undefined = undefined;
  // While they are few, keys and values take turns in this list, in the order of insertion.
  #pairs: JavaValue[];
  #many: Many | undefined = undefined;

  constructor(budget: Budget, pairs: JavaValue[], options: JavaMapOptions | undefined) {
    this.#budget = budget;
    this.#pairs = pairs;
    this.#options = options;
  }

  get silent(): boolean {
    return this.#options?.silent ?? false;
  }

  writeOnce(): void {
    this.#written = null;
  }

  get size(): number {
    return this.#many ? this.#many.entries.size : this.#pairs.length / 2;
  }

  get(key: JavaValue): JavaValue {
    if (this.#many) return this.#many.entries.get(this.#place(key, this.#many)) ?? null;
    const at = this.#find(key);
    return at < 0 ? null : (this.#pairs[at + 1] ?? null);
  }

  has(key: JavaValue): boolean {
    return this.#many ? this.#many.entries.has(this.#place(key, this.#many)) : this.#find(key) >= 0;
  }

  put(key: JavaValue, value: JavaValue): JavaValue {
    change(this);
    if (this.#written !== undefined) this.#refuseTwice(key);
    if (!this.#many) {
      const at = this.#find(key);
      if (at >= 0) {
        const before = this.#pairs[at + 1] ?? null;
        this.#pairs[at + 1] = value;
        return before;
      }
      // A growing list allocates a dozen entries, so the first pair creates its own list.
      if (this.#pairs === none) this.#pairs = [key, value];
      else if (this.#pairs.length < 2 * few) this.#pairs.push(key, value);
      else this.#spread(key, value);
      return null;
    }
    const place = this.#place(key, this.#many);
    const before = this.#many.entries.get(place);
    if (before === undefined) this.#add(this.#many, place, value);
    else this.#many.entries.set(place, value);
    return before ?? null;
  }

  remove(key: JavaValue): JavaValue {
    change(this);
    if (!this.#many) {
      const at = this.#find(key);
      return at < 0 ? null : (this.#pairs.splice(at, 2)[1] ?? null);
    }
    const place = this.#place(key, this.#many);
    const before = this.#many.entries.get(place) ?? null;
    if (this.#many.entries.delete(place) && isLong(place)) this.#many.longKeys--;
    return before;
  }

  clear(): void {
    change(this);
    this.#pairs = none;
    this.#many = undefined;
  }

  keys(): JavaValue[] {
    this.#budget.list(this.size);
    const keys = this.#many
      ? Array.from(this.#many.entries.keys(), keyAt)
      : everyOther(this.#pairs, 0);
    return this.#isHashed ? hashOrder(keys, this.#budget) : keys;
  }

  entries(): readonly (readonly [JavaValue, JavaValue])[] {
    const { size } = this;
    this.#budget.spend(size * objectCost);
    if (this.#many) {
      return Array.from(this.#many.entries, ([place, value]) => [keyAt(place), value]);
    }
    const values = everyOther(this.#pairs, 1);
    return everyOther(this.#pairs, 0).map((key, index) => [key, values[index] ?? null]);
  }

  values(): JavaValue[] {
    if (this.#isHashed) return this.keys().map((key) => this.get(key));
    this.#budget.list(this.size);
    return this.#many ? [...this.#many.entries.values()] : everyOther(this.#pairs, 1);
  }

  copy(): JavaMap {
    const { silent = false, order = "insertion" } = this.#options ?? {};
    const copy = javaMap(this.#budget, { silent, order });
    for (const [key, value] of this.entries()) copy.put(key, value);
    return copy;
  }

  #refuseTwice(key: JavaValue): void {
    this.#written ??= javaMap(this.#budget);
    if (this.#written.put(key, true) !== null) throw callError("an override is written twice");
  }

  get #isHashed(): boolean {
    return this.#options?.order === "hash";
  }

  /** The ninth entry. */
  #spread(key: JavaValue, value: JavaValue): void {
    const pairs = this.entries();
    const many: Many = { entries: new Map(), longKeys: 0 };
    this.#many = many;
    this.#pairs = none;
    for (const [each, item] of pairs) this.#add(many, this.#place(each, many), item);
    this.#add(many, this.#place(key, many), value);
  }

  #add(many: Many, place: JavaValue, value: JavaValue): void {
    const { size } = many.entries;
    if (size >= this.#budget.limits.items) throw this.#budget.exceeds("items");
    this.#budget.spend(size < large ? entryCost : entryCost + largeCost);
    if (isLong(place)) many.longKeys++;
    many.entries.set(place, value);
  }

  /** Where the key stands among the pairs, or -1. */
  #find(key: JavaValue): number {
    const pairs = this.#pairs;
    let place = key;
    if (typeof key === "string") {
      if (key.length > shortKey) this.#budget.spend(key.length * (1 + pairs.length / 2));
    } else if (typeof key === "object" && key !== null) {
      place = storedIn(everyOther(pairs, 0), key, this.#budget);
    }
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === place) return at;
    return -1;
  }

  /** What stands for the key in the Map. */
  #place(key: JavaValue, { entries, longKeys }: Many): JavaValue {
    this.#budget.spend(entries.size < large ? lookUpCost : farLookUpCost);
    switch (typeof key) {
      case "string":
        if (key.length > shortKey) {
          this.#budget.spend(key.length * (isLong(key) ? 1 + longKeys : 1));
        }
        return key.charCodeAt(0) === 0 ? `\0\0${key}` : key;
      case "number":
        // V8 hashes numbers without a secret, so that whoever chooses them can make them all collide.
        return `\0${key}`;
      default:
        if (key === null || key === true || key === false) return key;
        this.#budget.spend(stepCost * entries.size);
        return storedIn(entries.keys(), key, this.#budget);
    }
  }
}

function repeatsKey(pairs: readonly JavaValue[]): boolean {
  for (let at = 2; at < pairs.length; at += 2) {
    for (let before = 0; before < at; before += 2) if (pairs[at] === pairs[before]) return true;
  }
  return false;
}

function keyAt(place: JavaValue): JavaValue {
  if (typeof place !== "string" || place.charCodeAt(0) !== 0) return place;
  return place.charCodeAt(1) === 0 ? place.slice(2) : Number(place.slice(1));
}

function isLong(place: JavaValue): boolean {
  return typeof place === "string" && place.length > longestHashed;
}

/** Java compares keys by content; JavaScript does so for strings, numbers and booleans. */
function storedIn(keys: Iterable<JavaValue>, key: JavaValue, budget: Budget): JavaValue {
  for (const other of keys) {
    if (typeof other === "object" && other !== null && equal(other, key, budget)) return other;
  }
  return key;
}

function everyOther(pairs: readonly JavaValue[], start: number): JavaValue[] {
  const half: JavaValue[] = [];
  for (let at = start; at < pairs.length; at += 2) half.push(pairs[at] ?? null);
  return half;
}
