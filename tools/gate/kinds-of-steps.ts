import { existsSync, readFileSync } from "node:fs";
import { install } from "../install.mjs";
import { command } from "./command.ts";
import { scratch } from "./run-steps.ts";
import type { Step } from "./step.ts";

/** A file of a package of this project, or of a folder that has packages of its own. */
export const bin = (path: string, folder = ".") => `${folder}/node_modules/${path}`;

/** Runs a script on Node. */
export function node(name: string, script: string, ...args: string[]): Step {
  return { name, run: () => command([script, ...args]) };
}

/** Installs the packages of a folder with a lock file of its own. */
export function packages(folder: string): Step {
  return {
    name: `packages of ${folder}`,
    run: async () => {
      await install(folder);
      return { ok: true, output: "" };
    },
  };
}

/** The steps, each of which needs others to have run. */
export function after(needs: readonly Step[], ...steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({ ...step, needs: [...needs, ...(step.needs ?? [])] }));
}

/** A step of Vitest, whose tests count one by one. */
export function vitest(name: string, ...args: string[]): Step {
  return vitestWith({}, name, ...args);
}

/** The same, with variables of the environment. */
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
      // By default it leaves a core free, which is half of a machine with two.
      "--maxWorkers=100%",
      ...args,
    ],
    env,
  );
}

/** A step of Jest, whose tests count one by one. */
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

/** The runner writes its counts to a report. */
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

/** Of the reports of Vitest and Jest. */
interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}
