import { existsSync, globSync, statSync } from "node:fs";
import { node } from "./kinds-of-steps.ts";
import type { Step } from "./step.ts";

/** Builds `dist`, which lint, type checks, examples and the package read. */
export const build: Step = { ...node("build", "tools/build/build.ts"), isCurrent };

const sources = ["src/**/*.ts", "tools/build/*", "tsup.config.ts", "package-lock.json"];

/** The build writes this file among its last. */
const written = "dist/testing/index.d.cts";

function isCurrent(): boolean {
  if (!existsSync(written)) return false;
  const { mtimeMs } = statSync(written);
  return globSync(sources).every((path) => statSync(path).mtimeMs <= mtimeMs);
}
