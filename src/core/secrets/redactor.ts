import { lazy } from "../memoize.ts";
import type { Header } from "../message.ts";
import { collectSecrets, type SecretSources } from "./collect-secrets.ts";
import { findMatches } from "./find-credentials.ts";
import { findSecrets } from "./find-secrets.ts";
import { createTextFinder } from "./find-texts.ts";
import { type NamePlace, secretNameTest } from "./secret-names.ts";
import { secretsInValue } from "./secrets-in-value.ts";
import { replaceSpans, type Span } from "./spans.ts";
import { spellSecrets } from "./spell-secrets.ts";

/** Options of functions that redact secrets. */
export interface RedactOptions {
  /**
   * Additional secret names in your API: headers, parameters and JSON members, in any case and word
   * separation. Common names are always redacted.
   */
  readonly secretNames?: readonly string[];
}

interface RedactorOptions extends RedactOptions {
  /** Patterns of further secrets. */
  readonly patterns?: readonly RegExp[];
  /** @default "****" */
  readonly replacement?: string;
  /** Redacts whole values: the scheme of credentials and the names of cookies, too. */
  readonly hidesWhole?: boolean;
}

/** Replaces secrets with stars. */
export interface Redactor {
  /** Redacts a text: recognizable secrets, and secrets known from the sources. */
  readonly text: (text: string) => string;
  /** Redacts a named value: completely if the name is secret. */
  readonly pair: (pair: Header, place?: NamePlace) => Header;
  /** Redacts plain data. */
  readonly json: (value: unknown) => unknown;
}

/**
 * Creates a redactor for related data, such as one run: a secret found in one place is redacted
 * everywhere. The sources are read with the first text.
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
  const findKnown = lazy(() => {
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

/** Returns a finder for the secrets; with too many of them, it matches everything. */
function finderOf(spellings: readonly string[] | undefined): (text: string) => readonly Span[] {
  if (spellings) return createTextFinder(spellings);
  return (text) => (text === "" ? [] : [{ start: 0, end: text.length }]);
}

/** Includes a preceding backslash: a secret that starts with `n` also matches in `\n`. */
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
  // For example a function.
  if (text === undefined) return value;
  try {
    return JSON.parse(redact(text));
  } catch {
    // A secret that contains JSON syntax broke the JSON.
    return replacement;
  }
}
