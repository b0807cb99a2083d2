/** One check of the gate. */
export interface Step {
  readonly name: string;
  /** Steps that must run before it, even if only this step is selected. */
  readonly needs?: readonly Step[];
  /** Returns whether earlier results are up to date, so that dependent steps can use them. */
  isCurrent?(): boolean;
  run(): Promise<StepResult> | StepResult;
}

export interface StepResult {
  readonly ok: boolean;
  /** Shown if the step failed. */
  readonly output: string;
  /** Number of tests inside the step, counted individually. */
  readonly tests?: { readonly passed: number; readonly failed: number; readonly skipped: number };
  /** Shown after the step's name. */
  readonly note?: string;
}
