import type { ExecutionLog, LogMap, LogMessage } from "../trace/execution-log.ts";

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
  String.raw`(\\*")([\w.-]{0,64}(?:${words})[\w.-]{0,64})\1(\s*:\s*\[?\s*)\1(?!\1).*?(?<!\\)\1`,
  "gi",
);
const secretParameter = new RegExp(`([?&][\\w.-]{0,64}(?:${words})[\\w.-]{0,64}=)[^&\\s"]+`, "gi");
const accessKeyId = /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g;
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
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
  const known = secrets.filter((secret) => secret.length >= 6 && secret !== masked);
  const everywhere = patterns.map(
    ({ source, flags }) => new RegExp(source, flags.includes("g") ? flags : `${flags}g`),
  );
  return (text) => {
    let hidden = text;
    for (const secret of known) hidden = hidden.replaceAll(secret, masked);
    for (const pattern of everywhere) hidden = hidden.replaceAll(pattern, masked);
    hidden = hidden
      .replaceAll(secretMember, `$1$2$1$3$1${masked}$1`)
      .replaceAll(secretParameter, `$1${masked}`)
      .replaceAll(credentials, `$1 ${masked}`)
      .replaceAll(jsonWebToken, masked)
      .replaceAll(accessKeyId, masked);
    return maskAccounts(hidden);
  };
}

/** The account's number is no secret, but nobody else's business: AWS's example takes its place. */
function maskAccounts(text: string): string {
  const accounts = new Set([...text.matchAll(accountInArn)].map(([, account = ""]) => account));
  let hidden = text;
  for (const account of accounts) hidden = hidden.replaceAll(account, "123456789012");
  return hidden;
}

// API Gateway stars secrets itself, and leaves their last six characters.
const starred = /\*{2,}[^\s*",}\]]{1,6}/g;

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
