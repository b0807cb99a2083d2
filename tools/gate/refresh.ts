// Updates the files that the gate checks, or those selected by arguments: `npm run refresh --
// limits`.
import { build } from "./build-step.ts";
import { after, node, packages } from "./kinds-of-steps.ts";
import { runSteps } from "./run-steps.ts";
import type { Stages } from "./select-steps.ts";

const checks = packages("tools/checks");

const stages: Stages = [
  [build, checks],
  [
    ...after([build, checks], node("API reports", "tools/checks/api-reports.ts", "--update")),
    ...after([build], node("package, limits", "tools/package/limits.ts", "--update")),
    node("generated pages", "tools/docs/write.ts"),
    node("conformance floor", "tools/gate/raise-floor.ts"),
  ],
];

await runSteps(stages, process.argv.slice(2));
