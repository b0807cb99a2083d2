import fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutionLog } from "./execution-log.ts";
import { printLog } from "./log-grammar.ts";
import { splitLogs } from "./split-logs.ts";

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

async function collect(logs: AsyncIterable<ExecutionLog>): Promise<ExecutionLog[]> {
  const all: ExecutionLog[] = [];
  for await (const log of logs) all.push(log);
  return all;
}

/** The log of a deployed method, as an export to S3 prints it. */
function request(number: number): string[] {
  const id = uuid(number);
  const rows = [
    "Extended Request Id: V3kXqE2gIAMF7aQ=",
    `Verifying Usage Plan for request: ${id}. API Key:  API Stage: x4fk29sl1a/live`,
    "API Key  authorized because method 'POST /orders' does not require API Key. Request will not contribute to throttle or quota limits",
    "Usage Plan check succeeded for API Key  and API Stage x4fk29sl1a/live",
    `Starting execution for request: ${id}`,
    "HTTP Method: POST, Resource Path: /orders",
    'Method request body before transformations: {\n  "total": 12\n}',
    "Successfully completed execution",
    "Method completed with status: 200",
    `AWS Integration Endpoint RequestId : ${uuid(number + 500)}`,
    "X-ray Tracing ID : 1-5c755b5d-07b29b94e632d3da19d88789",
  ];
  return rows.map((row) => `2026-03-01T10:00:00.000Z (${id}) ${row}`);
}

/** Interleaves the lines. */
function interleave(streams: readonly (readonly string[])[]): string {
  const longest = Math.max(0, ...streams.map((rows) => rows.length));
  return Array.from({ length: longest }, (_, index) =>
    streams.flatMap((rows) => rows.slice(index, index + 1)),
  )
    .flat()
    .map((row) => `${row}\n`)
    .join("");
}

test("requests that log at the same time are separated", async () => {
  const requests = [request(1), request(2), request(3)];
  const logs = await collect(splitLogs([interleave(requests)]));
  expect(logs.map(printLog).toSorted()).toEqual(requests.map((rows) => `${rows.join("\n")}\n`));
  expect(logs[0]?.lines.map(({ message }) => message.type)).toEqual([
    "extendedRequestId",
    "verifyingUsagePlan",
    "apiKeyNotRequired",
    "usagePlanSuccess",
    "startingExecution",
    "methodRequest",
    "methodRequestBody",
    "success",
    "completed",
    "endpointRequestId",
    "tracingId",
  ]);
});

test("a request is yielded while the stream continues, with the lines after its completion", async () => {
  async function* endless(): AsyncGenerator<string> {
    for (let number = 0; ; number += 1) yield `${request(number).join("\n")}\n`;
  }
  const logs = splitLogs(endless());
  const { value } = await logs.next();
  expect(value?.lines.at(-1)?.message.type).toBe("tracingId");
  await logs.return();
});

test("chunks may split anywhere, even inside a character", async () => {
  const row = `(${uuid(1)}) Method request body before transformations: Größe ✓\n`;
  const bytes = new TextEncoder().encode(row);
  const logs = await collect(splitLogs(Array.from(bytes, (byte) => Uint8Array.of(byte))));
  expect(logs.map(printLog)).toEqual([row]);
});

test("of requests that never complete, the one that has been silent longest is yielded first", async () => {
  const rows = [1, 2, 1, 3].map((number) => `(${uuid(number)}) Extended Request Id: ${number}\n`);
  const logs = await collect(splitLogs([rows.join("")], { maxOpenRequests: 2 }));
  expect(logs.map((log) => log.lines.length)).toEqual([1, 2, 1]);
});

test("lines before the first request become a log of their own", async () => {
  const logs = await collect(splitLogs([`not a log\n(${uuid(1)}) Unauthorized\n`]));
  expect(logs).toEqual([
    { lines: [{ message: { type: "unknown", text: "not a log" } }] },
    { lines: [{ prefix: { requestId: uuid(1) }, message: { type: "unauthorized" } }] },
  ]);
});

test("an endless line is rejected", async () => {
  const chunks = Array.from({ length: 20 }, () => "x".repeat(100_000));
  await expect(collect(splitLogs(chunks))).rejects.toMatchObject({ code: "log.limit" });
});

test("an empty stream has no logs", async () => {
  expect(await collect(splitLogs([]))).toEqual([]);
});

test("every line stays with its request, wherever the stream is split", async () => {
  const row = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...request(9).map((line) => line.slice(64))),
    )
    .map(([number, text]) => `2026-03-01T10:00:00.000Z (${uuid(number)}) ${text}`);
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(row), sizes, async (rows, cuts) => {
      const text = rows.map((each) => `${each}\n`).join("");
      const logs = await collect(splitLogs(cut(text, cuts), { maxOpenRequests: 2 }));
      const printed = logs.map(printLog).join("");
      const sorted = (lines: string) => lines.split("\n").toSorted();
      expect(sorted(printed)).toEqual(sorted(text));
      for (const log of logs) {
        const ids = log.lines.map(
          ({ prefix }) => prefix && "requestId" in prefix && prefix.requestId,
        );
        expect(new Set(ids).size).toBe(1);
      }
    }),
  );
});

function* cut(text: string, sizes: readonly number[]): Generator<string> {
  for (let [offset, index] = [0, 0]; offset < text.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield text.slice(offset, offset + size);
    offset += size;
  }
}
