/** Whether each bench runs once and briefly, to show that it runs: `npm run bench -- --smoke`. */
export const isSmoke = process.argv.includes("--smoke");

/** The size of a measurement: in full, or just enough to run its code. */
export function sized(full: number, smoke: number): number {
  return isSmoke ? smoke : full;
}
