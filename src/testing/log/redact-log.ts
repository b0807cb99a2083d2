import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog, LogMap, LogMessage } from "./execution-log.ts";
import { findStarred } from "./find-starred.ts";
import { truncation } from "./log-map.ts";

/** Where a log may hold secrets. */
export function secretsOfLog(log: ExecutionLog): SecretSources {
  const holes = log.lines.flatMap(({ message }) => holesOf(message));
  const entriesOf = (isPath: boolean) =>
    holes.flatMap(([name, value]) =>
      typeof value !== "string" && (name === "pathParameters") === isPath ? value.entries : [],
    );
  const parameters = entriesOf(false);
  const texts = holes.flatMap(([, value]) => (typeof value === "string" ? [value] : []));
  const values = [...texts, ...parameters.map(([, value]) => value)];
  return {
    parameters: [...parameters, ...findStarred(parameters, values)],
    members: entriesOf(true),
    texts,
  };
}

/**
 * The same log with its secrets redacted: in its maps by name, in its bodies, URIs and errors, and
 * wherever else a value of theirs stands. API Gateway itself stars little more than `Authorization`.
 *
 * @example
 * console.log(printLog(redactLog(log)));
 */
export function redactLog(log: ExecutionLog, options?: RedactOptions): ExecutionLog {
  return redactLogBy(createRedactor(secretsOfLog(log), options), log);
}

export function redactLogBy(redactor: Redactor, log: ExecutionLog): ExecutionLog {
  return {
    ...log,
    lines: log.lines.map((line) => ({ ...line, message: redactMessage(line.message, redactor) })),
  };
}

function redactMessage(message: LogMessage, redactor: Redactor): LogMessage {
  const holes = holesOf(message).map(([name, value]) => [
    name,
    typeof value === "string" ? redactCut(value, redactor) : redactMap(name, value, redactor),
  ]);
  // The same holes of the same message, with other texts.
  return { ...message, ...Object.fromEntries(holes) } as LogMessage;
}

function holesOf(
  message: LogMessage,
): readonly (readonly [name: string, value: string | LogMap])[] {
  return Object.entries(message).filter(([name]) => name !== "type");
}

/** What API Gateway cut off may have been in the middle of a secret, which ends the text then. */
export function redactCut(text: string, { text: redact }: Redactor): string {
  if (!text.endsWith(truncation)) return redact(text);
  return redact(text.slice(0, -truncation.length)) + truncation;
}

function redactMap(name: string, map: LogMap, { pair }: Redactor): LogMap {
  const place = name === "pathParameters" ? "member" : "parameter";
  return { ...map, entries: map.entries.map((entry) => pair(entry, place)) };
}
