import { existsSync, readFileSync } from "node:fs";
import { install } from "../install.mjs";
import { command } from "./command.ts";
import { scratch } from "./run-steps.ts";
import type { Step } from "./step.ts";

/** Returns a file of an installed package, of this project or of a folder with its own packages. */
export const bin = (path: string, folder = ".") => `${folder}/node_modules/${path}`;

/** Creates a step that runs a script on Node. */
export function node(name: string, script: string, ...args: string[]): Step {
  return { name, run: () => command([script, ...args]) };
}

/** Creates a step that installs the packages of a folder with its own lock file. */
export function packages(folder: string): Step {
  return {
    name: `packages of ${folder}`,
    run: async () => {
      await install(folder);
      return { ok: true, output: "" };
    },
  };
}

/** Adds dependencies to steps. */
export function after(needs: readonly Step[], ...steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({ ...step, needs: [...needs, ...(step.needs ?? [])] }));
}

/** Creates a Vitest step, which counts individual tests. */
export function vitest(name: string, ...args: string[]): Step {
  return vitestWith({}, name, ...args);
}

/** Creates a Vitest step with environment variables. */
export function vitestWith(
  env: Readonly<Record<string, string>>,
  name: string,
  ...args: string[]
): Step {
  return tests(
    name,
    (report) => [
      bin("vitest/vitest.mjs"),
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report}`,
      // By default, Vitest leaves one core free, which is half of a machine with two.
      "--maxWorkers=100%",
      ...args,
    ],
    env,
  );
}

/** Creates a Jest step, which counts individual tests. */
export function jest(name: string, project: string, ...nodeOptions: string[]): Step {
  return tests(name, (report) => [
    ...nodeOptions,
    bin("jest/bin/jest.js", "test/peers"),
    "--config=test/jest/jest.config.cjs",
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${report}`,
  ]);
}

/** Creates a step that reads test counts from the runner's report. */
function tests(
  name: string,
  args: (report: string) => readonly string[],
  env: Readonly<Record<string, string>> = {},
): Step {
  return {
    name,
    run: async () => {
      const report = `${scratch}/${name.replaceAll(/\W+/g, "-")}.json`;
      const result = await command(args(report), env);
      if (!existsSync(report)) return result;
      const counts: Counts = JSON.parse(readFileSync(report, "utf8"));
      const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = counts;
      return { ...result, tests: { passed, failed, skipped } };
    },
  };
}

/** Counts in the reports of Vitest and Jest. */
interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}
