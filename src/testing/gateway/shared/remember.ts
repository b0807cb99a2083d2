/**
 * The same function, which works once for each text: templates and patterns come with every request.
 *
 * @param capacity texts that are kept; the oldest makes room
 */
export function remember<Value>(
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
