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
  // Blocks, expressions and references contain each other: their compilers meet here.
  readonly block: (nodes: readonly Node[], compiler: Compiler) => Render;
  readonly expression: (node: Expression, compiler: Compiler) => Evaluate;
}

/** Gives each variable of a template a place in the array that a render keeps them in. */
export class Slots {
  readonly #places = new Map<string, number>();
  readonly #names: string[] = [];

  get names(): readonly string[] {
    return this.#names;
  }

  of(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}
