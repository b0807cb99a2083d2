import { type Budget, objectCost } from "../budget.ts";
import { regexError } from "./regex-error.ts";
import { type CharacterSet, longest, type RegexNode, type Repeat } from "./syntax.ts";

/** One step of the matcher. `to`, `first` and `second` are indices of steps. */
export type Step =
  | Extract<RegexNode, { type: "set" | "assertion" | "backReference" }>
  | { readonly type: "run"; readonly set: CharacterSet; readonly repeat: Repeat }
  | { readonly type: "split"; readonly first: number; readonly second: number }
  | { readonly type: "jump"; readonly to: number }
  | { readonly type: "save"; readonly slot: number }
  | { readonly type: "leaveIfEmpty"; readonly slot: number; readonly to: number }
  | {
      readonly type: "look";
      readonly program: Program;
      /** For a look-behind, how far back it may begin. */
      readonly behind: number | undefined;
      readonly negated: boolean;
    }
  | { readonly type: "atomic"; readonly program: Program }
  | { readonly type: "accept" };

export interface Program {
  readonly steps: readonly Step[];
  readonly shared: Shared;
}

/** What programs inside look-arounds share with the whole pattern. */
interface Shared {
  /** Two slots per group, group 0 included, then one per loop. */
  slots: number;
  readonly pattern: string;
}

interface Assembler {
  readonly shared: Shared;
  size: number;
  readonly budget: Budget;
}

const mostSteps = 20_000;

/** Turns a syntax tree into steps. Counted repeats become copies of what they repeat. */
export function assemble(
  body: RegexNode,
  groupCount: number,
  pattern: string,
  budget: Budget,
): Program {
  const shared = { slots: 2 * (groupCount + 1), pattern };
  return assembleProgram(body, { shared, size: 0, budget });
}

function assembleProgram(body: RegexNode, assembler: Assembler): Program {
  const steps: Step[] = [];
  emit(body, steps, assembler);
  steps.push({ type: "accept" });
  return { steps, shared: assembler.shared };
}

function emit(node: RegexNode, steps: Step[], assembler: Assembler): void {
  if (++assembler.size > mostSteps) {
    throw regexError("regex.limit", "compile", assembler.shared.pattern, "it is too large");
  }
  assembler.budget.spend(2 * objectCost);
  switch (node.type) {
    case "empty":
      break;
    case "set":
    case "assertion":
    case "backReference":
      steps.push(node);
      break;
    case "sequence":
      for (const item of node.items) emit(item, steps, assembler);
      break;
    case "choice":
      emitChoice(node.options, steps, assembler);
      break;
    case "group":
      steps.push({ type: "save", slot: 2 * node.index });
      emit(node.body, steps, assembler);
      steps.push({ type: "save", slot: 2 * node.index + 1 });
      break;
    case "repeat":
      emitRepeat(node, steps, assembler);
      break;
    case "look": {
      const program = assembleProgram(node.body, assembler);
      const behind = node.behind ? longest(node.body) : undefined;
      steps.push({ type: "look", program, behind, negated: node.negated });
      break;
    }
    default:
      steps.push({ type: "atomic", program: assembleProgram(node.body, assembler) });
  }
}

function emitChoice(options: readonly RegexNode[], steps: Step[], assembler: Assembler): void {
  const exits: number[] = [];
  for (const [index, option] of options.entries()) {
    if (index === options.length - 1) {
      emit(option, steps, assembler);
      break;
    }
    const split = reserve(steps);
    emit(option, steps, assembler);
    exits.push(reserve(steps));
    steps[split] = { type: "split", first: split + 1, second: steps.length };
  }
  for (const exit of exits) steps[exit] = { type: "jump", to: steps.length };
}

function emitRepeat(node: Repeat, steps: Step[], assembler: Assembler): void {
  const { body, min, max, mode } = node;
  if (body.type === "set") {
    steps.push({ type: "run", set: body.set, repeat: node });
    return;
  }
  if (mode === "possessive") {
    const greedy: Repeat = { ...node, mode: "greedy" };
    steps.push({ type: "atomic", program: assembleProgram(greedy, assembler) });
    return;
  }
  for (let count = 0; count < min; count++) emit(body, steps, assembler);
  if (max === Infinity) emitLoop(body, mode === "lazy", steps, assembler);
  else emitOptional(body, max - min, mode === "lazy", steps, assembler);
}

function emitLoop(body: RegexNode, lazy: boolean, steps: Step[], assembler: Assembler): void {
  const slot = assembler.shared.slots++;
  const start = reserve(steps);
  steps.push({ type: "save", slot });
  emit(body, steps, assembler);
  // A round that matched nothing would go on forever.
  const leave = reserve(steps);
  steps.push({ type: "jump", to: start });
  const end = steps.length;
  steps[leave] = { type: "leaveIfEmpty", slot, to: end };
  steps[start] = split(start + 1, end, lazy);
}

function emitOptional(
  body: RegexNode,
  count: number,
  lazy: boolean,
  steps: Step[],
  assembler: Assembler,
): void {
  const starts: number[] = [];
  for (let index = 0; index < count; index++) {
    starts.push(reserve(steps));
    emit(body, steps, assembler);
  }
  for (const start of starts) steps[start] = split(start + 1, steps.length, lazy);
}

function split(inside: number, after: number, lazy: boolean): Step {
  return lazy
    ? { type: "split", first: after, second: inside }
    : { type: "split", first: inside, second: after };
}

/** Makes room for a step whose target is not known yet. */
function reserve(steps: Step[]): number {
  return steps.push({ type: "accept" }) - 1;
}
