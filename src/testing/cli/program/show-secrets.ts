import type { SecretSources } from "../../../core/secrets/collect-secrets.ts";
import { createRedactor, type Redactor } from "../../../core/secrets/redactor.ts";
import type { Arguments, Option } from "./command.ts";

/** The options of every command that prints requests or responses. */
export const secretOptions = {
  "show-secrets": { help: "print secrets instead of ****" },
} as const satisfies Readonly<Record<string, Option>>;

const unchanged: Redactor = { text: (text) => text, pair: (pair) => pair, json: (value) => value };

/** Returns the redactor for a command's output, which changes nothing with `--show-secrets`. */
export function redactorFor(args: Arguments, sources: SecretSources): Redactor {
  return args.has("show-secrets") ? unchanged : createRedactor(sources);
}

export function redactHeaders(
  headers: Readonly<Record<string, readonly string[]>>,
  redactor: Redactor,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [
      name,
      values.map((value) => redactor.pair([name, value])[1]),
    ]),
  );
}
