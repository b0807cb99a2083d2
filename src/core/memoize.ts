/** What `make` returns, made when it is first asked for. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Memoizes `make` per text; evicts the oldest, so that texts from hostile input never fill the memory.
 * A text for which `make` throws is not kept.
 *
 * @param capacity texts that are kept
 */
export function memoize<Value>(
  capacity: number,
  make: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const made = make(text);
    if (known.size >= capacity) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(text, made);
    return made;
  };
}

/** Memoizes `make` per object, which must not change, for as long as the object lives. */
export function memoizeByObject<Source extends object, Value>(
  make: (source: Source) => Value,
): (source: Source) => Value {
  const known = new WeakMap<Source, Value>();
  return (source) => {
    const kept = known.get(source);
    if (kept !== undefined) return kept;
    const made = make(source);
    known.set(source, made);
    return made;
  };
}
