import { existsSync, globSync, statSync } from "node:fs";
import { node } from "./kinds-of-steps.ts";
import type { Step } from "./step.ts";

/** Builds `dist`, which lint, type checks, examples and packaging use. */
export const build: Step = { ...node("build", "tools/build/build.ts"), isCurrent };

const sources = ["src/**/*.ts", "tools/build/*", "tsup.config.ts", "package-lock.json"];

/** Returns whether `dist` is up to date, by a file that the build writes late. */
const written = "dist/testing/index.d.cts";

function isCurrent(): boolean {
  if (!existsSync(written)) return false;
  const { mtimeMs } = statSync(written);
  return globSync(sources).every((path) => statSync(path).mtimeMs <= mtimeMs);
}
