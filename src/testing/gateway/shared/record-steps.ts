import type { Ports } from "../../request/ports.ts";
import type { MethodRequestStep, StepName, Trace } from "../../trace/trace.ts";
import type { ReachStep, Steps } from "../rest/execution.ts";

/** The steps of one request as they are reached, and how long each took. */
export interface StepRecord {
  readonly steps: Steps;
  readonly reach: ReachStep;
  /** Ends the step that runs, whatever it is for. */
  readonly lap: (name: StepName) => void;
  readonly durationsMs: Trace["durationsMs"];
}

/** @param startedMs of `stopwatch(ports)`, when the request came */
export function recordSteps(
  methodRequest: MethodRequestStep,
  ports: Ports,
  startedMs: number,
): StepRecord {
  const steps: Steps = { methodRequest };
  const durationsMs: { [Name in StepName]?: number } = {};
  let lastMs = startedMs;
  function lap(name: StepName): void {
    const nowMs = stopwatch(ports);
    const taken = (durationsMs[name] ?? 0) + nowMs - lastMs;
    durationsMs[name] = Math.round(taken * 1000) / 1000;
    lastMs = nowMs;
  }
  const reach: ReachStep = (name, step) => {
    steps[name] = step;
    lap(name);
  };
  return { steps, reach, lap, durationsMs };
}

/** Milliseconds from any point: finer than a clock where the clock is the system's. */
export function stopwatch({ clock }: Ports): number {
  return clock === Date.now ? performance.now() : clock();
}
