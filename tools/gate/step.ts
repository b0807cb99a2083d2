/** One check of the gate. */
export interface Step {
  readonly name: string;
  /** Steps that have to run before it, also where only this one is asked for. */
  readonly needs?: readonly Step[];
  /** Whether a step that needs this one can do with what is there from before. */
  isCurrent?(): boolean;
  run(): Promise<StepResult> | StepResult;
}

export interface StepResult {
  readonly ok: boolean;
  /** Shown when the step failed. */
  readonly output: string;
  /** Tests inside the step, which count one by one. */
  readonly tests?: { readonly passed: number; readonly failed: number; readonly skipped: number };
  /** Shown behind the step's name. */
  readonly note?: string;
}
