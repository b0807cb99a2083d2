import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { missingRecordings, sharedFolder } from "../../test/conformance/shared-folder.ts";
import { command } from "./command.ts";
import type { Step, StepResult } from "./step.ts";

export const floorFile = "conformance.floor.json";
export const subject = "test/conformance/subject.ts";

/** The least number of cases of each `suite/area` in which the answer has to be AWS's. */
export type Floor = Readonly<Record<string, number>>;

/** The runner of AWS's recorded answers; undefined where it is missing: it is not part of the project. */
export function findRunner(): string | undefined {
  const runner = join(sharedFolder ?? "", "conformance", "conformance.mjs");
  return existsSync(runner) ? runner : undefined;
}

/** One step per suite; it fails when an area answers fewer cases than the floor says. */
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
    ? { ok: true, output: "", note: "skipped: the recorded answers are missing" }
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
    ...(count && { note: `(${count[1]} as AWS answers, ${count[2]} not yet)` }),
  };
}
