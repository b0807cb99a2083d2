/** A position in a text: the only mutable state of a grammar. Patterns must be sticky (`/…/y`). */
export class Cursor {
  readonly source: string;
  offset = 0;

  constructor(source: string) {
    this.source = source;
  }

  get done(): boolean {
    return this.offset >= this.source.length;
  }

  /** Consumes what `pattern` matches here, if it does. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.source)?.[0];
    this.offset += match?.length ?? 0;
    return match;
  }

  /** Consumes what `pattern` matches here. `expected` says in words what has to stand here. */
  expect(pattern: RegExp, expected: string): string {
    const match = this.take(pattern);
    if (match === undefined) throw this.unexpected(expected);
    return match;
  }

  /** Consumes one of the words. */
  expectOneOf<const Word extends string>(words: readonly Word[], what: string): Word {
    const word = words.find((each) => this.source.startsWith(each, this.offset));
    if (word === undefined) throw this.unexpected(`${what}: ${words.join(", ")}`);
    this.offset += word.length;
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
