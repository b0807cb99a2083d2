// Raises the conformance floor to the current results. It never lowers an entry.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { command } from "./command.ts";
import { type Floor, findRunner, floorFile, subject } from "./conformance.ts";

interface Area {
  readonly suite: string;
  readonly area: string;
  readonly passed: number;
}

const runner = findRunner();
if (runner === undefined) throw new Error("The recorded responses are missing");
mkdirSync(".tmp", { recursive: true });
const report = ".tmp/conformance.json";
await command([runner, "--subject", subject, "--json", report]);

const { areas }: { areas: readonly Area[] } = JSON.parse(readFileSync(report, "utf8"));
const floor: Floor = JSON.parse(readFileSync(floorFile, "utf8"));
const reached = areas
  .filter(({ area, passed }) => area !== "(all)" && passed > 0)
  .map(({ suite, area, passed }) => [`${suite}/${area}`, passed] as const);
const raised = new Map(Object.entries(floor));
for (const [key, passed] of reached) raised.set(key, Math.max(passed, raised.get(key) ?? 0));
const sorted = [...raised].toSorted(([left], [right]) => (left < right ? -1 : 1));
writeFileSync(floorFile, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
for (const [key, passed] of sorted) {
  if (passed !== floor[key]) console.log(`${key}: ${floor[key] ?? 0} -> ${passed}`);
}
