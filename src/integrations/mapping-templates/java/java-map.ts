import { equal } from "./equality.ts";
import { hashOrder } from "./hash.ts";
import type { JavaMap, JavaValue } from "./values.ts";

export interface JavaMapOptions {
  /** `hash` iterates as `java.util.HashMap` does; absent: as `LinkedHashMap`, by insertion. */
  readonly order?: "hash" | "insertion";
  /** The maps of `$context` print as nothing. Recorded for `$context.identity` and the overrides. */
  readonly silent?: boolean;
}

export function javaMap(options: JavaMapOptions = {}): JavaMap {
  return new Content(options);
}

class Content implements JavaMap {
  readonly type = "map";
  readonly silent: boolean;
  readonly #hashed: boolean;
  readonly #content = new Map<JavaValue, JavaValue>();

  constructor(options: JavaMapOptions) {
    this.silent = options.silent ?? false;
    this.#hashed = options.order === "hash";
  }

  get size(): number {
    return this.#content.size;
  }

  get(key: JavaValue): JavaValue {
    return this.#content.get(this.#stored(key)) ?? null;
  }

  has(key: JavaValue): boolean {
    return this.#content.has(this.#stored(key));
  }

  put(key: JavaValue, value: JavaValue): JavaValue {
    const place = this.#stored(key);
    const before = this.#content.get(place) ?? null;
    this.#content.set(place, value);
    return before;
  }

  remove(key: JavaValue): JavaValue {
    const place = this.#stored(key);
    const before = this.#content.get(place) ?? null;
    this.#content.delete(place);
    return before;
  }

  clear(): void {
    this.#content.clear();
  }

  keys(): JavaValue[] {
    const keys = [...this.#content.keys()];
    return this.#hashed ? hashOrder(keys) : keys;
  }

  entries(): IterableIterator<[JavaValue, JavaValue]> {
    return this.#content.entries();
  }

  values(): JavaValue[] {
    return this.#hashed ? this.keys().map((key) => this.get(key)) : [...this.#content.values()];
  }

  copy(): JavaMap {
    const order = this.#hashed ? "hash" : "insertion";
    const copy = new Content({ order, silent: this.silent });
    for (const [key, value] of this.#content) copy.#content.set(key, value);
    return copy;
  }

  /** Java compares keys by content; a JavaScript Map does so for strings, numbers and booleans. */
  #stored(key: JavaValue): JavaValue {
    if (typeof key !== "object" || key === null) return key;
    for (const other of this.#content.keys()) {
      if (typeof other === "object" && other !== null && equal(other, key)) return other;
    }
    return key;
  }
}
