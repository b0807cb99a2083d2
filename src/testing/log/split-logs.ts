import { GatewrightError } from "../../core/errors.ts";
import type { ExecutionLog, LogLine } from "./execution-log.ts";
import { maxEventLength, rowReader } from "./log-grammar.ts";

/** Options of `splitLogs`: how much it keeps in memory. */
export interface SplitLogsOptions {
  /**
   * The number of requests to hold at once. If there are more, the one that has been silent longest is
   * yielded incomplete. Defaults to 1000.
   */
  readonly maxOpenRequests?: number;
}

/** The lines after `Method completed with status` follow within this many lines of the stream. */
const linesBehindCompletion = 100;

/** A request with more lines is yielded in parts, so that one id cannot fill the memory. */
const maxLinesOfRequest = 10_000;

/**
 * Splits a CloudWatch log, in which concurrent requests are interleaved, into one execution log for
 * each request while it streams. Every line is in exactly one log. Lines before the first request
 * become a log without a request.
 *
 * Accepts text or UTF-8 bytes in chunks of any size, as `aws logs tail` or an export to S3 produces
 * them. Memory use does not grow with the length of the stream.
 *
 * @example
 * for await (const log of splitLogs(createReadStream("000000"))) {
 *   if (diagnose(log)) console.log(printLog(log));
 * }
 *
 * @throws GatewrightError `log.limit`: a line is longer than 1 048 576 characters.
 */
export async function* splitLogs(
  stream: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  { maxOpenRequests = 1_000 }: SplitLogsOptions = {},
): AsyncGenerator<ExecutionLog, void, undefined> {
  const open = new OpenRequests(maxOpenRequests);
  const reader = rowReader((line) => open.add(line));
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let rest = "";
  for await (const chunk of stream) {
    const text =
      typeof chunk === "string"
        ? chunk
        : (decoder ??= new TextDecoder()).decode(chunk, { stream: true });
    // A row may arrive character by character, so its earlier part is not searched again.
    const [first = "", ...others] = text.split("\n");
    rest += first;
    const rows = others.length === 0 ? [] : [rest, ...others];
    rest = rows.pop() ?? rest;
    if (rest.length > maxEventLength) throw tooLong();
    for (const row of rows) reader.read(row);
    yield* open.takeFinished();
  }
  rest += decoder?.decode() ?? "";
  if (rest !== "") reader.read(rest);
  reader.end();
  open.finishAll();
  yield* open.takeFinished();
}

interface OpenRequest {
  readonly lines: LogLine[];
  /** The line of the stream on which it completed. */
  completedAt?: number;
}

/** The requests whose lines are still arriving, the longest silent first. */
class OpenRequests {
  readonly #open = new Map<string, OpenRequest>();
  /** Ids in the order in which they completed. */
  readonly #completed = new Set<string>();
  readonly #finished: ExecutionLog[] = [];
  readonly #maxOpen: number;
  #lineNumber = 0;

  constructor(maxOpen: number) {
    this.#maxOpen = maxOpen;
  }

  add(line: LogLine): void {
    this.#lineNumber += 1;
    const id = line.prefix && "requestId" in line.prefix ? line.prefix.requestId : "";
    const request = this.#open.get(id) ?? { lines: [] };
    request.lines.push(line);
    if (line.message.type === "completed") {
      request.completedAt = this.#lineNumber;
      this.#completed.add(id);
    }
    // Deleting and setting it moves it to the end, because a Map keeps insertion order.
    this.#open.delete(id);
    this.#open.set(id, request);
    if (request.lines.length >= maxLinesOfRequest) this.#finish(id);
    this.#finishSettled();
    const [silentLongest] = this.#open.keys();
    if (this.#open.size > this.#maxOpen && silentLongest !== undefined) this.#finish(silentLongest);
  }

  finishAll(): void {
    for (const id of this.#open.keys()) this.#finish(id);
  }

  *takeFinished(): Generator<ExecutionLog, void, undefined> {
    yield* this.#finished.splice(0);
  }

  #finishSettled(): void {
    const [first] = this.#completed;
    if (first === undefined) return;
    const completedAt = this.#open.get(first)?.completedAt ?? 0;
    if (this.#lineNumber - completedAt >= linesBehindCompletion) this.#finish(first);
  }

  #finish(id: string): void {
    const lines = this.#open.get(id)?.lines;
    this.#open.delete(id);
    this.#completed.delete(id);
    if (lines) this.#finished.push({ lines });
  }
}

function tooLong(): GatewrightError {
  return new GatewrightError(
    "log.limit",
    `Failed to read the log: a line is longer than ${maxEventLength} characters`,
    { hint: "CloudWatch has no events of this length. Check that the input is a log." },
  );
}
