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
  return options
    ? new Content(budget, options.silent ?? false, options.order === "hash")
    : new Content(budget, false, false);
}

/** An object with a dozen fields, and room for a few entries. */
const mapCost = 3 * objectCost;
/** As many entries are looked through one by one. A Map for each object of a body costs thrice that. */
const few = 8;
/** Comparing shorter keys is part of the step that pays for the access. */
const shortKey = 64;
/** V8 tells longer texts apart by their length alone: looking one up may compare it with them all. */
const longestHashed = 16_383;
/** What all empty maps share. */
const none: JavaValue[] = [];

class Content implements JavaMap {
  readonly type = "map";
  readonly silent: boolean;
  source: JavaMap["source"] = undefined;
  written: JavaMap["written"] = undefined;
  readonly #budget: Budget;
  readonly #hashed: boolean;
  // While they are few, keys and values take turns in this list, in the order of insertion.
  #pairs: JavaValue[] = none;
  #many: Map<JavaValue, JavaValue> | undefined = undefined;
  #longKeys = 0;

  constructor(budget: Budget, silent: boolean, hashed: boolean) {
    this.#budget = budget;
    this.silent = silent;
    this.#hashed = hashed;
  }

  get size(): number {
    return this.#many ? this.#many.size : this.#pairs.length / 2;
  }

  get(key: JavaValue): JavaValue {
    if (this.#many) return this.#many.get(this.#place(key)) ?? null;
    const at = this.#find(key);
    return at < 0 ? null : (this.#pairs[at + 1] ?? null);
  }

  has(key: JavaValue): boolean {
    return this.#many ? this.#many.has(this.#place(key)) : this.#find(key) >= 0;
  }

  put(key: JavaValue, value: JavaValue): JavaValue {
    change(this);
    if (this.written !== undefined) {
      const written: JavaMap = (this.written ??= new Content(this.#budget, false, false));
      if (written.put(key, true) !== null) throw callError("an override is written twice");
    }
    if (!this.#many) {
      const at = this.#find(key);
      if (at >= 0) {
        const before = this.#pairs[at + 1] ?? null;
        this.#pairs[at + 1] = value;
        return before;
      }
      // A list that grows takes room for a dozen more, so that the first pair makes its own.
      if (this.#pairs === none) this.#pairs = [key, value];
      else if (this.#pairs.length < 2 * few) this.#pairs.push(key, value);
      else this.#spread(key, value);
      return null;
    }
    const place = this.#place(key);
    const before = this.#many.get(place);
    if (before === undefined) this.#add(this.#many, place, value);
    else this.#many.set(place, value);
    return before ?? null;
  }

  remove(key: JavaValue): JavaValue {
    change(this);
    if (!this.#many) {
      const at = this.#find(key);
      return at < 0 ? null : (this.#pairs.splice(at, 2)[1] ?? null);
    }
    const place = this.#place(key);
    const before = this.#many.get(place) ?? null;
    if (this.#many.delete(place) && isLong(place)) this.#longKeys--;
    return before;
  }

  clear(): void {
    change(this);
    this.#pairs = none;
    this.#many = undefined;
    this.#longKeys = 0;
  }

  keys(): JavaValue[] {
    this.#budget.list(this.size);
    const keys = this.#many
      ? Array.from(this.#many.keys(), keyAt)
      : everyOther(this.#pairs, 0);
    return this.#hashed ? hashOrder(keys, this.#budget) : keys;
  }

  entries(): readonly (readonly [JavaValue, JavaValue])[] {
    const { size } = this;
    this.#budget.spend(size * objectCost);
    if (this.#many) return Array.from(this.#many, ([place, value]) => [keyAt(place), value]);
    const values = everyOther(this.#pairs, 1);
    return everyOther(this.#pairs, 0).map((key, index) => [key, values[index] ?? null]);
  }

  values(): JavaValue[] {
    if (this.#hashed) return this.keys().map((key) => this.get(key));
    this.#budget.list(this.size);
    return this.#many ? [...this.#many.values()] : everyOther(this.#pairs, 1);
  }

  copy(): JavaMap {
    this.#budget.spend(mapCost);
    const copy = new Content(this.#budget, this.silent, this.#hashed);
    for (const [key, value] of this.entries()) copy.put(key, value);
    return copy;
  }

  /** The ninth entry. */
  #spread(key: JavaValue, value: JavaValue): void {
    const pairs = this.entries();
    const many = new Map<JavaValue, JavaValue>();
    this.#many = many;
    this.#pairs = none;
    for (const [each, item] of pairs) this.#add(many, this.#place(each), item);
    this.#add(many, this.#place(key), value);
  }

  #add(many: Map<JavaValue, JavaValue>, place: JavaValue, value: JavaValue): void {
    if (many.size >= this.#budget.limits.items) throw this.#budget.exceeds("items");
    this.#budget.spend(entryCost);
    if (isLong(place)) this.#longKeys++;
    many.set(place, value);
  }

  /** Where the key stands among the pairs, or -1. */
  #find(key: JavaValue): number {
    const pairs = this.#pairs;
    if (typeof key === "string" && key.length > shortKey) {
      this.#budget.spend(key.length * (1 + pairs.length / 2));
    }
    const place =
      typeof key === "object" && key !== null
        ? storedIn(everyOther(pairs, 0), key, this.#budget)
        : key;
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === place) return at;
    return -1;
  }

  /** What stands for the key in the Map. */
  #place(key: JavaValue): JavaValue {
    switch (typeof key) {
      case "string":
        if (key.length > shortKey) {
          this.#budget.spend(key.length * (isLong(key) ? 1 + this.#longKeys : 1));
        }
        return key.charCodeAt(0) === 0 ? `\0\0${key}` : key;
      case "number":
        // V8 hashes numbers without a secret, so that whoever chooses them can make them all collide.
        return `\0${key}`;
      default:
        if (key === null || key === true || key === false) return key;
        this.#budget.spend(stepCost * (1 + (this.#many?.size ?? 0)));
        return storedIn(this.#many?.keys() ?? [], key, this.#budget);
    }
  }
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
