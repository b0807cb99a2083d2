import { equal } from "./equality.ts";
import { hashOrder } from "./hash.ts";
import type { JavaMap, JavaValue } from "./values.ts";

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

class Content implements JavaMap {
  readonly type = "map";
  readonly silent: boolean;
  readonly #hashed: boolean;
  // While they are few, the entries stand side by side here, in the order of insertion.
  #keys: JavaValue[] = [];
  #items: JavaValue[] = [];
  #many: Map<JavaValue, JavaValue> | undefined = undefined;

  constructor(silent: boolean, hashed: boolean) {
    this.silent = silent;
    this.#hashed = hashed;
  }

  get size(): number {
    return this.#many ? this.#many.size : this.#keys.length;
  }

  get(key: JavaValue): JavaValue {
    if (this.#many) return this.#many.get(this.#stored(key)) ?? null;
    const index = this.#find(key);
    return index < 0 ? null : (this.#items[index] ?? null);
  }

  has(key: JavaValue): boolean {
    return this.#many ? this.#many.has(this.#stored(key)) : this.#find(key) >= 0;
  }

  put(key: JavaValue, value: JavaValue): JavaValue {
    if (this.#many) {
      const place = this.#stored(key);
      const before = this.#many.get(place) ?? null;
      this.#many.set(place, value);
      return before;
    }
    const index = this.#find(key);
    if (index < 0) {
      this.#append(key, value);
      return null;
    }
    const before = this.#items[index] ?? null;
    this.#items[index] = value;
    return before;
  }

  remove(key: JavaValue): JavaValue {
    if (this.#many) {
      const place = this.#stored(key);
      const before = this.#many.get(place) ?? null;
      this.#many.delete(place);
      return before;
    }
    const index = this.#find(key);
    if (index < 0) return null;
    this.#keys.splice(index, 1);
    return this.#items.splice(index, 1)[0] ?? null;
  }

  clear(): void {
    this.#keys = [];
    this.#items = [];
    this.#many = undefined;
  }

  keys(): JavaValue[] {
    const keys = this.#many ? [...this.#many.keys()] : this.#keys.slice();
    return this.#hashed ? hashOrder(keys) : keys;
  }

  entries(): Iterable<[JavaValue, JavaValue]> {
    return this.#many ?? this.#keys.map((key, index) => [key, this.#items[index] ?? null]);
  }

  values(): JavaValue[] {
    if (this.#hashed) return this.keys().map((key) => this.get(key));
    return this.#many ? [...this.#many.values()] : this.#items.slice();
  }

  copy(): JavaMap {
    const copy = new Content(this.silent, this.#hashed);
    for (const [key, value] of this.entries()) copy.put(key, value);
    return copy;
  }

  #append(key: JavaValue, value: JavaValue): void {
    if (this.#keys.length < few) {
      this.#keys.push(key);
      this.#items.push(value);
      return;
    }
    this.#many = new Map(this.entries()).set(key, value);
    this.#keys = [];
    this.#items = [];
  }

  #find(key: JavaValue): number {
    const keys = this.#keys;
    const place = typeof key === "object" && key !== null ? storedIn(keys, key) : key;
    for (let index = 0; index < keys.length; index++) if (keys[index] === place) return index;
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
