import { mkdirSync, rmSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { type Stages, selectSteps } from "./select-steps.ts";
import type { Step, StepResult } from "./step.ts";

/** Folder for files that steps share, or that help to investigate a failure. */
export const scratch = ".tmp";

const lanes = 2;

/**
 * Runs the selected steps, or all of them. Prints a line for each, the output of failures, and a
 * final count. Sets the exit code to 1 if something failed.
 */
export async function runSteps(stages: Stages, fragments: readonly string[]): Promise<void> {
  let selected: Stages;
  try {
    selected = selectSteps(stages, fragments);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    close({ passed: 0, failed: 1 });
    return;
  }
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const stage of selected) {
    const waiting = [...stage];
    const lane = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const { passed, failed } = await runStep(step);
        total.passed += passed;
        total.failed += failed;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  close(total);
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

async function runStep(step: Step): Promise<Count> {
  const startedAt = performance.now();
  const { ok, output, tests, note } = await resultOf(step);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  const skipped = tests && tests.skipped > 0 ? `, ${tests.skipped} skipped` : "";
  const count = tests ? ` (${tests.passed} passed, ${tests.failed} failed${skipped})` : "";
  console.log(
    `${ok ? "ok  " : "FAIL"} ${seconds} s  ${step.name}${count}${note ? ` ${note}` : ""}`,
  );
  if (!ok) console.log(output.replaceAll(/^/gm, "    "));
  return {
    passed: (ok ? 1 : 0) + (tests?.passed ?? 0),
    failed: (ok ? 0 : 1) + (tests?.failed ?? 0),
  };
}

async function resultOf(step: Step): Promise<StepResult> {
  try {
    return await step.run();
  } catch (error) {
    return { ok: false, output: error instanceof Error ? (error.stack ?? "") : String(error) };
  }
}

function close({ passed, failed }: Count): void {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
