// Runs every example. An example fails if it throws.
import { globSync } from "node:fs";

const helpers = new Set(["all.ts", "print.ts"]);
const names = globSync("*.ts", { cwd: import.meta.dirname }).filter((name) => !helpers.has(name));
for (const name of names) {
  console.log(`\n# ${name}`);
  await import(`./${name}`);
}
