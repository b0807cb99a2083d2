// Time to import each entry point in a new process, compared with an empty module and its peers.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const { exports }: { exports: Record<string, unknown> } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
);
const entryPoints = Object.keys(exports)
  .filter((name) => name !== "./package.json")
  .map((name) => name.replace("./", "gatewright/"));
const peers = ["zod", "ts-pattern", "@aws-sdk/client-api-gateway", "msw"];
const rounds = sized(15, 1);

function importMs(specifier: string): number {
  const script = `const start = performance.now(); await import("${specifier}"); console.log(performance.now() - start);`;
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  );
}

const empty = "data:text/javascript,";
const specifiers = [empty, ...peers, ...entryPoints];
// In turns, so that a slow moment of the machine affects all of them.
const times = new Map<string, number[]>(specifiers.map((specifier) => [specifier, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const specifier of specifiers) times.get(specifier)?.push(importMs(specifier));
}
const base = median(times.get("zod") ?? []);
printTable(
  `Import time, median of ${rounds} new processes on Node ${process.versions.node}`,
  ["module", "ms", "relative to zod"],
  specifiers.map((specifier) => {
    const ms = median(times.get(specifier) ?? []);
    return [
      specifier === empty ? "(empty module)" : specifier,
      ms.toFixed(1),
      (ms / base).toFixed(2),
    ];
  }),
);
