import type { Span } from "./velocity/ast.ts";

/** One thing that a template did while it rendered. Spans are those of its syntax tree. */
export type Step =
  | {
      /** A reference was printed. */
      readonly type: "reference";
      readonly span: Span;
      readonly text: string;
    }
  | {
      /** `#set` assigned a value, given as the text that would print. */
      readonly type: "set";
      readonly span: Span;
      readonly text: string;
    }
  | {
      /** An `#if` chose: the index of its branch, or the block of `#else`, or nothing. */
      readonly type: "branch";
      readonly span: Span;
      readonly taken: number | "else" | "none";
    }
  | {
      /** A `#foreach` ended. */
      readonly type: "loop";
      readonly span: Span;
      readonly rounds: number;
    };
