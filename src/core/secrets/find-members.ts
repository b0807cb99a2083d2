import type { SecretNameTest } from "./secret-names.ts";
import type { Span } from "./spans.ts";

/** A value with a secret name, found in a text. */
export interface NamedSecret extends Span {
  readonly name: string;
  /** How many times the value is escaped as JSON: twice inside JSON in a JSON string. */
  readonly escapes: number;
}

// Each level of JSON inside JSON escapes the quotes once more.
const memberName = /(?<!\\)(\\*)"([^"\\]{1,64})\1"\s*:\s*/g;

/**
 * Finds JSON members with secret names at any depth, including JSON inside JSON and truncated JSON.
 * Values may be strings, numbers or lists of strings. A typed value counts as the member around it
 * (`"password": {"S": "…"}`), and so does the value of a pair (`{"name": "x-api-key", "value":
 * "…"}`).
 *
 * The text is scanned once from left to right, not parsed: it may be invalid, and megabytes long.
 */
export function findMembers(text: string, isSecret: SecretNameTest): readonly NamedSecret[] {
  const found: NamedSecret[] = [];
  let pending: PendingName | undefined;
  let endOfParameters = 0;
  const names = new RegExp(memberName);
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const [, escape = "", name = ""] = match;
    const at = names.lastIndex;
    const place = match.index < endOfParameters ? "parameter" : "member";
    const outer = pending && isValueOf(pending, name, text.slice(pending.at, match.index));
    const secretName = outer ? pending?.name : isSecret(name, place) ? name : undefined;
    pending = undefined;
    if (secretName === undefined) {
      const isNested = at < endOfParameters;
      if (text[at] === "{" && areParameters(name) && !isNested) endOfParameters = endOf(text, at);
      else pending = pairName(name, text, at, escape, isSecret);
    } else if (text[at] === "{") {
      pending = { name: secretName, at: at + 1, valueNames: typedValues };
    } else {
      names.lastIndex = readValues(text, at, escape, secretName, found);
    }
  }
  return found;
}

/** A secret name whose value may be in the next member. */
interface PendingName {
  readonly name: string;
  /** Where the next member may start. */
  readonly at: number;
  readonly valueNames: RegExp;
}

// DynamoDB's types, attributes of SQS and SNS, and common names.
const typedValues = /^(?:[BNS]S?|(?:string|binary)?value)$/i;
const pairNames = /^(?:parameter|header)?(?:key|name)$/i;
const pairValues = /^(?:parameter|header)?value$/i;

function isValueOf({ valueNames }: PendingName, name: string, between: string): boolean {
  return valueNames.test(name) && /^[\s,]{0,64}$/.test(between);
}

/** Returns the name of a pair, if it is a secret name. */
function pairName(
  name: string,
  text: string,
  at: number,
  escape: string,
  isSecret: SecretNameTest,
): PendingName | undefined {
  if (!pairNames.test(name) || !text.startsWith(`${escape}"`, at)) return undefined;
  const start = at + escape.length + 1;
  const [key = ""] = /^[^"\\]*/.exec(text.slice(start, start + 64)) ?? [];
  const end = start + key.length;
  const isWhole = text.startsWith(`${escape}"`, end);
  if (!isWhole || !isSecret(key, "member")) return undefined;
  return { name: key, at: end + escape.length + 1, valueNames: pairValues };
}

/** Returns whether the member holds the headers or query parameters of an event. */
function areParameters(name: string): boolean {
  return /^(?:(?:multiValue)?(?:headers|queryString(?:Parameters)?)|query)$/i.test(name);
}

function endOf(text: string, object: number): number {
  const end = text.indexOf("}", object);
  return end === -1 ? text.length : end;
}

/** Reads the value here, or each value of a list; returns the next position. */
function readValues(
  text: string,
  from: number,
  escape: string,
  name: string,
  found: NamedSecret[],
): number {
  const isList = text[from] === "[";
  let at = isList ? skipSpace(text, from + 1) : from;
  for (;;) {
    const value =
      readString(text, at, escape) ?? (isList ? undefined : readNumber(text, at, escape));
    if (!value) return at;
    // A number under a plural name is a count: `"tokens": 512`.
    const isCount = value.quote !== undefined && /s$/i.test(name);
    if (!isCount && value.start < value.end) found.push({ ...value, name });
    at = value.quote === undefined ? value.end + escape.length + 1 : value.end;
    if (!isList) return at;
    at = skipSpace(text, at);
    if (text[at] !== ",") return at;
    at = skipSpace(text, at + 1);
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at += 1;
  return at;
}

type Value = Omit<NamedSecret, "name">;

function readString(text: string, at: number, escape: string): Value | undefined {
  if (!text.startsWith(`${escape}"`, at)) return undefined;
  const start = at + escape.length + 1;
  const end = endOfString(text, start, escape.length);
  return { start, end, escapes: Math.round(Math.log2(escape.length + 1)) + 1 };
}

/**
 * Returns the end of the string that starts here: the next quote with as many backslashes as the
 * opening quote. More backslashes mean a quote in the string or backslashes at its end; fewer mean
 * that the surrounding string ends. A truncated string ends with the text.
 */
function endOfString(text: string, start: number, backslashes: number): number {
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let run = 0;
    while (quote - run > start && text[quote - run - 1] === "\\") run += 1;
    if (run < backslashes) return quote - run;
    if (run % (2 * backslashes + 2) === backslashes) return quote - backslashes;
  }
  return text.length;
}

const number = /-?\d[\d.eE+-]*/y;

/** Reads a number; its replacement is a string, with the quotes of its level. */
function readNumber(text: string, at: number, escape: string): Value | undefined {
  number.lastIndex = at;
  const [digits] = number.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return { start: at, end: at + digits.length, escapes: 0, quote: `${escape}"` };
}
