import { GatewrightError } from "../../../core/errors.ts";
import { GrammarCursor, UnexpectedText } from "./cursor.ts";

/** One text format, read and written. `parse(print(value))` equals `value`. */
export interface Grammar<Value> {
  /**
   * Reads the text.
   *
   * @throws GatewrightError with the grammar's code; its hint shows the place with a caret.
   */
  readonly parse: (text: string) => Value;
  /** Reads text that may be something else: undefined instead of an error. */
  readonly read: (text: string) => Value | undefined;
  readonly print: (value: Value) => string;
  /** Why the text cannot be read, with the place under a caret; undefined when it can. */
  readonly explain: (text: string) => string | undefined;
}

type GrammarErrorCode =
  | "content-type.invalid"
  | "credentials.invalid"
  | "expression.invalid"
  | "mapping.invalid"
  | "uri.invalid";

export interface GrammarSettings<Value> {
  /** What the text is, for messages: `an integration URI`. */
  readonly name: string;
  readonly code: GrammarErrorCode;
  /** Reads from the start; text that is left over is an error. */
  readonly parse: (cursor: GrammarCursor) => Value;
  readonly print: (value: Value) => string;
}

/** Makes a grammar of a function that reads and one that writes. */
export function grammar<Value>(settings: GrammarSettings<Value>): Grammar<Value> {
  const { name, code, print } = settings;
  return {
    print,
    read(text) {
      const result = run(settings.parse, text);
      return result instanceof UnexpectedText ? undefined : result.value;
    },
    parse(text) {
      const result = run(settings.parse, text);
      if (!(result instanceof UnexpectedText)) return result.value;
      const message = `Failed to read "${text}" as ${name}: ${result.message}`;
      throw new GatewrightError(code, message, {
        hint: caret(text, result.offset),
        details: { text, offset: result.offset },
      });
    },
    explain(text) {
      const result = run(settings.parse, text);
      if (!(result instanceof UnexpectedText)) return undefined;
      return `this is not ${name}: ${result.message}\n${caret(text, result.offset)}`;
    },
  };
}

function run<Value>(
  parse: (cursor: GrammarCursor) => Value,
  text: string,
): { readonly value: Value } | UnexpectedText {
  const cursor = new GrammarCursor(text);
  try {
    const value = parse(cursor);
    return cursor.done ? { value } : cursor.unexpected("the end of the text");
  } catch (failure) {
    if (failure instanceof UnexpectedText) return failure;
    throw failure;
  }
}

function caret(text: string, offset: number): string {
  return `  ${text}\n  ${" ".repeat(offset)}^`;
}
