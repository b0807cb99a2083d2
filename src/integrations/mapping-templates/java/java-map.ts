import { callError } from "../methods/method.ts";
import { equal } from "./equality.ts";
import { hashOrder } from "./hash.ts";
import { change, type JavaMap, type JavaValue } from "./values.ts";

export interface JavaMapOptions {
  /** `hash` iterates as `java.util.HashMap` does; absent: as `LinkedHashMap`, by insertion. */
  readonly order?: "hash" | "insertion";
  /** The maps of `$context` print as nothing. Recorded for `$context.identity` and the overrides. */
  readonly silent?: boolean;
}

export function javaMap(options?: JavaMapOptions): JavaMap {
  return options
    ? new Content(options.silent ?? false, options.order === "hash")
    : new Content(false, false);
}

/** As many entries are looked through one by one. A Map for each object of a body costs thrice that. */
const few = 8;
/** What all empty maps share. */
const none: JavaValue[] = [];

class Content implements JavaMap {
  readonly type = "map";
  readonly silent: boolean;
  source: JavaMap["source"] = undefined;
  written: JavaMap["written"] = undefined;
  readonly #hashed: boolean;
  // While they are few, keys and values take turns in this list, in the order of insertion.
  #pairs: JavaValue[] = none;
  #many: Map<JavaValue, JavaValue> | undefined = undefined;

  constructor(silent: boolean, hashed: boolean) {
    this.silent = silent;
    this.#hashed = hashed;
  }

  get size(): number {
    return this.#many ? this.#many.size : this.#pairs.length / 2;
  }

  get(key: JavaValue): JavaValue {
    if (this.#many) return this.#many.get(this.#stored(key)) ?? null;
    const at = this.#find(key);
    return at < 0 ? null : (this.#pairs[at + 1] ?? null);
  }

  has(key: JavaValue): boolean {
    return this.#many ? this.#many.has(this.#stored(key)) : this.#find(key) >= 0;
  }

  put(key: JavaValue, value: JavaValue): JavaValue {
    change(this);
    if (this.written !== undefined) {
      this.written ??= new Set();
      if (this.written.has(key)) throw callError("an override is written twice");
      this.written.add(key);
    }
    if (!this.#many) {
      const at = this.#find(key);
      const before = at < 0 ? null : (this.#pairs[at + 1] ?? null);
      if (at >= 0) this.#pairs[at + 1] = value;
      // A list that grows takes room for a dozen more, so that the first pair makes its own.
      else if (this.#pairs === none) this.#pairs = [key, value];
      else if (this.#pairs.length < 2 * few) this.#pairs.push(key, value);
      else this.#many = new Map(this.entries()).set(key, value);
      return before;
    }
    const place = this.#stored(key);
    const before = this.#many.get(place) ?? null;
    this.#many.set(place, value);
    return before;
  }

  remove(key: JavaValue): JavaValue {
    change(this);
    if (!this.#many) {
      const at = this.#find(key);
      return at < 0 ? null : (this.#pairs.splice(at, 2)[1] ?? null);
    }
    const place = this.#stored(key);
    const before = this.#many.get(place) ?? null;
    this.#many.delete(place);
    return before;
  }

  clear(): void {
    change(this);
    this.#pairs = none;
    this.#many = undefined;
  }

  keys(): JavaValue[] {
    const keys = this.#many ? [...this.#many.keys()] : everyOther(this.#pairs, 0);
    return this.#hashed ? hashOrder(keys) : keys;
  }

  entries(): Iterable<[JavaValue, JavaValue]> {
    if (this.#many) return this.#many;
    const values = everyOther(this.#pairs, 1);
    return everyOther(this.#pairs, 0).map((key, index) => [key, values[index] ?? null]);
  }

  values(): JavaValue[] {
    if (this.#hashed) return this.keys().map((key) => this.get(key));
    return this.#many ? [...this.#many.values()] : everyOther(this.#pairs, 1);
  }

  copy(): JavaMap {
    const copy = new Content(this.silent, this.#hashed);
    for (const [key, value] of this.entries()) copy.put(key, value);
    return copy;
  }

  /** Where the key stands among the pairs, or -1. */
  #find(key: JavaValue): number {
    const pairs = this.#pairs;
    const place =
      typeof key === "object" && key !== null ? storedIn(everyOther(pairs, 0), key) : key;
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === place) return at;
    return -1;
  }

  #stored(key: JavaValue): JavaValue {
    if (typeof key !== "object" || key === null) return key;
    return storedIn(this.#many?.keys() ?? [], key);
  }
}

/** Java compares keys by content; JavaScript does so for strings, numbers and booleans. */
function storedIn(keys: Iterable<JavaValue>, key: JavaValue): JavaValue {
  for (const other of keys) {
    if (typeof other === "object" && other !== null && equal(other, key)) return other;
  }
  return key;
}

function everyOther(pairs: readonly JavaValue[], start: number): JavaValue[] {
  const half: JavaValue[] = [];
  for (let at = start; at < pairs.length; at += 2) half.push(pairs[at] ?? null);
  return half;
}
