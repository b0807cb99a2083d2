import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { redactLogBy } from "../log/redact-log.ts";

/** Options of `record`, `replay` and `checkFidelity`. */
export interface RecordOptions extends RedactOptions {
  /** Patterns of further secrets. Pass the same ones to `record`, `replay` and `checkFidelity`. */
  readonly secrets?: readonly RegExp[];
}

export const masked = "<secret>";

const accountInArn = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12}):/g;

/**
 * Creates the redactor of one invocation for a file. It masks all of a value with a secret's name,
 * and every account id.
 *
 * @param sources the request, whose secrets the response may have under other names
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

/** Returns a redactor that also applies `further` to each redacted text. */
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
    // `further` replaces digits by digits or text within strings, so the JSON stays valid.
    json: (value) => JSON.parse(further(JSON.stringify(json(value)))),
  };
}

/** Replaces account ids by AWS's example: they are not secret, but should not be published. */
function maskAccounts(text: string): string {
  const accounts = new Set([...text.matchAll(accountInArn)].map(([, account = ""]) => account));
  if (accounts.size === 0) return text;
  return text.replaceAll(/\d{12,}/g, (digits) => maskIn(digits, accounts));
}

/** Masks account ids in digits; of overlapping ones, the first. */
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

// API Gateway masks secrets with stars itself, except their last six characters.
const starred = /(?<!\*)\*{2,}[^\s*",}\]]{1,6}/g;

/** Masks a log for a file. */
export function maskLog(log: ExecutionLog, mask: Redactor): ExecutionLog {
  return redactLogBy(
    redactFurther(mask, (text) => text.replaceAll(starred, masked)),
    log,
  );
}
