import { type Budget, objectCost } from "./budget.ts";

/** Longer texts are made anew each time: looking one up would compare it with others. */
const maxKeptLength = 10_000;

interface Kept<Result> {
  readonly result: Result;
  readonly cost: number;
}

/**
 * Keeps what `make` returns for each text, and what making it costs. That is charged every time, so
 * that what a render may do does not depend on those before it. When what was kept has cost `most`
 * in all, everything is dropped: texts that come from hostile templates never fill the memory, and
 * those in use are soon back.
 */
export function chargedCache<Result>(
  most: number,
  make: (text: string, budget: Budget) => Result,
): (text: string, budget: Budget) => Result {
  const results = new Map<string, Kept<Result>>();
  let total = 0;
  return (text, budget) => {
    if (text.length > maxKeptLength) return make(text, budget);
    const known = results.get(text);
    if (known !== undefined) {
      budget.spend(known.cost);
      return known.result;
    }
    const before = budget.left;
    const result = make(text, budget);
    const cost = before - budget.left;
    total += cost + objectCost;
    if (total > most) {
      results.clear();
      total = cost;
    }
    results.set(text, { result, cost });
    return result;
  };
}
