import type { Header } from "../message.ts";
import { decodeBase64 } from "./find-credentials.ts";
import { shortestText } from "./find-texts.ts";
import type { SecretNameTest } from "./secret-names.ts";
import { type FoundSecret, secretsInValue } from "./secrets-in-value.ts";

/** What may hold secrets. */
export interface SecretSources {
  /** Headers, and parameters of queries and forms. */
  readonly parameters?: readonly Header[] | undefined;
  /** Path parameters and other names that mean what they mean in JSON. */
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

/** The secrets to hide wherever they reappear: those that cannot be confused with a word. */
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

/** Cuts off what follows a URL in a sentence. */
function withoutClosing(value: string): string {
  let end = value.length;
  // An expression would take quadratic time for a run of them.
  while (/[')\].,;}]/.test(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

/** The value before it was put into JSON, and without the quotes of a cookie. */
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

/** The password of `user:password`, which URLs and, in base64, the `Basic` scheme have. */
function passwordsIn(value: string, name: string | undefined): readonly string[] {
  if (!/authorization$/i.test(name ?? "")) return [];
  const pairs = [value, decodeBase64(value) ?? ""].filter((each) => each.includes(":"));
  return pairs.flatMap((pair) => [pair, pair.slice(pair.indexOf(":") + 1)]);
}

const words = new Set(["anonymous", "disabled", "optional", "redacted", "required", "undefined"]);

/**
 * Whether hiding the value everywhere hides nothing else: it is long enough, and not a word. The value
 * of a cookie whose name says nothing may well be a word: a theme, a country.
 */
function isDistinct(value: string, isNamed: boolean, isSecret: SecretNameTest): boolean {
  if (value.length < shortestText || /^\*+$/.test(value)) return false;
  if (!/^[a-z]+$/i.test(value)) return true;
  return value.length >= (isNamed ? 8 : 12) && !isWord(value, isSecret);
}

/** Many tests use `password` as a password. */
function isWord(value: string, isSecret: SecretNameTest): boolean {
  return words.has(value.toLowerCase()) || isSecret(value, "member");
}
