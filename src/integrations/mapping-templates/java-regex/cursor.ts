import type { GatewrightError } from "../../../core/errors.ts";
import { TextCursor } from "../../../core/text-cursor.ts";
import { type Budget, objectCost } from "../budget.ts";
import { regexError } from "./regex-error.ts";
import type { RegexFlags } from "./syntax.ts";

const deepest = 200;

// Patterns are made once: a literal inside a function is made anew on every call.
const comment = /[ \t\n\v\f\r]+|#[^\n\r\u0085\u2028\u2029]*/y;
const letterOrDigit = /[a-zA-Z0-9]/;

/** A position in a pattern, with the flags that hold there. */
export class RegexCursor extends TextCursor {
  flags: RegexFlags = "";
  readonly budget: Budget;
  #depth = 0;

  constructor(pattern: string, budget: Budget) {
    super(pattern);
    this.budget = budget;
    // A character may become a node, a set of characters and a step.
    budget.spend(2 * objectCost * pattern.length);
  }

  /** The UTF-16 unit after this one, empty at the end. */
  get next(): string {
    return this.text[this.offset + 1] ?? "";
  }

  looksAt(text: string): boolean {
    return this.text.startsWith(text, this.offset);
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.error(`Expected "${text}"`);
  }

  takeOne(): string {
    const character = this.current;
    if (character === "") throw this.error("Unexpected end");
    this.offset++;
    return character;
  }

  /** One character, escaped or not, as its code point. */
  takeCharacter(): number {
    if (this.current === "\\") return this.#takeEscape();
    const code = this.text.codePointAt(this.offset);
    if (code === undefined) throw this.error("Unexpected end");
    this.offset += code > 0xffff ? 2 : 1;
    return code;
  }

  /** With the flag `x`, white space and `# …` mean nothing. */
  skipComments(): void {
    if (this.flags.includes("x")) while (this.skip(comment));
  }

  nested<Result>(parse: () => Result): Result {
    if (++this.#depth > deepest) {
      throw regexError("regex.limit", "compile", this.text, `nested over ${deepest} levels`);
    }
    const result = parse();
    this.#depth--;
    return result;
  }

  error(reason: string): GatewrightError {
    const where = `${reason} near index ${this.offset}`;
    return regexError("regex.syntax", "compile", this.text, where);
  }

  #takeEscape(): number {
    const code = this.text.codePointAt(this.offset + 1);
    if (code === undefined) throw this.error("Unexpected end after a backslash");
    const letter = String.fromCodePoint(code);
    this.offset += 1 + letter.length;
    const control = controls.get(letter);
    if (control !== undefined) return control;
    switch (letter) {
      case "0":
        return this.#takeNumber(/[0-3]?[0-7]{1,2}/y, 8);
      case "x":
        return this.#takeNumber(/\{[0-9a-fA-F]{1,6}\}|[0-9a-fA-F]{2}/y, 16);
      case "u":
        return this.#takeNumber(/[0-9a-fA-F]{4}/y, 16);
      case "c":
        return this.takeOne().charCodeAt(0) ^ 64;
      default:
        if (letterOrDigit.test(letter)) throw this.error("Illegal/unsupported escape sequence");
        return code;
    }
  }

  #takeNumber(digits: RegExp, base: number): number {
    const text = this.takeMatch(digits)?.replace(/[{}]/g, "");
    const code = text === undefined ? Number.NaN : Number.parseInt(text, base);
    if (!(code <= 0x10ffff)) throw this.error("Illegal escape sequence");
    return code;
  }
}

const controls: ReadonlyMap<string, number> = new Map(
  Object.entries({
    t: 0x09,
    n: 0x0a,
    r: 0x0d,
    f: 0x0c,
    a: 0x07,
    e: 0x1b,
  }),
);
