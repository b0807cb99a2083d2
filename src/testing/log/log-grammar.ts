import type { ExecutionLog, LogLine } from "./execution-log.ts";
import { parseMessage, printMessage } from "./log-message.ts";
import { isAlike, type PrefixedText, parsePrefix, printPrefix } from "./log-prefix.ts";

const heading = "Execution log for request ";

/**
 * Parses an execution log of TestInvokeMethod, TestInvokeAuthorizer or CloudWatch.
 *
 * Nothing is lost: `printLog(parseLog(text))` equals `text`. Unknown lines become messages of type
 * `unknown`. For a log of many requests, use `splitLogs`.
 *
 * @example
 * parseLog(output.log).lines.filter(({ message }) => message.type === "unknown");
 */
export function parseLog(text: string): ExecutionLog {
  const endsWithNewline = text.endsWith("\n");
  const [first = "", ...others] = (endsWithNewline ? text.slice(0, -1) : text).split("\n");
  const requestId = first.startsWith(heading) ? first.slice(heading.length) : undefined;
  const lines: LogLine[] = [];
  const reader = rowReader((line) => lines.push(line));
  for (const row of requestId === undefined ? [first, ...others] : others) reader.read(row);
  reader.end();
  return {
    ...(requestId !== undefined && { requestId }),
    lines,
    ...(!endsWithNewline && { endsWithNewline }),
  };
}

/**
 * Prints an execution log, byte for byte as API Gateway writes it.
 *
 * @example
 * console.log(printLog(run.log));
 */
export function printLog(log: ExecutionLog): string {
  const lines = log.lines.map(({ prefix, message }) => printPrefix(prefix) + printMessage(message));
  const rows = log.requestId === undefined ? lines : [heading + log.requestId, ...lines];
  return rows.join("\n") + (log.endsWithNewline === false ? "" : "\n");
}

/** Joins rows of text into lines of a log, since a body may contain line breaks. */
export interface RowReader {
  read(row: string): void;
  /** Returns the last line. */
  end(): void;
}

/** In characters: the longest event in CloudWatch. It bounds what is buffered for one line. */
export const maxEventLength = 1_048_576;

export function rowReader(onLine: (line: LogLine) => void): RowReader {
  let current:
    | { readonly start: Partial<PrefixedText>; rows: string[]; length: number }
    | undefined;

  function end(): void {
    if (!current) return;
    const { prefix } = current.start;
    const message = parseMessage(current.rows.join("\n"));
    current = undefined;
    onLine(prefix ? { prefix, message } : { message });
  }

  return {
    read(row) {
      const prefixed = parsePrefix(row);
      const isContinued =
        current &&
        current.length + row.length <= maxEventLength &&
        (!prefixed || !isAlike(prefixed.prefix, current.start.prefix));
      if (current && isContinued) {
        current.rows.push(row);
        current.length += row.length + 1;
        return;
      }
      end();
      current = { start: prefixed ?? {}, rows: [prefixed?.text ?? row], length: row.length };
    },
    end,
  };
}
