import type { GatewrightError } from "../../../core/errors.ts";
import type { Budget } from "../limits.ts";
import type { Program, Step } from "./assemble.ts";
import { regexError } from "./regex-error.ts";

/** Start and end of each group, group 0 first; -1 where a group took no part. */
export type Match = readonly number[];

const mostStepsTaken = 1_000_000;

interface State {
  readonly input: string;
  readonly slots: number[];
  steps: number;
  readonly pattern: string;
}

/**
 * The first match that begins at `from` or, unless all the rest of the input has to match, behind it.
 *
 * @throws GatewrightError `regex.limit` after a million steps.
 */
export function matchFrom(
  program: Program,
  input: string,
  from: number,
  budget: Budget | undefined,
  whole: boolean,
): Match | undefined {
  const state = newState(program, input);
  const last = whole ? from : input.length;
  let end = -1;
  let start = from;
  for (; start <= last; start++) {
    end = run(program, start, state, whole ? input.length : undefined);
    if (end >= 0) break;
    // A match begins with a whole character.
    if (isPair(input, start)) start++;
    state.slots.fill(-1);
  }
  budget?.spend(state.steps);
  return end < 0 ? undefined : [start, end, ...state.slots.slice(2)];
}

/** Every character that is passed over counts as a step, as it does in a program. */
export function findText(
  text: string,
  input: string,
  from: number,
  budget?: Budget,
): Match | undefined {
  const start = input.indexOf(text, from);
  const end = start < 0 ? input.length : start + text.length;
  if (end - from > mostStepsTaken) throw tooManySteps(text);
  budget?.spend(end - from);
  return start < 0 ? undefined : [start, end];
}

function newState(program: Program, input: string): State {
  const slots = Array.from({ length: program.shared.slots }, () => -1);
  return { input, slots, steps: 0, pattern: program.shared.pattern };
}

/** Where one program stands, and the choices it can go back to. */
interface Thread {
  at: number;
  index: number;
  /** Four numbers per entry: a step, a position, a bound, and the kind of entry. */
  readonly stack: number[];
}

const kinds = { choice: 0, slot: 1, shrink: 2, grow: 3 } as const;

/**
 * Runs a program from `start`. Returns where the match ends, or -1. Choices are kept on a stack of
 * its own, not on JavaScript's, so that no input can exhaust that.
 */
function run(program: Program, start: number, state: State, wholeEnd: number | undefined): number {
  const thread: Thread = { at: 0, index: start, stack: [] };
  for (;;) {
    if (++state.steps > mostStepsTaken) throw tooManySteps(state.pattern);
    const step = program.steps[thread.at] ?? accept;
    if (step.type === "accept" && (wholeEnd ?? thread.index) === thread.index) return thread.index;
    if (!advance(step, thread, state) && !goBack(program, thread, state)) return -1;
  }
}

/** Takes one step. False: it does not match here. */
function advance(step: Step, thread: Thread, state: State): boolean {
  const { index, stack } = thread;
  switch (step.type) {
    case "set":
      return moveTo(takeOne(step.accepts, state.input, index), thread);
    case "run":
      return moveTo(startRun(step, thread, state), thread);
    case "split":
      stack.push(step.second, index, 0, kinds.choice);
      thread.at = step.first;
      return true;
    case "jump":
      thread.at = step.to;
      return true;
    case "save":
      stack.push(step.slot, state.slots[step.slot] ?? -1, 0, kinds.slot);
      state.slots[step.slot] = index;
      thread.at++;
      return true;
    case "leaveIfEmpty":
      thread.at = state.slots[step.slot] === index ? step.to : thread.at + 1;
      return true;
    case "assertion":
      thread.at++;
      return step.holds(state.input, index);
    case "backReference":
      return moveTo(matchReference(step, index, state), thread);
    case "look":
      thread.at++;
      return look(step, index, state, stack);
    case "atomic": {
      const before = [...state.slots];
      const end = run(step.program, index, state, undefined);
      rememberSlots(before, state.slots, stack, end >= 0);
      return moveTo(end, thread);
    }
    default:
      // The end of the pattern, but not of the input that has to match whole.
      return false;
  }
}

function moveTo(end: number, thread: Thread): boolean {
  thread.at++;
  if (end >= 0) thread.index = end;
  return end >= 0;
}

/** Goes back to the last choice and takes its other way. False: there is none left. */
function goBack(program: Program, thread: Thread, state: State): boolean {
  const { stack } = thread;
  while (stack.length > 0) {
    const kind = stack.pop();
    const bound = stack.pop() ?? 0;
    const second = stack.pop() ?? 0;
    const first = stack.pop() ?? 0;
    if (kind === kinds.slot) {
      state.slots[first] = second;
      continue;
    }
    thread.at = first;
    thread.index = second;
    if (kind === kinds.shrink) pushShorter(thread, state, bound);
    if (kind !== kinds.grow || takeOneMore(program, thread, state, bound)) return true;
  }
  return false;
}

/** A greedy run gives back one character at a time, down to its least. */
function pushShorter({ at, index, stack }: Thread, { input }: State, least: number): void {
  if (index <= least) return;
  // A match that begins inside a pair took its second half alone.
  const length = index - 2 >= least && isPair(input, index - 2) ? 2 : 1;
  stack.push(at, index - length, least, kinds.shrink);
}

/** A lazy run takes one character more. */
function takeOneMore(
  { steps }: Program,
  thread: Thread,
  { input }: State,
  remaining: number,
): boolean {
  const step = steps[thread.at - 1];
  const next = step?.type === "run" ? takeOne(step.accepts, input, thread.index) : -1;
  if (next < 0) return false;
  thread.index = next;
  if (remaining > 1) thread.stack.push(thread.at, next, remaining - 1, kinds.grow);
  return true;
}

const accept: Step = { type: "accept" };

/** The end of one accepted character, or -1. */
function takeOne(accepts: (code: number) => boolean, input: string, index: number): number {
  const code = input.codePointAt(index);
  if (code === undefined || !accepts(code)) return -1;
  return index + (code > 0xffff ? 2 : 1);
}

/** Takes as many characters as the quantifier wants at first. The end, or -1. */
function startRun(
  { accepts, repeat }: Extract<Step, { type: "run" }>,
  { at, index: start, stack }: Thread,
  state: State,
): number {
  const { min, max, mode } = repeat;
  const wanted = mode === "lazy" ? min : max;
  let index = start;
  let least = min === 0 ? start : -1;
  let count = 0;
  while (count < wanted) {
    const next = takeOne(accepts, state.input, index);
    if (next < 0) break;
    index = next;
    if (++count === min) least = index;
  }
  state.steps += count;
  if (least < 0) return -1;
  if (mode === "lazy" && max > min) stack.push(at + 1, index, max - min, kinds.grow);
  if (mode === "greedy") pushShorter({ at: at + 1, index, stack }, state, least);
  return index;
}

function matchReference(
  { group, fold }: Extract<Step, { type: "backReference" }>,
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
  step: Extract<Step, { type: "look" }>,
  index: number,
  state: State,
  stack: number[],
): boolean {
  const before = [...state.slots];
  const found =
    step.behind !== undefined
      ? looksBehind(step.program, step.behind, index, state)
      : run(step.program, index, state, undefined) >= 0;
  rememberSlots(before, state.slots, stack, found && !step.negated);
  return found !== step.negated;
}

/** Tries every distance, the nearest first, at which the group may have begun. */
function looksBehind(program: Program, farthest: number, index: number, state: State): boolean {
  for (let distance = 0; distance <= Math.min(farthest, index); distance++) {
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
    if (kept) stack.push(slot, value, 0, kinds.slot);
    else slots[slot] = value;
  }
}

function isPair(input: string, index: number): boolean {
  return index >= 0 && (input.codePointAt(index) ?? 0) > 0xffff;
}

function tooManySteps(pattern: string): GatewrightError {
  const hint = "Nested quantifiers try every way.";
  return regexError("regex.limit", "match", pattern, `over ${mostStepsTaken} steps`, hint);
}
