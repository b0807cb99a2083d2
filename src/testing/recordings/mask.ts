import type { ExecutionLog, LogMap, LogMessage } from "../log/execution-log.ts";
import { hiderOf } from "../trace/hide-texts.ts";

/** Hides in a text what must not be in a file. */
export type Mask = (text: string) => string;

export const masked = "<secret>";

const words =
  "authorization|api[-_]?key|cookie|credential|password|passwd|private[-_]?key|secret|session[-_]?id|signature|token";
const secretName = new RegExp(`(?:${words})`, "i");

/** Whether what stands under this name is a secret, by its name alone. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

// A member of JSON, or of JSON inside JSON, whose quotes are escaped: its name, and its text or the
// first text of its list.
const secretMember = new RegExp(
  String.raw`(?<!\\)(\\*")([\w.-]{0,64}(?:${words})[\w.-]{0,64})\1(\s*:\s*(?:\[\s*)?)\1(?!\1).*?(?<!\\)\1`,
  "gi",
);
const secretParameter = new RegExp(`([?&][\\w.-]{0,64}(?:${words})[\\w.-]{0,64}=)[^&\\s"]+`, "gi");
const accessKeyId = /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g;
// A text that JSON Web Tokens may stand in: looking for each by itself reads the rest of it each time.
const dotted = /[\w.-]+/g;
const tokenStart = /(?:^|-)eyJ(?=[\w-])/;
const credentials = /\b(Bearer|Basic) +[\w.~+/=-]+/g;
const accountInArn = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12}):/g;

/**
 * A mask for one invocation.
 *
 * @param secrets values that are known to be secret, wherever they stand
 * @param patterns of a caller, beside the common ones
 */
export function maskFor(secrets: readonly string[], patterns: readonly RegExp[]): Mask {
  // A short one would hide too much.
  const hideKnown = hiderOf(
    secrets.filter((secret) => secret.length >= 6 && secret !== masked),
    masked,
  );
  const everywhere = patterns.map(
    ({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
  );
  return (text) => {
    let hidden = hideKnown(text);
    for (const pattern of everywhere) hidden = hidden.replaceAll(pattern, masked);
    hidden = hidden
      .replaceAll(secretMember, `$1$2$1$3$1${masked}$1`)
      .replaceAll(secretParameter, `$1${masked}`)
      .replaceAll(credentials, `$1 ${masked}`)
      .replaceAll(dotted, maskTokens)
      .replaceAll(accessKeyId, masked);
    return maskAccounts(hidden);
  };
}

/** Three parts with points between them, of which the first is JSON in base64. */
function maskTokens(text: string): string {
  if (!text.includes("eyJ")) return text;
  const parts = text.split(".");
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const start = tokenStart.exec(part);
    const isToken = start && parts[index + 1] && parts[index + 2] !== undefined;
    kept.push(isToken ? `${part.slice(0, start.index + start[0].length - 3)}${masked}` : part);
    if (isToken) index += 2;
  }
  return kept.join(".");
}

/** The account's number is no secret, but nobody else's business: AWS's example takes its place. */
function maskAccounts(text: string): string {
  const accounts = new Set([...text.matchAll(accountInArn)].map(([, account = ""]) => account));
  if (accounts.size === 0) return text;
  return text.replaceAll(/\d{12,}/g, (digits) => maskIn(digits, accounts));
}

/** The accounts among digits, the first of those that overlap. */
function maskIn(digits: string, accounts: ReadonlySet<string>): string {
  let hidden = "";
  let at = 0;
  for (let index = 0; index + 12 <= digits.length; ) {
    const isAccount = accounts.has(digits.slice(index, index + 12));
    if (isAccount) {
      hidden += `${digits.slice(at, index)}123456789012`;
      at = index + 12;
    }
    index += isAccount ? 12 : 1;
  }
  return hidden + digits.slice(at);
}

// API Gateway stars secrets itself, and leaves their last six characters.
const starred = /(?<!\*)\*{2,}[^\s*",}\]]{1,6}/g;

/** A log, its maps masked by name and its texts by what they hold. */
export function maskLog(log: ExecutionLog, maskText: Mask): ExecutionLog {
  const mask: Mask = (text) => maskText(text).replaceAll(starred, masked);
  return {
    ...log,
    lines: log.lines.map((line) => ({ ...line, message: maskMessage(line.message, mask) })),
  };
}

function maskMessage(message: LogMessage, mask: Mask): LogMessage {
  const holes = Object.entries(message).map(([name, value]: [string, string | LogMap]) => {
    if (name === "type") return [name, value] as const;
    return [name, typeof value === "string" ? mask(value) : maskMap(value, mask)] as const;
  });
  // The same holes of the same message, with other texts.
  return Object.fromEntries(holes) as unknown as LogMessage;
}

function maskMap(map: LogMap, mask: Mask): LogMap {
  return {
    ...map,
    entries: map.entries.map(([name, value]) => [name, isSecretName(name) ? masked : mask(value)]),
  };
}
