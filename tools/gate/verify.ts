// Runs the slow checks, or those selected by arguments: `npm run verify -- soak`. The gate runs a
// sample of each.
import { globSync, readFileSync } from "node:fs";
import { build } from "./build-step.ts";
import { after, node, packages, vitest, vitestWith } from "./kinds-of-steps.ts";
import { runSteps } from "./run-steps.ts";
import type { Stages } from "./select-steps.ts";
import type { Step } from "./step.ts";

/** Repeats the examples of a failed run. */
const seed = process.env["GATEWRIGHT_SEED"] ?? String(Math.floor(Math.random() * 2 ** 31));

const propertyTests = globSync("{src,test}/**/*.test.ts").filter((path) =>
  readFileSync(path, "utf8").includes('from "fast-check"'),
);

const peers = packages("bench/peers");

const stages: Stages = [
  [build, peers],
  [
    noting(
      vitest("coverage", "--project", "unit", "--coverage"),
      "the floor is coverage.floor.json",
    ),
  ],
  [
    noting(
      vitestWith(
        { GATEWRIGHT_SEED: seed, GATEWRIGHT_RUNS: "30" },
        "properties, with random examples",
        "--project",
        "unit",
        ...propertyTests,
      ),
      `GATEWRIGHT_SEED=${seed}`,
    ),
  ],
  [vitestWith({ GATEWRIGHT_RUNS: "50" }, "soak", "--project", "unit", "test/long/soak.test.ts")],
  after(
    [build, peers],
    node("benches beside their peers, once and briefly", "bench/all.ts", "--smoke"),
  ),
];

function noting(step: Step, note: string): Step {
  return { ...step, run: async () => ({ ...(await step.run()), note }) };
}

await runSteps(stages, process.argv.slice(2));
