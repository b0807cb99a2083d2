/** Caches the results of authorizers, each for its own time. */
export class AuthorizerCache<Result> {
  readonly #entries = new Map<string, { readonly endsAt: number; readonly result: Result }>();
  readonly #capacity: number;

  /** @param capacity the number of results to keep; the oldest is evicted */
  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  /** @param now milliseconds since 1970 */
  get(key: string, now: number): Result | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.endsAt > now) return entry.result;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, result: Result, endsAt: number): void {
    this.#entries.delete(key);
    if (this.#entries.size >= this.#capacity) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    this.#entries.set(key, { endsAt, result });
  }

  clear(): void {
    this.#entries.clear();
  }
}
