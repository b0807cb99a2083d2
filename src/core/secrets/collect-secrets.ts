import type { Header } from "../message.ts";
import { decodeBase64 } from "./find-credentials.ts";
import { shortestText } from "./find-texts.ts";
import type { SecretNameTest } from "./secret-names.ts";
import { type FoundSecret, secretsInValue } from "./secrets-in-value.ts";

/** The parts of one run that may hold secrets. */
export interface SecretSources {
  /** Headers, and parameters of queries and forms. */
  readonly parameters?: readonly Header[] | undefined;
  /** Path parameters, and other values whose names are treated like JSON member names. */
  readonly members?: readonly Header[] | undefined;
  /** Bodies, URIs and any other text. */
  readonly texts?: readonly string[] | undefined;
}

export function joinSources(sources: readonly SecretSources[]): SecretSources {
  return {
    parameters: sources.flatMap(({ parameters = [] }) => parameters),
    members: sources.flatMap(({ members = [] }) => members),
    texts: sources.flatMap(({ texts = [] }) => texts),
  };
}

/** Collects the secrets to redact wherever they occur; ordinary words are skipped. */
export function collectSecrets(
  { parameters = [], members = [], texts = [] }: SecretSources,
  isSecret: SecretNameTest,
  findIn: (text: string) => readonly FoundSecret[],
): Set<string> {
  const secrets = new Set<string>();
  const add = (text: string, { start, end, name, escapes = 0 }: FoundSecret) => {
    const isNamed = name === undefined || isSecret(name, "parameter");
    const value = unescape(text.slice(start, end), escapes);
    for (const each of [value, withoutClosing(value), ...passwordsIn(value, name)]) {
      if (isDistinct(each, isNamed, isSecret)) secrets.add(each);
    }
  };
  for (const text of [...texts, ...[...parameters, ...members].map(([, value]) => value)]) {
    for (const found of findIn(text)) add(text, found);
  }
  for (const [pairs, place] of [
    [parameters, "parameter"],
    [members, "member"],
  ] as const) {
    for (const [name, value] of pairs) {
      if (!isSecret(name, place)) continue;
      for (const found of secretsInValue(name, value)) add(value, found);
    }
  }
  return secrets;
}

/** Removes closing punctuation, which may follow a URL in prose. */
function withoutClosing(value: string): string {
  let end = value.length;
  // A regular expression would be quadratic in the length of a run of them.
  while (/[')\].,;}]/.test(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

/** Removes the quotes of a cookie and the escapes of JSON. */
function unescape(text: string, times: number): string {
  let value = text;
  for (let time = 0; time < times; time += 1) {
    try {
      value = String(JSON.parse(`"${value}"`));
    } catch {
      break;
    }
  }
  return value.replace(/^"(.*)"$/s, "$1");
}

/** Returns the password of `user:password`, as in a URL or, in base64, the `Basic` scheme. */
function passwordsIn(value: string, name: string | undefined): readonly string[] {
  if (!/authorization$/i.test(name ?? "")) return [];
  const pairs = [value, decodeBase64(value) ?? ""].filter((each) => each.includes(":"));
  return pairs.flatMap((pair) => [pair, pair.slice(pair.indexOf(":") + 1)]);
}

const words = new Set(["anonymous", "disabled", "optional", "redacted", "required", "undefined"]);

/**
 * Returns whether a value is distinct from ordinary text. Short values and words are not. A cookie
 * without a secret name must be longer: its value may be a theme or a country.
 */
function isDistinct(value: string, isNamed: boolean, isSecret: SecretNameTest): boolean {
  if (value.length < shortestText || /^\*+$/.test(value)) return false;
  if (!/^[a-z]+$/i.test(value)) return true;
  return value.length >= (isNamed ? 8 : 12) && !isWord(value, isSecret);
}

/** Returns whether the value is an ordinary word: many tests use `password` as the password. */
function isWord(value: string, isSecret: SecretNameTest): boolean {
  return words.has(value.toLowerCase()) || isSecret(value, "member");
}
