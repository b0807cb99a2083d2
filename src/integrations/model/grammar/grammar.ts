import { GatewrightError } from "../../../core/errors.ts";
import { GrammarCursor, UnexpectedText } from "./cursor.ts";

/** Parses and prints one text format. `parse(print(value))` equals `value`. */
export interface Grammar<Value> {
  /**
   * Parses the text.
   *
   * @throws GatewrightError with the grammar's code; its hint marks the position with a caret.
   */
  readonly parse: (text: string) => Value;
  /** Parses the text; returns undefined instead of throwing. */
  readonly read: (text: string) => Value | undefined;
  readonly print: (value: Value) => string;
  /** Explains why the text is invalid, with a caret at the position; undefined if it is valid. */
  readonly explain: (text: string) => string | undefined;
}

type GrammarErrorCode =
  | "content-type.invalid"
  | "credentials.invalid"
  | "expression.invalid"
  | "mapping.invalid"
  | "uri.invalid";

export interface GrammarSettings<Value> {
  /** Name of the format for messages: `an integration URI`. */
  readonly name: string;
  readonly code: GrammarErrorCode;
  /** Parses from the start; remaining text is an error. */
  readonly parse: (cursor: GrammarCursor) => Value;
  readonly print: (value: Value) => string;
}

/** Creates a grammar from a parse and a print function. */
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
