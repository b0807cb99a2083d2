import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { command } from "./command.ts";
import type { Step, StepResult } from "./step.ts";

export const floorFile = "conformance.floor.json";
export const subject = "test/conformance/subject.ts";

/** The least number of cases that each `suite/area` has to answer as AWS does. */
export type Floor = Readonly<Record<string, number>>;

/** The runner of AWS's recorded answers, where it is at hand: it is not part of the project. */
export function findRunner(): string | undefined {
  const shared = process.env["GATEWRIGHT_SHARED"] ?? resolve("..", "shared");
  const runner = resolve(shared, "conformance", "conformance.mjs");
  return existsSync(runner) ? runner : undefined;
}

/** One step per suite; it fails when an area answers fewer cases than the floor says. */
export function conformanceSteps(): Step[] {
  const runner = findRunner();
  if (runner === undefined) {
    const note = "skipped: the recorded answers are not here";
    return [{ name: "conformance", run: () => ({ ok: true, output: "", note }) }];
  }
  const floor: Floor = JSON.parse(readFileSync(floorFile, "utf8"));
  const suites = [...new Set(Object.keys(floor).map((key) => key.split("/")[0] ?? ""))];
  return suites.map((suite) => ({
    name: `conformance, ${suite}`,
    run: () => runSuite(runner, suite),
  }));
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
