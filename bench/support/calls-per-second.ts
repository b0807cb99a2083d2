import { sized } from "./smoke.ts";
import { median } from "./table.ts";

export const callsPerRound = sized(1000, 5);
export const rounds = sized(5, 1);

/** One call after the other: the median of the rounds, after some that do not count. */
export async function callsPerSecond(call: () => Promise<unknown>): Promise<number> {
  for (let count = 0; count < callsPerRound / 5; count += 1) await call();
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    for (let count = 0; count < callsPerRound; count += 1) await call();
    rates.push(callsPerRound / ((performance.now() - startedAt) / 1000));
  }
  return median(rates);
}
