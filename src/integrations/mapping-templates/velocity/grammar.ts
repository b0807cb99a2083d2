import type { Expression, Node, Reference } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

/**
 * The parts of the grammar that contain each other: blocks hold references, references hold
 * arguments, arguments hold strings, and strings hold blocks. Each part lives in its own file and
 * reaches the others through this table.
 */
export interface Grammar {
  /** Nodes up to the directive that continues or closes the enclosing block. */
  readonly block: (cursor: Cursor) => readonly Node[];
  /** Nodes to the end of the text: a template, or what stands between double quotes. */
  readonly whole: (cursor: Cursor) => readonly Node[];
  /** Undefined, with the cursor unmoved, where no reference begins. */
  readonly reference: (cursor: Cursor) => Reference | undefined;
  /** A literal or reference, without operators. Undefined, unmoved, where none begins. */
  readonly operand: (cursor: Cursor) => Expression | undefined;
  /** An expression of `#set` or of a condition, with the space around it. */
  readonly expression: (cursor: Cursor) => Expression;
}
