// Everything that checks. Prints a line per step, the output of what failed, and a closing count.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { withAwsCli } from "./aws-cli.ts";
import { command } from "./command.ts";
import { conformanceSteps } from "./conformance.ts";
import { houseRules } from "./house-rules.ts";
import type { Step } from "./step.ts";

const bin = (path: string) => `node_modules/${path}`;
const scratch = ".tmp";

const node = (name: string, script: string, ...args: string[]): Step => ({
  name,
  run: () => command([script, ...args]),
});

/** A test runner, whose tests count one by one: it writes them to a report. */
const tests = (name: string, args: (report: string) => readonly string[]): Step => ({
  name,
  run: async () => {
    const report = `${scratch}/${name.replaceAll(/\W+/g, "-")}.json`;
    const result = await command(args(report));
    if (!existsSync(report)) return result;
    const counts: { numPassedTests: number; numFailedTests: number } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    return { ...result, tests: { passed: counts.numPassedTests, failed: counts.numFailedTests } };
  },
});

const vitest = (name: string, ...args: string[]): Step =>
  tests(name, (report) => [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
    // By itself it leaves a core free, which is half of a machine with two.
    "--maxWorkers=100%",
    ...args,
  ]);

const jest = (name: string, project: string, ...nodeOptions: string[]): Step =>
  tests(name, (report) => [
    ...nodeOptions,
    bin("jest/bin/jest.js"),
    "--config=test/jest/jest.config.cjs",
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${report}`,
  ]);

// The build comes first: lint, the type checks and the examples read the published declarations.
const stages: readonly (readonly Step[])[] = [
  [
    node("build", "tools/build/build.ts"),
    node("format", bin("@biomejs/biome/bin/biome"), "ci", "--reporter=summary", "."),
    node(
      "import directions and cycles",
      bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
      "src",
      "--config",
      ".dependency-cruiser.cjs",
    ),
    { name: "house rules", run: houseRules },
  ],
  [
    node("lint", bin("oxlint/bin/oxlint"), "--type-aware"),
    node("types, TypeScript 6", bin("typescript/bin/tsc"), "-p", "."),
    node("types, TypeScript 7", bin("typescript7/bin/tsc"), "-p", "."),
    node("unused exports", bin("knip/bin/knip.js")),
    node("package, publint", bin("publint/src/cli.js"), "--strict"),
    node(
      "package, attw",
      bin("@arethetypeswrong/cli/dist/index.js"),
      "--pack",
      ".",
      "--profile",
      "node16",
    ),
  ],
  [vitest("tests", "--project", "unit", "--project", "msw 2")],
  [
    vitest("packaging tests", "--project", "packaging"),
    vitest("example suites", "--project", "examples"),
    withAwsCli(vitest("the AWS command line as a witness", "--project", "aws cli")),
    jest("matchers in Jest, CommonJS", "commonjs"),
    jest("matchers in Jest, ES modules", "esm", "--experimental-vm-modules"),
    ...conformanceSteps(),
    node("examples", "examples/all.ts"),
  ],
];

const lanes = 2;
let passed = 0;
let failed = 0;

async function runStep(step: Step): Promise<void> {
  const startedAt = performance.now();
  const { ok, output, tests, note } = await step.run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  const count = tests ? ` (${tests.passed} passed, ${tests.failed} failed)` : "";
  console.log(
    `${ok ? "ok  " : "FAIL"} ${seconds} s  ${step.name}${count}${note ? ` ${note}` : ""}`,
  );
  if (!ok) console.log(output.replaceAll(/^/gm, "    "));
  passed += (ok ? 1 : 0) + (tests?.passed ?? 0);
  failed += (ok ? 0 : 1) + (tests?.failed ?? 0);
}

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
for (const stage of stages) {
  const waiting = [...stage];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runStep(step);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
