import type { Budget } from "../budget.ts";
import { flat } from "../java/text-builder.ts";
import type { JavaLoop, JavaValue } from "../java/values.ts";
import { limitError, type TemplateLimits } from "../limits.ts";
import type { Step } from "../steps.ts";

/** Everything that changes while a template renders. */
export interface Run {
  /** What has been rendered into the innermost text: the output, a string, a `#define`. */
  output: string;
  /** Beyond this length the pieces of the output are joined, so that they do not fill the memory. */
  mark: number;
  /** One place per variable that the template names; undefined while it has no value. */
  readonly variables: (JavaValue | undefined)[];
  readonly budget: Budget;
  readonly limits: TemplateLimits;
  /** Filled only by a template that was compiled to record. */
  readonly steps: Step[];
  /** Where the innermost directive or reference that runs begins in the template. */
  place: number;
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

/** The first time that pieces of output are joined. */
export const firstMark = 4096;

export function write(run: Run, text: string): void {
  run.output += text;
  if (run.output.length > run.mark) settle(run);
}

/** Joins less and less often: in all, each character is copied a few times. */
function settle(run: Run): void {
  const { length } = run.output;
  const most = run.limits.outputLength;
  if (length > most) throw limitError("outputLength", most);
  run.output = flat(run.output);
  run.mark = Math.min(most, length + firstMark + (length >> 3));
}

/** Renders into a text of its own. */
export function capture(run: Run, render: Render): string {
  const { output, mark } = run;
  if (++run.depth > run.limits.nesting) throw limitError("nesting", run.limits.nesting);
  run.output = "";
  run.mark = Math.min(firstMark, run.limits.outputLength);
  try {
    render(run);
    run.budget.text(run.output.length);
    return run.output;
  } finally {
    run.output = output;
    run.mark = mark;
    run.depth--;
  }
}
