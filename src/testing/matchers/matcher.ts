import { clip } from "../../core/clip.ts";
/** The part of Vitest's and Jest's matcher context that these matchers use. */
export interface MatcherContext {
  readonly isNot?: boolean;
  /** Supports `expect.any` and other asymmetric matchers. */
  equals(left: unknown, right: unknown): boolean;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Prints a value on one line. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, showLeaf) ?? String(value));
}

/** Clips a long text for a message. */
export function clipText(text: string): string {
  return clip(text, 400);
}

/** JSON loses regular expressions and bigints; `expect.any(String)` prints itself. */
function showLeaf(_: string, value: unknown): unknown {
  return value instanceof RegExp || typeof value === "bigint" ? String(value) : value;
}

/** The message is created only on failure, because redacting a run is slower than matching it. */
export function result(pass: boolean, message: () => readonly string[]): MatcherResult {
  return { pass, message: () => message().join("\n") };
}
