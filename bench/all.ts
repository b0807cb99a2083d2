// Runs every benchmark in sequence. Compare only figures of the same run.
import { globSync } from "node:fs";

const helpers = new Set([
  "all.ts",
  "calls-per-second.ts",
  "load.ts",
  "mapping-template-cases.ts",
  "mapping-template-peer.ts",
  "serverless-offline.ts",
  "table.ts",
]);
const names = globSync("*.ts", { cwd: import.meta.dirname }).filter((name) => !helpers.has(name));
for (const name of names.toSorted()) {
  await import(`./${name}`);
}
