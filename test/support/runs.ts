/**
 * How many examples a property is checked with: `count` in the gate, a multiple of it in
 * `npm run verify`, which sets GATEWRIGHT_RUNS.
 */
export function runs(count: number): number {
  return Math.ceil(count * Number(process.env["GATEWRIGHT_RUNS"] ?? 1));
}
