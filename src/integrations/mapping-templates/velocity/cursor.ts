import { GatewrightError, type GatewrightErrorCode } from "../../../core/errors.ts";
import { TextCursor } from "../../../core/text-cursor.ts";
import { isDigit } from "../characters.ts";
import { limitError } from "../limits.ts";
import type { Span } from "./ast.ts";

/** Where the characters of a cursor's text stand in the template. */
interface Origin {
  readonly source: string;
  /** One offset per character where quotes were undoubled, else the offset of the first. */
  readonly offsets: number | readonly number[];
}

/** A position in a template: the only mutable state of the parser. Patterns must be sticky. */
export class Cursor extends TextCursor {
  /** Between the parentheses of a method call, where names without `$` are values too. */
  inCall = false;
  readonly nesting: number;
  /** Names that `#macro` has defined so far: escaping them removes the backslash. */
  readonly macros: Set<string>;
  readonly #origin: Origin;
  #depth: number;

  constructor(
    text: string,
    nesting: number,
    parent?: { cursor: Cursor; offsets: Origin["offsets"] },
  ) {
    super(text);
    this.nesting = nesting;
    this.macros = parent ? parent.cursor.macros : new Set();
    this.#origin = parent
      ? { source: parent.cursor.#origin.source, offsets: parent.offsets }
      : { source: text, offsets: 0 };
    this.#depth = parent ? parent.cursor.#depth : 0;
  }

  /** The UTF-16 unit here, NaN at the end. */
  get code(): number {
    return this.text.charCodeAt(this.offset);
  }

  looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  /** The UTF-16 unit after this one, NaN at the end. */
  get nextCode(): number {
    return this.text.charCodeAt(this.offset + 1);
  }

  /** Consumes a name. Every reference has one, and a loop reads it faster than a pattern. */
  takeIdentifier(): string | undefined {
    const start = this.offset;
    if (!isLetter(this.code)) return undefined;
    do this.offset++;
    while (isNamePart(this.code));
    return this.text.slice(start, this.offset);
  }

  expect(text: string, expected: string): void {
    if (!this.take(text)) throw this.error(`expected ${expected}`);
  }

  /** Runs `parse` one level deeper, so that no template can exhaust the stack. */
  nested<Result>(parse: () => Result): Result {
    if (++this.#depth > this.nesting) throw limitError("nesting", this.nesting);
    const result = parse();
    this.#depth--;
    return result;
  }

  /** From `start` to here, in the template. */
  span(start: number): Span {
    return { start: this.#inTemplate(start), end: this.#inTemplate(this.offset) };
  }

  error(reason: string, offset = this.offset): GatewrightError {
    const place = { source: this.#origin.source, offset: this.#inTemplate(offset) };
    return errorAt(place, "template.syntax", `Failed to parse the template`, reason);
  }

  /** Whether the text stands in the template just as it is. */
  get verbatim(): boolean {
    return typeof this.#origin.offsets === "number";
  }

  #inTemplate(offset: number): number {
    const { offsets } = this.#origin;
    if (typeof offsets === "number") return offset + offsets;
    return offsets[offset] ?? (offsets.at(-1) ?? 0) + offset - offsets.length + 1;
  }
}

/** `a` to `z`, `A` to `Z`, `_`. */
export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isNamePart(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2d;
}

/** What failed, with its line, its column and the line itself. */
export function errorAt(
  { source, offset }: { readonly source: string; readonly offset: number },
  code: GatewrightErrorCode,
  failed: string,
  reason: string,
): GatewrightError {
  const { line, column } = positionOf(source, offset);
  return new GatewrightError(code, `${failed} at line ${line}, column ${column}: ${reason}`, {
    hint: codeFrame(source, offset),
    details: { reason, line, column },
  });
}

/** One-based line and column of an offset. Lines end with `\n`, `\r\n` or `\r`. */
export function positionOf(source: string, offset: number): { line: number; column: number } {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The line of an offset and the one before it, with a caret under the column. */
function codeFrame(source: string, offset: number): string {
  const { line, column } = positionOf(source, offset);
  const lines = source.split(/\r\n|\r|\n/);
  const width = String(line).length;
  // A template may be one line of 300 KB.
  const from = Math.max(0, column - 80);
  const shown = [line - 1, line].filter((number) => number > 0);
  const text = shown.map((number) => {
    const part = lines[number - 1]?.slice(from, from + 100) ?? "";
    return `${String(number).padStart(width)} | ${part}`.trimEnd();
  });
  return [...text, `${" ".repeat(width)} | ${" ".repeat(column - 1 - from)}^`].join("\n");
}
