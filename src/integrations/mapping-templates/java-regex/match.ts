import type { GatewrightError } from "../../../core/errors.ts";
import { type Budget, stepCost } from "../budget.ts";
import { costOfSearch, search } from "../java/search.ts";
import type { Program, Step } from "./assemble.ts";
import { regexError } from "./regex-error.ts";
import type { CharacterSet } from "./syntax.ts";

/** Start and end of each group, group 0 first; -1 where a group took no part. */
export type Match = readonly number[];

const mostStepsTaken = 1_000_000;
/** The cost of creating the state of a match, in steps. */
const startSteps = 10;

interface State {
  readonly input: string;
  readonly slots: number[];
  steps: number;
  /** A million, or what the budget still pays for. */
  readonly most: number;
  readonly budget: Budget;
  readonly pattern: string;
}

/**
 * The first match that begins at `from` or, unless all the rest of the input has to match, behind it.
 *
 * @throws GatewrightError `regex.limit` after a million steps; the budget's error.
 */
export function matchFrom(
  program: Program,
  input: string,
  from: number,
  budget: Budget,
  whole: boolean,
): Match | undefined {
  const state = newState(program, input, budget);
  const last = whole ? from : input.length;
  let end = -1;
  let start = from;
  for (; start <= last; start++) {
    end = run(program, start, state, whole ? input.length : undefined, []);
    if (end >= 0) break;
    // A match begins with a whole character.
    if (isPair(input, start)) start++;
  }
  budget.spend(state.steps * stepCost);
  return end < 0 ? undefined : [start, end, ...state.slots.slice(2)];
}

/** Every character that is passed over counts as a step, as it does in a program. */
export function findText(
  text: string,
  input: string,
  from: number,
  budget: Budget,
): Match | undefined {
  const start = search(input, text, from);
  const end = start < 0 ? input.length : start + text.length;
  budget.spend(costOfSearch(end - from, text) + startSteps * stepCost);
  if (end - from > mostStepsTaken) throw tooManySteps(text);
  return start < 0 ? undefined : [start, end];
}

function newState({ shared }: Program, input: string, budget: Budget): State {
  const steps = startSteps + shared.slots;
  const most = Math.min(mostStepsTaken, budget.left / stepCost);
  if (steps > most) throw exceeded(steps, budget, shared.pattern);
  const slots = Array.from({ length: shared.slots }, () => -1);
  return { input, slots, steps, most, budget, pattern: shared.pattern };
}

/** Where one program stands, and the choices it can go back to. */
interface Thread {
  at: number;
  index: number;
  readonly stack: Stack;
}

/** Three numbers per entry: a step or slot with the kind of entry, a position, and a bound. */
type Stack = number[];

const kinds = { choice: 0, slot: 1, shrink: 2, grow: 3 } as const;

function push(
  stack: Stack,
  kind: (typeof kinds)[keyof typeof kinds],
  at: number,
  index: number,
  bound: number,
): void {
  stack.push(4 * at + kind, index, bound);
}

/**
 * Runs a program from `start`. Returns where the match ends, or -1: then all slots are as they were.
 * Choices are kept on a stack of its own, not on JavaScript's, so that no input can exhaust that.
 */
function run(
  program: Program,
  start: number,
  state: State,
  wholeEnd: number | undefined,
  stack: Stack,
): number {
  const thread: Thread = { at: 0, index: start, stack };
  for (;;) {
    if (++state.steps > state.most) throw exceeded(state.steps, state.budget, state.pattern);
    const step = program.steps[thread.at] ?? accept;
    if (step.type === "accept" && (wholeEnd ?? thread.index) === thread.index) return thread.index;
    if (!advance(step, thread, state) && !goBack(program, thread, state)) return -1;
  }
}

/** The budget's own error, where it does not even pay for what was done. */
function exceeded(steps: number, budget: Budget, pattern: string): GatewrightError {
  budget.spend(steps * stepCost);
  return tooManySteps(pattern);
}

/** Takes one step. False: it does not match here. */
function advance(step: Step, thread: Thread, state: State): boolean {
  const { index, stack } = thread;
  switch (step.type) {
    case "set":
      return moveTo(takeOne(step.set, index, state), thread);
    case "run":
      return moveTo(startRun(step, thread, state), thread);
    case "split":
      push(stack, kinds.choice, step.second, index, 0);
      thread.at = step.first;
      return true;
    case "jump":
      thread.at = step.to;
      return true;
    case "save":
      push(stack, kinds.slot, step.slot, state.slots[step.slot] ?? -1, 0);
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
      const inner: Stack = [];
      const end = run(step.program, index, state, undefined, inner);
      keepSlots(inner, stack);
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

/** Goes back to the last choice and tries its alternative. Returns false if none is left. */
function goBack(program: Program, thread: Thread, state: State): boolean {
  const { stack } = thread;
  while (stack.length > 0) {
    const bound = stack.pop() ?? 0;
    const index = stack.pop() ?? 0;
    const entry = stack.pop() ?? 0;
    const kind = entry % 4;
    const at = (entry - kind) / 4;
    if (kind === kinds.slot) {
      state.slots[at] = index;
      continue;
    }
    thread.at = at;
    thread.index = index;
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
  push(stack, kinds.shrink, at, index - length, least);
}

/** Extends a lazy run by one character. */
function takeOneMore({ steps }: Program, thread: Thread, state: State, remaining: number): boolean {
  const step = steps[thread.at - 1];
  const next = step?.type === "run" ? takeOne(step.set, thread.index, state) : -1;
  if (next < 0) return false;
  thread.index = next;
  if (remaining > 1) push(thread.stack, kinds.grow, thread.at, next, remaining - 1);
  return true;
}

const accept: Step = { type: "accept" };

/** The end of one accepted character, or -1. */
function takeOne({ accepts, extra }: CharacterSet, index: number, state: State): number {
  const code = state.input.codePointAt(index);
  if (code === undefined) return -1;
  if (code > 0x7f) state.steps += extra;
  if (!accepts(code)) return -1;
  return index + (code > 0xffff ? 2 : 1);
}

/** Takes as many characters as the quantifier wants at first. The end, or -1. */
function startRun(
  { set, repeat }: Extract<Step, { type: "run" }>,
  { at, index: start, stack }: Thread,
  state: State,
): number {
  const { min, max, mode } = repeat;
  const wanted = mode === "lazy" ? min : max;
  let index = start;
  let least = min === 0 ? start : -1;
  let count = 0;
  while (count < wanted && state.steps <= state.most) {
    const next = takeOne(set, index, state);
    if (next < 0) break;
    index = next;
    state.steps++;
    if (++count === min) least = index;
  }
  if (least < 0) return -1;
  if (mode === "lazy" && max > min) push(stack, kinds.grow, at + 1, index, max - min);
  if (mode === "greedy") pushShorter({ at: at + 1, index, stack }, state, least);
  return index;
}

/** Each character that is compared counts as a step, and as a few where it is folded for that. */
const foldSteps = 4;

function matchReference(
  { group, fold }: Extract<Step, { type: "backReference" }>,
  index: number,
  state: State,
): number {
  const { input, slots } = state;
  const from = slots[2 * group] ?? -1;
  const to = slots[2 * group + 1] ?? -1;
  // A group that took no part matches nothing, not even the empty text.
  if (from < 0 || to < 0 || 2 * group + 1 >= slots.length) return -1;
  const end = index + to - from;
  if (end > input.length) return -1;
  state.steps += (to - from) * (fold ? foldSteps : 1);
  if (state.steps > state.most) throw exceeded(state.steps, state.budget, state.pattern);
  const [before, here] = [input.slice(from, to), input.slice(index, end)];
  return (fold ? fold(before) === fold(here) : before === here) ? end : -1;
}

function look(
  step: Extract<Step, { type: "look" }>,
  index: number,
  state: State,
  stack: Stack,
): boolean {
  const inner: Stack = [];
  const found =
    step.behind !== undefined
      ? looksBehind(step.program, step.behind, index, state, inner)
      : run(step.program, index, state, undefined, inner) >= 0;
  if (found && step.negated) restoreSlots(inner, state);
  else keepSlots(inner, stack);
  return found !== step.negated;
}

/** Tries every distance, the nearest first, at which the group may have begun. */
function looksBehind(
  program: Program,
  farthest: number,
  index: number,
  state: State,
  stack: Stack,
): boolean {
  for (let distance = 0; distance <= Math.min(farthest, index); distance++) {
    if (run(program, index - distance, state, index, stack) >= 0) return true;
  }
  return false;
}

/** Groups that a nested program set stay set until the match goes back before it. */
function keepSlots(inner: Stack, stack: Stack): void {
  for (let entry = 0; entry < inner.length; entry += 3) {
    const [first = 0, index = 0] = [inner[entry], inner[entry + 1]];
    if (first % 4 === kinds.slot) stack.push(first, index, 0);
  }
}

function restoreSlots(inner: Stack, { slots }: State): void {
  for (let entry = inner.length - 3; entry >= 0; entry -= 3) {
    const [first = 0, index = 0] = [inner[entry], inner[entry + 1]];
    if (first % 4 === kinds.slot) slots[(first - kinds.slot) / 4] = index;
  }
}

function isPair(input: string, index: number): boolean {
  return index >= 0 && (input.codePointAt(index) ?? 0) > 0xffff;
}

function tooManySteps(pattern: string): GatewrightError {
  const hint = "Nested quantifiers try every way.";
  return regexError("regex.limit", "match", pattern, `over ${mostStepsTaken} steps`, hint);
}
