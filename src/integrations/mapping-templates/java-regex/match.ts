import { GatewrightError } from "../../../errors.ts";
import type { Budget } from "../limits.ts";
import type { Program, Step } from "./assemble.ts";
import type { Repeat } from "./syntax.ts";

/** Start and end of each group, group 0 first; -1 where a group took no part. */
export type Match = readonly number[];

const mostStepsTaken = 1_000_000;

interface State {
  readonly input: string;
  readonly slots: number[];
  steps: number;
  readonly pattern: string;
}

/** @throws GatewrightError `regex.limit` after a million steps. */
export function matchWhole(
  program: Program,
  input: string,
  budget?: Pick<Budget, "spend">,
): boolean {
  const state = newState(program, input);
  const matched = run(program, 0, state, input.length) >= 0;
  budget?.spend(state.steps);
  return matched;
}

/** @throws GatewrightError `regex.limit` after a million steps. */
export function findFrom(
  program: Program,
  input: string,
  from: number,
  budget?: Pick<Budget, "spend">,
): Match | undefined {
  const state = newState(program, input);
  for (let start = from; start <= input.length; start++) {
    const end = run(program, start, state, undefined);
    if (end >= 0) {
      budget?.spend(state.steps);
      return [start, end, ...state.slots.slice(2)];
    }
    // A match begins with a whole character.
    if (isPair(input, start)) start++;
    state.slots.fill(-1);
  }
  budget?.spend(state.steps);
  return undefined;
}

function newState(program: Program, input: string): State {
  const slots = Array.from({ length: program.slotCount }, () => -1);
  return { input, slots, steps: 0, pattern: program.pattern };
}

/** What the stack holds to undo: four numbers per entry, the kind last. */
const undo = { choice: 0, slot: 1, shrink: 2, grow: 3 } as const;

/**
 * Runs a program from `start`. Returns where the match ends, or -1. Choices are kept on a stack of
 * its own, not on JavaScript's, so that no input can exhaust that.
 */
function run(program: Program, start: number, state: State, wholeEnd: number | undefined): number {
  const { steps } = program;
  const { input, slots } = state;
  const stack: number[] = [];
  let at = 0;
  let index = start;
  let alive = true;
  for (;;) {
    if (++state.steps > mostStepsTaken) throw tooManySteps(state);
    if (!alive) {
      if (stack.length === 0) return -1;
      const kind = stack.pop();
      const third = stack.pop() ?? 0;
      const second = stack.pop() ?? 0;
      const first = stack.pop() ?? 0;
      if (kind === undo.slot) {
        slots[first] = second;
        continue;
      }
      at = first;
      index = second;
      alive = true;
      if (kind === undo.shrink) {
        // A greedy run gives back one character at a time, down to its least.
        const shorter = index - (isPair(input, index - 2) ? 2 : 1);
        if (shorter > third) stack.push(first, shorter, third, undo.shrink);
        else if (shorter === third) stack.push(first, shorter, 0, undo.choice);
        continue;
      }
      if (kind === undo.grow) {
        const step = steps[at - 1];
        if (step?.op !== "run") return -1;
        const next = takeOne(step.accepts, input, index);
        if (next < 0) {
          alive = false;
          continue;
        }
        index = next;
        if (third > 1) stack.push(at, index, third - 1, undo.grow);
      }
      continue;
    }
    const step = steps[at] ?? accept;
    switch (step.op) {
      case "set": {
        const next = takeOne(step.accepts, input, index);
        if (next < 0) alive = false;
        else index = next;
        at++;
        break;
      }
      case "run": {
        const end = startRun(step, step.repeat, at + 1, index, state, stack);
        if (end < 0) alive = false;
        else index = end;
        at++;
        break;
      }
      case "split":
        stack.push(step.second, index, 0, undo.choice);
        at = step.first;
        break;
      case "jump":
        at = step.to;
        break;
      case "save":
        stack.push(step.slot, slots[step.slot] ?? -1, 0, undo.slot);
        slots[step.slot] = index;
        at++;
        break;
      case "leaveIfEmpty":
        at = slots[step.slot] === index ? step.to : at + 1;
        break;
      case "assertion":
        alive = step.holds(input, index);
        at++;
        break;
      case "backReference": {
        const end = matchReference(step, index, state);
        if (end < 0) alive = false;
        else index = end;
        at++;
        break;
      }
      case "look":
        alive = look(step, index, state, stack);
        at++;
        break;
      case "atomic": {
        const before = [...slots];
        const end = run(step.program, index, state, undefined);
        rememberSlots(before, slots, stack, end >= 0);
        if (end < 0) alive = false;
        else index = end;
        at++;
        break;
      }
      default:
        if (wholeEnd === undefined || index === wholeEnd) return index;
        alive = false;
    }
  }
}

const accept: Step = { op: "accept" };

/** The end of one accepted character, or -1. */
function takeOne(accepts: (code: number) => boolean, input: string, index: number): number {
  const code = input.codePointAt(index);
  if (code === undefined || !accepts(code)) return -1;
  return index + (code > 0xffff ? 2 : 1);
}

function startRun(
  { accepts }: { readonly accepts: (code: number) => boolean },
  { min, max, mode }: Repeat,
  after: number,
  start: number,
  state: State,
  stack: number[],
): number {
  const { input } = state;
  let index = start;
  let least = min === 0 ? start : -1;
  let count = 0;
  const wanted = mode === "lazy" ? min : max;
  while (count < wanted) {
    const next = takeOne(accepts, input, index);
    if (next < 0) break;
    index = next;
    if (++count === min) least = index;
  }
  state.steps += count;
  if (least < 0) return -1;
  if (mode === "lazy" && max > min) stack.push(after, index, max - min, undo.grow);
  if (mode === "greedy" && index > least) stack.push(after, index, least, undo.shrink);
  return index;
}

function matchReference(
  { group, fold }: Extract<Step, { op: "backReference" }>,
  index: number,
  { input, slots }: State,
): number {
  const from = slots[2 * group] ?? -1;
  const to = slots[2 * group + 1] ?? -1;
  // A group that took no part matches nothing, not even the empty text.
  if (from < 0 || to < 0 || 2 * group + 1 >= slots.length) return -1;
  const end = index + to - from;
  return end <= input.length && fold(input.slice(from, to)) === fold(input.slice(index, end))
    ? end
    : -1;
}

function look(
  step: Extract<Step, { op: "look" }>,
  index: number,
  state: State,
  stack: number[],
): boolean {
  const before = [...state.slots];
  const found = step.behind
    ? looksBehind(step.program, step.behind, index, state)
    : run(step.program, index, state, undefined) >= 0;
  rememberSlots(before, state.slots, stack, found && !step.negated);
  return found !== step.negated;
}

/** Tries every distance, the nearest first, at which the group may have begun. */
function looksBehind(
  program: Program,
  { min, max }: { readonly min: number; readonly max: number },
  index: number,
  state: State,
): boolean {
  for (let distance = min; distance <= Math.min(max, index); distance++) {
    if (run(program, index - distance, state, index) >= 0) return true;
  }
  return false;
}

/** Groups that a nested program set stay set until the match goes back before it. */
function rememberSlots(
  before: readonly number[],
  slots: number[],
  stack: number[],
  kept: boolean,
): void {
  for (const [slot, value] of before.entries()) {
    if (slots[slot] === value) continue;
    if (kept) stack.push(slot, value, 0, undo.slot);
    else slots[slot] = value;
  }
}

function isPair(input: string, index: number): boolean {
  return index >= 0 && (input.codePointAt(index) ?? 0) > 0xffff;
}

function tooManySteps({ pattern }: State): GatewrightError {
  return new GatewrightError(
    "regex.limit",
    `Failed to match the Java regular expression "${pattern.slice(0, 100)}": over ${mostStepsTaken} steps`,
    { hint: "Nested quantifiers such as (a+)+ try every way to divide the input." },
  );
}
