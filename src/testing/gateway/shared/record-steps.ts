import type { StepName } from "../../failures/failure.ts";
import type { Ports } from "../../request/ports.ts";
import type { MethodRequestStep, Trace } from "../../trace/trace.ts";

/** Records a step in the trace, and the time since the previous one. */
export type RecordStep = <Name extends StepName>(
  name: Name,
  step: NonNullable<Trace[Name]>,
) => void;

/** The steps that were reached, in order. The method request always is. */
export type Steps = { -readonly [Step in keyof Trace]?: Trace[Step] } & Pick<
  Trace,
  "methodRequest"
>;

/** Collects the steps of one request as they are reached, with their durations. */
export interface StepRecord {
  readonly steps: Steps;
  readonly record: RecordStep;
  /** Ends the running step. */
  readonly lap: (name: StepName) => void;
  readonly durationsMs: Trace["durationsMs"];
}

/** @param startedMs the time of `stopwatch(ports)` when the request arrived */
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
  const record: RecordStep = (name, step) => {
    steps[name] = step;
    lap(name);
  };
  return { steps, record, lap, durationsMs };
}

/** Returns a monotonic time in milliseconds, more precise than the clock if it is the system's. */
export function stopwatch({ clock }: Ports): number {
  return clock === Date.now ? performance.now() : clock();
}
