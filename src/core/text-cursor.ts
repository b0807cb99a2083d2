/** A position in a text that is being parsed: the only mutable state of a parser. */
export class TextCursor {
  offset = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.offset >= this.text.length;
  }

  /** The UTF-16 unit here, empty at the end. */
  get current(): string {
    return this.text[this.offset] ?? "";
  }

  skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.offset))) this.offset++;
  }

  /** Consumes `text` if it stands here. */
  take(text: string): boolean {
    const here = this.text.startsWith(text, this.offset);
    if (here) this.offset += text.length;
    return here;
  }

  /** Consumes what `pattern` matches here, if it does. It has to be sticky. */
  takeMatch(pattern: RegExp): string | undefined {
    const start = this.offset;
    return this.skip(pattern) ? this.text.slice(start, this.offset) : undefined;
  }

  /** The same, for a text that no one wants. Testing makes no list of groups, as `exec` does. */
  skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    const matches = pattern.test(this.text);
    if (matches) this.offset = pattern.lastIndex;
    return matches;
  }
}

/** White space as JSON has it. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
