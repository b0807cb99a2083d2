import { sized } from "./smoke.ts";
import { median } from "./table.ts";

export const callsPerRound = sized(1000, 5);
export const rounds = sized(5, 1);

/** Sequential calls per second: the median of the rounds, after a warm-up. */
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
