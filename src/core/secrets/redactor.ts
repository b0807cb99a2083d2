import { lazily } from "../lazy.ts";
import type { Header } from "../message.ts";
import { collectSecrets, type SecretSources } from "./collect-secrets.ts";
import { findMatches } from "./find-credentials.ts";
import { findSecrets } from "./find-secrets.ts";
import { createTextFinder } from "./find-texts.ts";
import { type NamePlace, secretNameTest } from "./secret-names.ts";
import { secretsInValue } from "./secrets-in-value.ts";
import { replaceSpans, type Span } from "./spans.ts";
import { spellSecrets } from "./spell-secrets.ts";

/** What is redacted in addition. */
export interface RedactOptions {
  /**
   * Names that are secret in your API: of headers, parameters and members of JSON, in any case and
   * however their words are joined.
   */
  readonly secretNames?: readonly string[];
}

interface RedactorOptions extends RedactOptions {
  /** Match what else is a secret. */
  readonly patterns?: readonly RegExp[];
  /** @default "****" */
  readonly replacement?: string;
  /** Also replaces the scheme of credentials and the names of cookies. */
  readonly hidesWhole?: boolean;
}

/** Replaces secrets. */
export interface Redactor {
  /** Redacts what the text itself shows to be a secret, and what the sources hold. */
  readonly text: (text: string) => string;
  /** Redacts the value of a name, however short it is, if the name is a secret's. */
  readonly pair: (pair: Header, place?: NamePlace) => Header;
  /** Redacts plain data as the text of its JSON. */
  readonly json: (value: unknown) => unknown;
}

/**
 * Creates a redactor for things that belong together, such as the parts of a run: what is a secret in
 * one of them is hidden in all. The sources are read when the first text is redacted.
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

/** With too many secrets to look for, everything is one. */
function finderOf(spellings: readonly string[] | undefined): (text: string) => readonly Span[] {
  if (spellings) return createTextFinder(spellings);
  return (text) => (text === "" ? [] : [{ start: 0, end: text.length }]);
}

/** A secret that starts with `n` may be found in `\n`: the backslash goes with it. */
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
  // A function, for example.
  if (text === undefined) return value;
  try {
    return JSON.parse(redact(text));
  } catch {
    // A secret with quotes or braces took some of the JSON with it.
    return replacement;
  }
}
