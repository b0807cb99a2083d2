/** The syntax tree of a Java regular expression, flags already applied. */
export type RegexNode =
  | { readonly type: "empty" }
  | { readonly type: "set"; readonly set: CharacterSet }
  | { readonly type: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly type: "choice"; readonly options: readonly RegexNode[] }
  | { readonly type: "group"; readonly index: number; readonly body: RegexNode }
  | Repeat
  | { readonly type: "assertion"; readonly holds: Assertion }
  | { readonly type: "backReference"; readonly group: number; readonly fold: Fold | undefined }
  | Look
  | { readonly type: "atomic"; readonly body: RegexNode };

export interface Repeat {
  readonly type: "repeat";
  readonly body: RegexNode;
  readonly min: number;
  /** `Infinity` for none. */
  readonly max: number;
  readonly mode: "greedy" | "lazy" | "possessive";
}

export interface Look {
  readonly type: "look";
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: RegexNode;
}

/**
 * The letters of the flags that hold, as `(?…)` writes them: `i` ignores case, with `u` beyond ASCII
 * too; `m` has lines, `s` lets the dot match their breaks, `d` breaks them at `\n` alone; `x` allows
 * comments; with `U`, `\w`, `\d`, `\s` and the POSIX classes follow Unicode.
 */
export type RegexFlags = string;

/** Whether a code point belongs to a character class. */
export type Accepts = (codePoint: number) => boolean;

export interface CharacterSet {
  readonly accepts: Accepts;
  /** The tests for a character beyond ASCII, besides the step counted for it. */
  readonly extra: number;
}

/** Whether a zero-width assertion holds between two UTF-16 units of the input. */
export type Assertion = (input: string, index: number) => boolean;

/** Brings a text into the form in which back references are compared where case is ignored. */
export type Fold = (text: string) => string;

/** The most UTF-16 units that a node matches. */
export function longest(node: RegexNode): number {
  switch (node.type) {
    case "set":
      return 2;
    case "sequence":
      return node.items.reduce((total, item) => total + longest(item), 0);
    case "choice":
      return node.options.reduce((most, option) => Math.max(most, longest(option)), 0);
    case "group":
    case "atomic":
      return longest(node.body);
    case "repeat":
      // Zero repeated stays zero, but JavaScript's zero times infinity is NaN.
      return longest(node.body) * node.max || 0;
    case "backReference":
      return Infinity;
    default:
      return 0;
  }
}
