type Named = readonly [name: string, value: unknown];

/** Orders by name, whatever its case, as API Gateway orders the headers of REST APIs. */
export function byName([left]: Named, [right]: Named): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return a < b ? -1 : Number(a > b);
}
