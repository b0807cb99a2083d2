/**
 * Keeps what `make` returns for each text. When `most` are kept all are dropped: texts that come
 * from hostile templates never fill the memory, and those in use are soon back.
 */
export function memoise<Result>(
  most: number,
  make: (text: string) => Result,
): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = make(text);
    if (results.size >= most) results.clear();
    results.set(text, result);
    return result;
  };
}
