import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { redactLogBy } from "../log/redact-log.ts";

export interface RecordOptions extends RedactOptions {
  /** Match what else is secret in your API. Pass `replay` and `checkFidelity` the same. */
  readonly secrets?: readonly RegExp[];
}

export const masked = "<secret>";

const accountInArn = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12}):/g;

/**
 * Creates the redactor of one invocation. It replaces the whole value under a secret's name, and numbers
 * of accounts.
 *
 * @param sources the request: its answer may repeat a secret under another name
 */
export function maskFor(
  sources: SecretSources,
  { secrets = [], secretNames = [] }: RecordOptions = {},
): Redactor {
  const redactor = createRedactor(sources, {
    secretNames,
    patterns: secrets,
    replacement: masked,
    hidesWhole: true,
  });
  return redactFurther(redactor, maskAccounts);
}

/** The redactor, with a function that is applied to what it returns. */
export function redactFurther(
  { text, pair, json }: Redactor,
  further: (text: string) => string,
): Redactor {
  return {
    text: (from) => further(text(from)),
    pair: (from, place) => {
      const [name, value] = pair(from, place);
      return [name, further(value)];
    },
    // What replaces a number or a part of a string leaves valid JSON.
    json: (value) => JSON.parse(further(JSON.stringify(json(value)))),
  };
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

/** A log for a file. */
export function maskLog(log: ExecutionLog, mask: Redactor): ExecutionLog {
  return redactLogBy(
    redactFurther(mask, (text) => text.replaceAll(starred, masked)),
    log,
  );
}
