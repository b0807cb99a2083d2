import type { Span } from "./spans.ts";

/**
 * Returns a function that finds all occurrences of the texts, ignoring the case of Latin letters.
 * Overlapping occurrences are merged. A prefix at the very end counts: the text may be truncated.
 *
 * Runs in time linear in the input, regardless of the number of texts: searching for each in turn
 * takes minutes for a thousand cookies and a body of megabytes.
 *
 * @param texts each of at least `shortestText` characters; an empty text is ignored
 */
export function createTextFinder(texts: readonly string[]): (from: string) => readonly Span[] {
  const wanted = texts.filter((text) => text !== "");
  if (wanted.length === 0) return () => [];
  const root = automatonOf(wanted);
  return (from) => findAll(root, from);
}

/** Minimum length; shorter texts match ordinary words. */
export const shortestText = 6;

/**
 * A state of the Aho-Corasick automaton: a tree of the texts, matched at every position at once.
 */
interface State {
  readonly next: Map<number, State>;
  readonly depth: number;
  /** Length of the longest text that ends here, or 0. */
  found: number;
  /** The state for the longest suffix of the input that another text starts with. */
  otherwise: State | undefined;
}

function automatonOf(texts: readonly string[]): State {
  const root = newState(0);
  for (const text of texts) {
    let state = root;
    for (let index = 0; index < text.length; index += 1) {
      const code = foldedCode(text, index);
      const next = state.next.get(code) ?? newState(index + 1);
      state.next.set(code, next);
      state = next;
    }
    state.found = text.length;
  }
  // Breadth first, so that shorter states are complete.
  const waiting = [root];
  for (const state of waiting) {
    for (const [code, next] of state.next) {
      next.otherwise = state === root ? root : step(state.otherwise ?? root, code);
      next.found ||= next.otherwise.found;
      waiting.push(next);
    }
  }
  return root;
}

function newState(depth: number): State {
  return { next: new Map(), depth, found: 0, otherwise: undefined };
}

/** Maps `A` to `Z` to `a` to `z`; lower-casing the whole text could change its length. */
function foldedCode(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function step(from: State, code: number): State {
  let state = from;
  for (;;) {
    const next = state.next.get(code);
    if (next) return next;
    if (!state.otherwise) return state;
    state = state.otherwise;
  }
}

interface Range {
  start: number;
  end: number;
}

function findAll(root: State, from: string): readonly Range[] {
  const ranges: Range[] = [];
  let state = root;
  for (let index = 0; index < from.length; index += 1) {
    state = step(state, foldedCode(from, index));
    if (state.found > 0) add(ranges, index + 1 - state.found, index + 1);
  }
  if (state.depth >= shortestText) add(ranges, from.length - state.depth, from.length);
  return ranges;
}

/** Adds a range, which may start before existing ranges. */
function add(ranges: Range[], start: number, end: number): void {
  const range = { start, end };
  for (let last = ranges.at(-1); last && last.end > range.start; last = ranges.at(-1)) {
    range.start = Math.min(range.start, last.start);
    ranges.pop();
  }
  ranges.push(range);
}
