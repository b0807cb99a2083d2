import { decodeBase64, type FoundSecret, secretsInValue } from "./find-secrets.ts";
import { shortestText } from "./find-texts.ts";
import type { Header } from "./message.ts";
import type { SecretNameTest } from "./secret-names.ts";

/** What belongs together and may hold secrets. */
export interface SecretSources {
  /** Headers, and parameters of queries, forms and cookies. */
  readonly parameters?: readonly Header[] | undefined;
  /** Path parameters, and other values whose names mean no more than those of JSON's members. */
  readonly members?: readonly Header[] | undefined;
  /** Bodies, URIs and whatever else is text. */
  readonly texts?: readonly string[] | undefined;
}

export function joinSources(sources: readonly SecretSources[]): SecretSources {
  return {
    parameters: sources.flatMap(({ parameters = [] }) => parameters),
    members: sources.flatMap(({ members = [] }) => members),
    texts: sources.flatMap(({ texts = [] }) => texts),
  };
}

/** The secrets that are to be hidden wherever they stand again: those that are no words of any text. */
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

/** Without what follows a URL in a sentence. */
function withoutClosing(value: string): string {
  let end = value.length;
  // By hand: an expression would read a run of them from each of its places.
  while (/[')\].,;}]/.test(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

/** Without the quotes of a cookie, and as it was before it was put into JSON. */
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

/** `user:password`, as a URL has it and, in base64, the `Basic` scheme. */
function passwordsIn(value: string, name: string | undefined): readonly string[] {
  if (!/authorization$/i.test(name ?? "")) return [];
  const pairs = [value, decodeBase64(value) ?? ""].filter((each) => each.includes(":"));
  return pairs.flatMap((pair) => [pair, pair.slice(pair.indexOf(":") + 1)]);
}

const words = new Set(["anonymous", "disabled", "optional", "redacted", "required", "undefined"]);

/**
 * Whether a value is told from what stands in a text anyway. A short one is not, nor is a word; most
 * words are longer where only a cookie's place says that its value may be a secret: a theme, a country.
 */
function isDistinct(value: string, isNamed: boolean, isSecret: SecretNameTest): boolean {
  if (value.length < shortestText || /^\*+$/.test(value)) return false;
  if (!/^[a-z]+$/i.test(value)) return true;
  return value.length >= (isNamed ? 8 : 12) && !isWord(value, isSecret);
}

/** `password` is the password of many a test. */
function isWord(value: string, isSecret: SecretNameTest): boolean {
  return words.has(value.toLowerCase()) || isSecret(value, "member");
}
