import { diagnose } from "../../failures/diagnose.ts";
import type { ExecutionLog } from "../../log/execution-log.ts";
import { parseLog, printLog } from "../../log/log-grammar.ts";
import { redactLogBy, secretsOfLog } from "../../log/redact-log.ts";
import { splitLogs } from "../../log/split-logs.ts";
import { type Arguments, type Command, usageError } from "../program/command.ts";
import { type CliContext, type ExitCode, exitCodes } from "../program/context.ts";
import { type Paint, paintFor } from "../program/paint.ts";
import { printLogRows } from "../program/print-log.ts";
import { progressOn } from "../program/progress.ts";
import { redactorFor, secretOptions } from "../program/show-secrets.ts";
import { asText, readSource } from "../program/sources.ts";

export const explain: Command = {
  usage: "gatewright explain [FILE] [options]",
  description:
    "Reads execution logs from TestInvokeMethod or CloudWatch, interleaved or not, and explains why each\nfailed request failed and how to fix it. Without FILE, or with -, it reads standard input as it\narrives.",
  options: {
    failed: { help: "show only the requests that failed" },
    quiet: { help: "hide the lines of the log, and show only the explanation" },
    ...secretOptions,
  },
  examples: [
    "gatewright explain < execution.log",
    "aws logs tail API-Gateway-Execution-Logs_abc123/prod --format short | gatewright explain --failed",
    "gatewright explain execution.log --json | jq .diagnosis.code",
  ],
  run: runExplain,
};

async function runExplain(context: CliContext, args: Arguments): Promise<ExitCode> {
  const [file = "-", ...others] = args.positionals;
  if (others.length > 0) {
    throw usageError("Failed to explain: expected one file", `Usage: ${explain.usage}`);
  }
  const paint = paintFor(context, context.stdout);
  const progress = progressOn(context);
  let requests = 0;
  let failed = 0;
  for await (const log of logsIn(await open(context, file))) {
    context.signal.throwIfAborted();
    requests += 1;
    const diagnosis = diagnose(log);
    if (diagnosis) failed += 1;
    if (requests % 1000 === 0) progress.say(`${requests} requests read, ${failed} failed`);
    if (!diagnosis && args.has("failed")) continue;
    progress.end();
    context.stdout.write(
      args.has("json") ? printJson(log, args) : print(context, log, args, paint),
    );
  }
  progress.end();
  if (!args.has("json")) {
    const count = `${requests} ${requests === 1 ? "request" : "requests"}, ${failed} failed`;
    context.stdout.write(`${paint(failed > 0 ? "red" : "green", count)}\n`);
  }
  return failed > 0 ? exitCodes.failed : exitCodes.ok;
}

/** Reads standard input as it arrives, because it may never end. */
async function open(
  context: CliContext,
  file: string,
): Promise<AsyncIterable<string | Uint8Array>> {
  return file === "-" ? context.stdin : ReadableStream.from([await readSource(context, file)]);
}

/** A log from TestInvokeMethod has a heading and one request; any other is read as CloudWatch's. */
async function* logsIn(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<ExecutionLog> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const start = asText(Buffer.from(first.value));
  const all = { [Symbol.asyncIterator]: () => startingWith(first.value, chunks) };
  if (parseLog(start).requestId === undefined) {
    yield* splitLogs(all);
    return;
  }
  const texts: Uint8Array[] = [];
  for await (const chunk of all) texts.push(Buffer.from(chunk));
  yield parseLog(asText(Buffer.concat(texts)));
}

async function* startingWith<Chunk>(
  first: Chunk,
  others: AsyncIterator<Chunk>,
): AsyncGenerator<Chunk> {
  yield first;
  for (let next = await others.next(); !next.done; next = await others.next()) yield next.value;
}

/** Prints a request as one line of JSON. */
function printJson(log: ExecutionLog, args: Arguments): string {
  const redactor = redactorFor(args, secretsOfLog(log));
  const diagnosis = diagnose(log);
  return `${JSON.stringify({
    ...summary(log),
    ...(diagnosis && { diagnosis: redactor.json(diagnosis) }),
    log: printLog(redactLogBy(redactor, log)),
  })}\n`;
}

function print({ stdout }: CliContext, log: ExecutionLog, args: Arguments, paint: Paint): string {
  const { requestId, status } = summary(log);
  const title = `${requestId ?? "without a request"}  ${status ?? "not completed"}`;
  const shown = args.has("quiet") ? { ...log, lines: [] } : log;
  const redactor = redactorFor(args, secretsOfLog(log));
  const body = printLogRows(shown, diagnose(log), { paint, columns: stdout.columns, redactor });
  return `${paint("bold", title)}\n${body}\n\n`;
}

function summary({ requestId, lines }: ExecutionLog) {
  const prefixed = lines.flatMap(({ prefix }) =>
    prefix && "requestId" in prefix ? [prefix.requestId] : [],
  );
  const statuses = lines.flatMap(({ message }) =>
    message.type === "completed" ? [Number(message.status)] : [],
  );
  return { requestId: requestId ?? prefixed[0], status: statuses.at(-1) };
}
