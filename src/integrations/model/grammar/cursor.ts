import { TextCursor } from "../../../core/text-cursor.ts";

/** A position in a text of a grammar. Patterns must be sticky (`/…/y`). */
export class GrammarCursor extends TextCursor {
  /** Consumes what `pattern` matches here. `expected` says in words what has to stand here. */
  expect(pattern: RegExp, expected: string): string {
    const match = this.takeMatch(pattern);
    if (match === undefined) throw this.unexpected(expected);
    return match;
  }

  /** Consumes one of the words. */
  expectOneOf<const Word extends string>(words: readonly Word[], what: string): Word {
    const word = words.find((each) => this.take(each));
    if (word === undefined) throw this.unexpected(`${what}: ${words.join(", ")}`);
    return word;
  }

  unexpected(expected: string, offset = this.offset): UnexpectedText {
    return new UnexpectedText(expected, offset);
  }
}

/** Thrown by a grammar's own functions, and caught by the grammar that runs them. */
export class UnexpectedText extends Error {
  readonly offset: number;

  constructor(expected: string, offset: number) {
    super(`expected ${expected}`);
    this.offset = offset;
  }
}
