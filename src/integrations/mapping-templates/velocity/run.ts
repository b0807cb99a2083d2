import type { JavaLoop, JavaValue } from "../java/values.ts";
import { type Budget, limitError, type TemplateLimits } from "../limits.ts";
import type { Step } from "../steps.ts";

/** Everything that changes while a template renders. */
export interface Run {
  /** What has been rendered into the innermost text: the output, a string, a `#define`. */
  output: string;
  /** One place per variable that the template names; undefined while it has no value. */
  readonly variables: (JavaValue | undefined)[];
  readonly budget: Budget;
  readonly limits: TemplateLimits;
  /** Filled only by a template that was compiled to record. */
  readonly steps: Step[];
  loop: JavaLoop | null;
  /** `#define` bodies and strings that are being rendered inside each other. */
  depth: number;
}

export type Render = (run: Run) => void;
export type Evaluate = (run: Run) => JavaValue;
export type Test = (run: Run) => boolean;

/** Thrown by `#break` and `#stop`. Made once each, since no one reads their stack. */
export class Interruption extends Error {}
export const breaking = new Interruption("#break");
export const stopping = new Interruption("#stop");

export function write(run: Run, text: string): void {
  run.output += text;
  if (run.output.length > run.limits.outputLength) {
    throw limitError("outputLength", run.limits.outputLength);
  }
}

/** Renders into a text of its own. */
export function capture(run: Run, render: Render): string {
  const outer = run.output;
  if (++run.depth > run.limits.nesting) throw limitError("nesting", run.limits.nesting);
  run.output = "";
  try {
    render(run);
    run.budget.spend(run.output.length);
    return run.output;
  } finally {
    run.output = outer;
    run.depth--;
  }
}
