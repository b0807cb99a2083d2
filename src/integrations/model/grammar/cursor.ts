import { TextCursor } from "../../../core/text-cursor.ts";

/** A position in a text that a grammar parses. Patterns must be sticky (`/…/y`). */
export class GrammarCursor extends TextCursor {
  /** Consumes a match of `pattern`. `expected` describes it for the error message. */
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

/** Thrown by a grammar's functions and caught by the grammar. */
export class UnexpectedText extends Error {
  readonly offset: number;

  constructor(expected: string, offset: number) {
    super(`expected ${expected}`);
    this.offset = offset;
  }
}
