/** A position in a text: the only mutable state of a parser. */
export class TextCursor {
  offset = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.offset >= this.text.length;
  }

  /** The UTF-16 unit at this position, empty at the end. */
  get current(): string {
    return this.text[this.offset] ?? "";
  }

  skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.offset))) this.offset++;
  }

  /** Consumes `text` if it is next. */
  take(text: string): boolean {
    const here = this.text.startsWith(text, this.offset);
    if (here) this.offset += text.length;
    return here;
  }

  /** Consumes and returns a match of `pattern` here, if any. The pattern must be sticky. */
  takeMatch(pattern: RegExp): string | undefined {
    const start = this.offset;
    return this.skip(pattern) ? this.text.slice(start, this.offset) : undefined;
  }

  /** Consumes a match without returning it: `test` is cheaper than `exec`. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    const matches = pattern.test(this.text);
    if (matches) this.offset = pattern.lastIndex;
    return matches;
  }
}

/** Returns whether the code is JSON white space. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
