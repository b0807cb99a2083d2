import { collectSecrets, type SecretSources } from "./collect-secrets.ts";
import { findMatches, findSecrets, secretsInValue } from "./find-secrets.ts";
import { createTextFinder } from "./find-texts.ts";
import { lazily } from "./lazy.ts";
import type { Header } from "./message.ts";
import { type NamePlace, secretNameTest } from "./secret-names.ts";
import { replaceSpans, type Span } from "./spans.ts";
import { spellSecrets } from "./spell-secrets.ts";

/** What is redacted besides what is a secret in every API. */
export interface RedactOptions {
  /**
   * Names that are secret in your API, besides the common ones: of headers, parameters and members of
   * JSON, in any case and however their words are joined.
   */
  readonly secretNames?: readonly string[];
}

interface RedactorOptions extends RedactOptions {
  /** What else is a secret, wherever it stands. */
  readonly patterns?: readonly RegExp[];
  /** @default "****" */
  readonly replacement?: string;
  /** Leaves neither the scheme of credentials nor the names of cookies under a secret's name. */
  readonly hidesWhole?: boolean;
}

/** Puts stars in the place of secrets. */
export interface Redactor {
  /** A text: what it shows by itself to be a secret, and what is known from elsewhere. */
  readonly text: (text: string) => string;
  /** A name and its value: whatever the value is, where the name is a secret's. */
  readonly pair: (pair: Header, place?: NamePlace) => Header;
  /** Plain data, as JSON shows it. */
  readonly json: (value: unknown) => unknown;
}

/**
 * A redactor for what belongs together, a run for example: what is a secret in one place is hidden in
 * each. The sources are read when the first text is.
 */
export function createRedactor(
  sources: SecretSources = {},
  {
    secretNames = [],
    patterns = [],
    replacement = "****",
    hidesWhole = false,
  }: RedactorOptions = {},
): Redactor {
  const isSecret = secretNameTest(secretNames);
  const everywhere = patterns.map(
    ({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
  );
  const findIn = (text: string, isWhole = false) => [
    ...findSecrets(text, isSecret, isWhole),
    ...everywhere.flatMap((pattern) => findMatches(text, pattern)),
  ];
  const findKnown = lazily(() => {
    const secrets = collectSecrets(sources, isSecret, (text) => findIn(text));
    secrets.delete(replacement);
    return finderOf(spellSecrets(secrets));
  });
  const redact = (text: string, spans: readonly Span[] = []) => {
    const found = [...spans, ...findIn(text, hidesWhole), ...findKnown()(text)];
    return replaceSpans(
      text,
      found.map((span) => withEscape(text, span)),
      replacement,
    );
  };
  const text = (from: string) => redact(from);
  const secretsUnder = (name: string, value: string) =>
    hidesWhole ? [{ start: 0, end: value.length }] : secretsInValue(name, value);
  return {
    text,
    pair: ([name, value], place = "parameter") => [
      text(name),
      redact(value, isSecret(name, place) ? secretsUnder(name, value) : []),
    ],
    json: (value) => redactJson(value, text, replacement),
  };
}

/** Of more secrets than can be told apart, all is one. */
function finderOf(spellings: readonly string[] | undefined): (text: string) => readonly Span[] {
  if (spellings) return createTextFinder(spellings);
  return (text) => (text === "" ? [] : [{ start: 0, end: text.length }]);
}

/** A secret that begins with `n` is found in `\n` as well, of which the backslash cannot be left. */
function withEscape(text: string, span: Span): Span {
  let run = 0;
  while (text[span.start - run - 1] === "\\") run += 1;
  return run % 2 === 1 ? { ...span, start: span.start - 1 } : span;
}

function redactJson(
  value: unknown,
  redact: (text: string) => string,
  replacement: string,
): unknown {
  const text = JSON.stringify(value);
  // Of a function, for one.
  if (text === undefined) return value;
  try {
    return JSON.parse(redact(text));
  } catch {
    // A secret that holds the signs of JSON took some away.
    return replacement;
  }
}
