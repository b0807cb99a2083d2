/** One thing that the gate checks. */
export interface Step {
  readonly name: string;
  run(): Promise<StepResult> | StepResult;
}

export interface StepResult {
  readonly ok: boolean;
  /** Shown when the step failed. */
  readonly output: string;
  /** Tests inside the step, which count one by one. */
  readonly tests?: { readonly passed: number; readonly failed: number };
  /** Shown behind the step's name. */
  readonly note?: string;
}
