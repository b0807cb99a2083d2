import { GatewrightError } from "../../../core/errors.ts";
import { TextCursor } from "../../../core/text-cursor.ts";
import { escapes, fromHex } from "../characters.ts";

/** A position in a JSONPath, with the look-ahead that Jayway's compiler uses. */
export class PathCursor extends TextCursor {
  /** Consumes `text` if it follows, after any space. */
  override take(text: string): boolean {
    const before = this.offset;
    this.skipSpace();
    const here = super.take(text);
    if (!here) this.offset = before;
    return here;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.error(`expected "${text}"`);
  }

  /** Consumes one character, and the blanks after it: Jayway takes no tab for one. */
  skipOne(): void {
    do this.offset++;
    while (this.current === " ");
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
      `Failed to compile the JSONPath "${this.text.slice(0, 200)}": ${reason} at position ${this.offset}`,
    );
  }
}

/** The characters that a quoted name or text stands for. An unknown escape is its character. */
export function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_all, code?: string, letter = "") =>
    code === undefined ? (escapes.get(letter) ?? letter) : fromHex(code),
  );
}
