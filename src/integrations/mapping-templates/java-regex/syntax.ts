/** The syntax tree of a Java regular expression, flags already applied. */
export type RegexNode =
  | { readonly type: "empty" }
  | { readonly type: "set"; readonly accepts: CharacterSet }
  | { readonly type: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly type: "choice"; readonly options: readonly RegexNode[] }
  | { readonly type: "group"; readonly index: number; readonly body: RegexNode }
  | Repeat
  | { readonly type: "assertion"; readonly holds: Assertion }
  | { readonly type: "backReference"; readonly group: number; readonly fold: Fold }
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

/** Whether a code point belongs to a character class. */
export type CharacterSet = (codePoint: number) => boolean;

/** Whether a zero-width assertion holds between two UTF-16 units of the input. */
export type Assertion = (input: string, index: number) => boolean;

/** Brings a text into the form in which back references are compared. */
export type Fold = (text: string) => string;

/** Bounds of the length of what a node matches, in UTF-16 units. */
export function lengthOf(node: RegexNode): { readonly min: number; readonly max: number } {
  switch (node.type) {
    case "set":
      return { min: 1, max: 2 };
    case "sequence":
      return node.items
        .map(lengthOf)
        .reduce((total, { min, max }) => ({ min: total.min + min, max: total.max + max }), {
          min: 0,
          max: 0,
        });
    case "choice": {
      const lengths = node.options.map(lengthOf);
      return {
        min: Math.min(...lengths.map(({ min }) => min)),
        max: Math.max(...lengths.map(({ max }) => max)),
      };
    }
    case "group":
    case "atomic":
      return lengthOf(node.body);
    case "repeat": {
      const { min, max } = lengthOf(node.body);
      return { min: min * node.min, max: max === 0 ? 0 : max * node.max };
    }
    case "backReference":
      return { min: 0, max: Infinity };
    default:
      return { min: 0, max: 0 };
  }
}
