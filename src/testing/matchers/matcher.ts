/** What Vitest and Jest give a matcher, as far as these matchers need it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  /** Knows `expect.any` and its kin. */
  equals(left: unknown, right: unknown): boolean;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A value as one line. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value, showLeaf) ?? String(value));
}

/** A text as a message shows it; long ones are clipped. */
export function clipText(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 399)}…`;
}

/** `expect.any(String)` says itself what it is. */
function showLeaf(_: string, value: unknown): unknown {
  return value instanceof RegExp || typeof value === "bigint" ? String(value) : value;
}

/** The message is made only when the expectation fails: redacting a run takes longer than matching it. */
export function result(pass: boolean, message: () => readonly string[]): MatcherResult {
  return { pass, message: () => message().join("\n") };
}
