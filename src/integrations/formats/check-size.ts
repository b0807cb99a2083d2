import type { Json } from "../../core/json.ts";

export interface SizeLimits {
  readonly values: number;
  readonly depth: number;
}

/**
 * Throws if a value is too large or nested too deep. Avoids recursion, which would overflow the
 * stack.
 */
export function checkSize(
  root: Json,
  limits: SizeLimits,
  tooLarge: (reason: string) => Error,
): void {
  const open: { readonly value: Json; readonly depth: number }[] = [{ value: root, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    values += 1;
    const { value, depth } = next;
    if (values > limits.values) throw tooLarge(`it has more than ${limits.values} values`);
    if (depth > limits.depth) throw tooLarge(`it is nested deeper than ${limits.depth}`);
    if (typeof value !== "object" || value === null) continue;
    for (const each of Object.values(value)) open.push({ value: each, depth: depth + 1 });
  }
}
