import type { StepName } from "./trace.ts";

/** What an explanation is put together from. */
export interface Cause {
  readonly code: string;
  readonly step: StepName;
  readonly cause: string;
  /** A path in the definition of the route, or `the …` for what is not in it. */
  readonly at: string;
  readonly edit: string;
}
