import { GatewrightError } from "../../../errors.ts";
import { escapes, fromHex } from "../json/characters.ts";

/** A position in a JSONPath, with the look-ahead that Jayway's compiler uses. */
export class PathCursor {
  offset = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.offset >= this.text.length;
  }

  get current(): string {
    return this.text[this.offset] ?? "";
  }

  skipSpace(): void {
    while (/[ \t\r\n]/.test(this.current)) this.offset++;
  }

  /** Consumes `text` if it follows, after any space. */
  take(text: string): boolean {
    const before = this.offset;
    this.skipSpace();
    if (this.text.startsWith(text, this.offset)) {
      this.offset += text.length;
      return true;
    }
    this.offset = before;
    return false;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.error(`expected "${text}"`);
  }

  /** Consumes one character, and the blanks after it: Jayway takes no tab for one. */
  skipOne(): void {
    do this.offset++;
    while (this.current === " ");
  }

  /** Consumes what `pattern` matches here, which has to be sticky. The empty text: nothing. */
  takeMatch(pattern: RegExp): string {
    pattern.lastIndex = this.offset;
    const text = pattern.exec(this.text)?.[0] ?? "";
    this.offset += text.length;
    return text;
  }

  /** Where the bracket that opens here closes; strings and regular expressions are skipped. */
  closing(open: string, close: string): number {
    let depth = 0;
    for (let index = this.offset; index < this.text.length; index++) {
      const character = this.text[index] ?? "";
      if (character === "'" || character === '"' || character === "/") {
        index = this.unescaped(character, index + 1);
      } else if (character === open) {
        depth++;
      } else if (character === close && --depth === 0) {
        return index;
      }
    }
    throw this.error(`"${open}" is not closed`);
  }

  /** Where `character` stands next without a backslash before it. */
  unescaped(character: string, from: number): number {
    for (let index = from; index < this.text.length; index++) {
      if (this.text[index] === "\\") index++;
      else if (this.text[index] === character) return index;
    }
    throw this.error(`${character} is not closed`);
  }

  error(reason: string): GatewrightError {
    return new GatewrightError(
      "json-path.syntax",
      `Failed to compile the JSONPath "${this.text}": ${reason} at position ${this.offset}`,
    );
  }
}

/** The characters that a quoted name or text stands for. An unknown escape is its character. */
export function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_all, code?: string, letter = "") =>
    code === undefined ? (escapes.get(letter) ?? letter) : fromHex(code),
  );
}
