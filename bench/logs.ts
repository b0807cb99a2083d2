// Reads a streamed CloudWatch export of 100 MB with twenty interleaved requests. The baseline only
// decodes the same bytes and splits them into lines.
import { splitLogs } from "gatewright/test-invoke";
import { sized } from "./support/smoke.ts";
import { printTable } from "./support/table.ts";

const totalBytes = sized(100_000_000, 100_000);
const atOnce = 20;

function requestLines(number: number): string[] {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const lambda = "arn:aws:lambda:us-east-1:123456789012:function:orders";
  const url = `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/${lambda}/invocations`;
  const body = JSON.stringify({ id: number, items: Array.from({ length: 20 }, (_, item) => item) });
  const event = JSON.stringify({ resource: "/orders", httpMethod: "POST", body }).padEnd(1024, " ");
  return [
    "Extended Request Id: V3kXqE2gIAMF7aQ=",
    `Verifying Usage Plan for request: ${id}. API Key:  API Stage: x4fk29sl1a/live`,
    "API Key  authorized because method 'POST /orders' does not require API Key. Request will not contribute to throttle or quota limits",
    "Usage Plan check succeeded for API Key  and API Stage x4fk29sl1a/live",
    `Starting execution for request: ${id}`,
    "HTTP Method: POST, Resource Path: /orders",
    "Method request path: {}",
    "Method request query string: {}",
    "Method request headers: {Accept=*/*, CloudFront-Viewer-Country=DE, User-Agent=curl/8.5.0, X-Forwarded-Proto=https, Host=x4fk29sl1a.execute-api.us-east-1.amazonaws.com, Content-Type=application/json}",
    `Method request body before transformations: ${body}`,
    `Endpoint request URI: ${url}`,
    `Endpoint request headers: {x-amzn-lambda-integration-tag=${id}, Authorization=${"*".repeat(300)}3b9485, X-Amz-Date=20260301T100000Z, x-amzn-apigateway-api-id=x4fk29sl1a, X-Amz-Security-Token=IQoJb3JpZ2luX2VjEEwaCXVz [TRUNCATED]`,
    `Endpoint request body after transformations: ${event} [TRUNCATED]`,
    `Sending request to ${url}`,
    "Received response. Status: 200, Integration latency: 41 ms",
    "Endpoint response headers: {Date=Sun, 01 Mar 2026 10:00:00 GMT, Content-Type=application/json, Content-Length=131, Connection=keep-alive}",
    `Endpoint response body before transformations: {"statusCode":200,"body":"{}"}`,
    "Method response body after transformations: {}",
    "Method response headers: {X-Amzn-Trace-Id=Root=1-69a40d80-4f1c2a3b4c5d6e7f8a9b0c1d, Content-Type=application/json}",
    "Successfully completed execution",
    "Method completed with status: 200",
    `AWS Integration Endpoint RequestId : ${id}`,
    "X-ray Tracing ID : Root=1-69a40d80-4f1c2a3b4c5d6e7f8a9b0c1d",
  ].map((line) => `2026-03-01T10:00:00.000Z (${id}) ${line}\n`);
}

/** Generated while it is read, so that neither side holds all of it. */
async function* cloudWatchExport(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let [bytes, number] = [0, 0]; bytes < totalBytes; number += atOnce) {
    const requests = Array.from({ length: atOnce }, (_, index) => requestLines(number + index));
    const rows = requests[0]?.map((_, line) => requests.map((lines) => lines[line]).join("")) ?? [];
    const chunk = encoder.encode(rows.join(""));
    bytes += chunk.length;
    yield chunk;
  }
}

interface Figures {
  readonly seconds: number;
  readonly heapMb: number;
  readonly count: number;
}

async function measure(
  read: (stream: AsyncIterable<Uint8Array>) => Promise<number>,
): Promise<Figures> {
  let peak = 0;
  let generating = 0;
  async function* timed(): AsyncGenerator<Uint8Array> {
    let startedAt = performance.now();
    for await (const chunk of cloudWatchExport()) {
      generating += performance.now() - startedAt;
      peak = Math.max(peak, process.memoryUsage().heapUsed);
      yield chunk;
      startedAt = performance.now();
    }
  }
  const startedAt = performance.now();
  const count = await read(timed());
  const seconds = (performance.now() - startedAt - generating) / 1000;
  return { seconds, heapMb: peak / 1e6, count };
}

async function cutIntoLines(stream: AsyncIterable<Uint8Array>): Promise<number> {
  const decoder = new TextDecoder();
  let count = 0;
  for await (const chunk of stream) count += decoder.decode(chunk).split("\n").length - 1;
  return count;
}

async function split(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const log of splitLogs(stream)) count += log.lines.length;
  return count;
}

const figures: readonly (readonly [string, Figures])[] = [
  ["decode and split into lines only", await measure(cutIntoLines)],
  ["splitLogs(): parse every line, one log per request", await measure(split)],
];

printTable(
  `A CloudWatch export of ${totalBytes / 1e6} MB, ${atOnce} concurrent requests`,
  ["reader", "MB/s", "lines", "peak heap, MB"],
  figures.map(([name, { seconds, heapMb, count }]) => [
    name,
    (totalBytes / 1e6 / seconds).toFixed(0),
    count,
    heapMb.toFixed(0),
  ]),
);
