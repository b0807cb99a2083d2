import type { SecretSources } from "../../core/secrets/collect-secrets.ts";
import { createRedactor, type RedactOptions, type Redactor } from "../../core/secrets/redactor.ts";
import type { ExecutionLog, LogMap, LogMessage } from "./execution-log.ts";
import { findStarred } from "./find-starred.ts";
import { truncation } from "./log-map.ts";

/** The parts of a log that may contain secrets. */
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
 * Returns the log with its secrets redacted: in headers, parameters, bodies, URIs and errors, and
 * wherever else their values appear. API Gateway itself masks little more than `Authorization` and
 * `x-api-key`.
 *
 * @example
 * const { log } = await gateway.invoke("GET /health");
 * console.log(printLog(redactLog(log)));
 */
export function redactLog(log: ExecutionLog, options?: RedactOptions): ExecutionLog {
  return redactLogBy(createRedactor(secretsOfLog(log), options), log);
}

/** Redacts the maps of a log by name, and its texts by content. */
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
  // The same placeholders of the same message, with other texts.
  return { ...message, ...Object.fromEntries(holes) } as LogMessage;
}

function holesOf(
  message: LogMessage,
): readonly (readonly [name: string, value: string | LogMap])[] {
  return Object.entries(message).filter(([name]) => name !== "type");
}

/** Redacts a truncated text, which may end in the middle of a secret. */
export function redactCut(text: string, { text: redact }: Redactor): string {
  if (!text.endsWith(truncation)) return redact(text);
  return redact(text.slice(0, -truncation.length)) + truncation;
}

function redactMap(name: string, map: LogMap, { pair }: Redactor): LogMap {
  const place = name === "pathParameters" ? "member" : "parameter";
  return { ...map, entries: map.entries.map((entry) => pair(entry, place)) };
}
