import { type Budget, characterCost } from "../budget.ts";

/** UTF-16 units that wait to be joined. */
const chunk = 4096;

/**
 * Joins pieces of text. They are paid for before they are joined, and joined while they are few:
 * JavaScript keeps a text that grows as a tree, whose every node takes more than most pieces.
 */
export class TextBuilder {
  readonly #budget: Budget;
  #settled = "";
  #pieces = "";

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get budget(): Budget {
    return this.#budget;
  }

  add(piece: string): void {
    this.#pieces += piece;
    if (this.#pieces.length > chunk) this.#settle();
  }

  toString(): string {
    this.#settle();
    return this.#settled;
  }

  #settle(): void {
    const length = this.#settled.length + this.#pieces.length;
    if (length > this.#budget.limits.textLength) throw this.#budget.exceeds("textLength");
    this.#budget.spend(this.#pieces.length * characterCost);
    this.#settled += flat(this.#pieces);
    this.#pieces = "";
  }
}

const anywhere = /^/;
/** V8 copies shorter texts when it joins them. */
const shortest = 13;

/** The same text, of which V8 keeps the characters alone. Only a search makes it do so reliably. */
export function flat(text: string): string {
  if (text.length >= shortest) anywhere.test(text);
  return text;
}
