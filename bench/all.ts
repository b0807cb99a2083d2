// Runs all benchmarks in sequence, or those whose names contain an argument. Compare only figures of
// the same run. `--smoke` runs each of them once and briefly.
import { globSync } from "node:fs";
import { isSmoke } from "./support/smoke.ts";

const names = globSync("*.ts", { cwd: import.meta.dirname })
  .map((name) => name.replace(/\.ts$/, ""))
  .filter((name) => name !== "all")
  .toSorted();
const fragments = process.argv.slice(2).filter((argument) => argument !== "--smoke");
const unknown = fragments.find((fragment) => !names.some((name) => name.includes(fragment)));
if (unknown !== undefined) {
  throw new Error(`No bench has "${unknown}" in its name. The benches are ${names.join(", ")}.`);
}
const selected = names.filter(
  (name) => fragments.length === 0 || fragments.some((fragment) => name.includes(fragment)),
);
for (const name of selected) {
  const startedAt = performance.now();
  console.log(`\n# ${name}`);
  await import(`./${name}.ts`);
  if (isSmoke) console.log(`\n  ran in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
