/**
 * Puts `instead` in the place of each of the texts, wherever it stands; texts that overlap are hidden
 * as one. It takes time for the length of what is read, however many texts there are: replacing one
 * after the other takes minutes for a thousand cookies and a body of megabytes.
 */
export function hiderOf(texts: readonly string[], instead: string): (from: string) => string {
  const hidden = texts.filter((text) => text !== "");
  if (hidden.length === 0) return (from) => from;
  const length = hidden.reduce((sum, text) => sum + text.length, 0);
  if (length > mostCharacters) return (from) => (from === "" ? from : instead);
  const root = automatonOf(hidden);
  return (from) => replaceRanges(from, findAll(root, from), instead);
}

// API Gateway takes 10 240 characters of headers, and each way of writing them may be looked for. Of
// more than this nothing is told apart: all is hidden.
const mostCharacters = 131_072;

/** The automaton of Aho and Corasick: a tree of the texts, read from every place at once. */
interface State {
  readonly next: Map<number, State>;
  /** Of the longest text that ends here; 0 where none does. */
  found: number;
  /** Where the longest end of what was read goes on that another text begins with. */
  otherwise: State | undefined;
}

function automatonOf(texts: readonly string[]): State {
  const root = newState();
  for (const text of texts) {
    let state = root;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      const next = state.next.get(code) ?? newState();
      state.next.set(code, next);
      state = next;
    }
    state.found = text.length;
  }
  // By length, so that each state finds the shorter ones done.
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

function newState(): State {
  return { next: new Map(), found: 0, otherwise: undefined };
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
    state = step(state, from.charCodeAt(index));
    if (state.found === 0) continue;
    const range = { start: index + 1 - state.found, end: index + 1 };
    for (let last = ranges.at(-1); last && last.end > range.start; last = ranges.at(-1)) {
      range.start = Math.min(range.start, last.start);
      ranges.pop();
    }
    ranges.push(range);
  }
  return ranges;
}

function replaceRanges(from: string, ranges: readonly Range[], instead: string): string {
  if (ranges.length === 0) return from;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(from.slice(at, start), instead);
    at = end;
  }
  return `${parts.join("")}${from.slice(at)}`;
}
