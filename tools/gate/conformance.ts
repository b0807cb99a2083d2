import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { missingRecordings, sharedFolder } from "../../test/conformance/shared-folder.ts";
import { command } from "./command.ts";
import type { Step, StepResult } from "./step.ts";

export const floorFile = "conformance.floor.json";
export const subject = "test/conformance/subject.ts";

/** The minimum number of cases per `suite/area` that must match AWS. */
export type Floor = Readonly<Record<string, number>>;

/** Finds the runner of AWS's recorded responses, which is not part of the project. */
export function findRunner(): string | undefined {
  const runner = join(sharedFolder ?? "", "conformance", "conformance.mjs");
  return existsSync(runner) ? runner : undefined;
}

/** Returns one step per suite; it fails if an area matches fewer cases than its floor. */
export function conformanceSteps(): Step[] {
  const runner = findRunner();
  if (runner === undefined) return [{ name: "conformance", run: withoutRecordings }];
  const floor: Floor = JSON.parse(readFileSync(floorFile, "utf8"));
  const suites = [...new Set(Object.keys(floor).map((key) => key.split("/")[0] ?? ""))];
  return suites.map((suite) => ({
    name: `conformance, ${suite}`,
    run: () => runSuite(runner, suite),
  }));
}

function withoutRecordings(): StepResult {
  return missingRecordings === undefined
    ? { ok: true, output: "", note: "skipped: the recorded responses are missing" }
    : { ok: false, output: missingRecordings };
}

async function runSuite(runner: string, suite: string): Promise<StepResult> {
  const args = [runner, "--subject", subject, "--suite", suite, "--floor", floorFile];
  const { ok, output } = await command(args);
  const count = /^(\d+) passed, (\d+) failed$/m.exec(output);
  const below = output.split("\n").filter((line) => line.startsWith("below the floor"));
  return {
    ok: ok && count !== null,
    output: count ? below.join("\n") : output,
    ...(count && { note: `(${count[1]} match AWS, ${count[2]} do not yet)` }),
  };
}
