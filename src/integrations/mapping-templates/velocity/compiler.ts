import type { JavaValue } from "../java/values.ts";
import type { Expression, Node } from "./ast.ts";
import type { Evaluate, Render } from "./run.ts";

/** What the compilers of nodes and expressions share. */
export interface Compiler {
  readonly source: string;
  readonly slots: Slots;
  /** What a reference without a value stands for: API Gateway says "", plain Velocity null. */
  readonly unresolved: JavaValue;
  /** Whether the compiled template keeps a record of its steps. */
  readonly recording: boolean;
  /** How many blocks are open where the compiler stands. */
  open: number;
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
