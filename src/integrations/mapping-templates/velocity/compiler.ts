import type { JavaValue } from "../java/values.ts";
import type { Expression, Node, Span } from "./ast.ts";
import type { Evaluate, Render, Run } from "./run.ts";

export type Watch = <Result>(
  closure: (run: Run) => Result,
  node: { readonly span: Span },
) => (run: Run) => Result;

/** What the compilers of nodes and expressions share. */
export interface Compiler {
  readonly source: string;
  readonly slots: Slots;
  /** What a reference without a value stands for: API Gateway says "", plain Velocity null. */
  readonly unresolved: JavaValue;
  /** Whether the compiled template keeps a record of its steps. */
  readonly recording: boolean;
  /** Watches a closure for a failure. What it returns is the closure itself, unless one is sought. */
  readonly watch: Watch;
  // Blocks, expressions and references contain each other: their compilers meet here.
  readonly block: (nodes: readonly Node[], compiler: Compiler) => Render;
  readonly expression: (node: Expression, compiler: Compiler) => Evaluate;
}

/** Gives each variable of a template a place in the array that a render keeps them in. */
export class Slots {
  readonly #places = new Map<string, number>();

  get names(): readonly string[] {
    return [...this.#places.keys()];
  }

  of(name: string): number {
    const place = this.#places.get(name) ?? this.#places.size;
    this.#places.set(name, place);
    return place;
  }
}
