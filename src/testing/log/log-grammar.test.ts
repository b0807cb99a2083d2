import fc from "fast-check";
import { expect, test } from "vitest";
import type { KnownLogMessage, LogMap } from "./execution-log.ts";
import { parseLog, printLog } from "./log-grammar.ts";
import { logTexts } from "./log-texts.ts";

const requestId = "6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11";

const mockLog = [
  "Execution log for request 6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11",
  "Mon Sep 29 19:28:50 UTC 2025 : Starting execution for request: 6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11",
  "Mon Sep 29 19:28:50 UTC 2025 : HTTP Method: GET, Resource Path: /pets/123",
  "Mon Sep 29 19:28:50 UTC 2025 : Method request path: {petId=123}",
  "Mon Sep 29 19:28:50 UTC 2025 : Method request query string: {foo=bar, tags=a, b}",
  "Mon Sep 29 19:28:50 UTC 2025 : Method request headers: {}",
  "Mon Sep 29 19:28:50 UTC 2025 : Method request body before transformations: two",
  "lines (one) of text",
  "(x) and one that looks like another prefix",
  'Mon Sep 29 19:28:50 UTC 2025 : Method response body after transformations: {"petId": "123"}',
  "Mon Sep 29 19:28:50 UTC 2025 : Method response headers: {X-Amz-Security-Token=abc [TRUNCATED]",
  "Mon Sep 29 19:28:50 UTC 2025 : A line of next year's API Gateway",
  "Mon Sep 29 19:28:50 UTC 2025 : Successfully completed execution",
  "Mon Sep 29 19:28:50 UTC 2025 : Method completed with status: 200",
  "",
].join("\n");

test("a log is parsed into messages, and printed back byte for byte", () => {
  const log = parseLog(mockLog);

  expect(log.lines.map((line) => line.message)).toMatchObject([
    { type: "startingExecution", requestId: log.requestId },
    { type: "methodRequest", httpMethod: "GET", resourcePath: "/pets/123" },
    { type: "methodRequestPath", pathParameters: { entries: [["petId", "123"]] } },
    {
      queryString: {
        entries: [
          ["foo", "bar"],
          ["tags", "a, b"],
        ],
      },
    },
    { type: "methodRequestHeaders", headers: { entries: [] } },
    { body: "two\nlines (one) of text\n(x) and one that looks like another prefix" },
    { type: "methodResponseBody", body: '{"petId": "123"}' },
    { headers: { entries: [["X-Amz-Security-Token", "abc"]], isTruncated: true } },
    { type: "unknown", text: "A line of next year's API Gateway" },
    { type: "success" },
    { type: "completed", status: "200" },
  ]);
  expect(printLog(log)).toBe(mockLog);
});

test("CloudWatch's prefix is read as well", () => {
  const text = `(${requestId}) Method completed with status: 502\n`;
  expect(parseLog(text).lines).toEqual([
    { prefix: { requestId }, message: { type: "completed", status: "502" } },
  ]);
});

test("any text at all survives reading and printing", () => {
  const row = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(...mockLog.split("\n"), `(${requestId}) Successfully completed execution`),
  );
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const text = rows.join("\n");
      expect(printLog(parseLog(text))).toBe(text);
    }),
  );
});

const word = fc.stringMatching(/^[\w./$-]{1,12}$/);
const logMap: fc.Arbitrary<LogMap> = fc
  .array(fc.tuple(word, word), { maxLength: 4 })
  .map((entries) => ({ entries }));

/** Every message of the grammar, its placeholders filled with words, maps, or sentences. */
const message = fc.constantFrom(...Object.keys(logTexts)).chain((type) => {
  const text: string = Reflect.get(logTexts, type);
  const holes = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const value = (name: string): fc.Arbitrary<string | LogMap> => {
    if (["pathParameters", "queryString", "headers"].includes(name)) return logMap;
    return ["body", "message", "details"].includes(name) ? fc.string() : word;
  };
  const members = Object.fromEntries(holes.map((name) => [name, value(name)]));
  // The object has exactly the names of the grammar.
  return fc.record({ type: fc.constant(type), ...members }) as fc.Arbitrary<KnownLogMessage>;
});

test("reading what was printed gives the same messages", () => {
  fc.assert(
    fc.property(fc.array(message, { minLength: 1 }), (messages) => {
      const prefix = { timestamp: "Mon Sep 29 19:28:50 UTC 2025" };
      const log = { requestId: "r-1", lines: messages.map((each) => ({ prefix, message: each })) };
      expect(parseLog(printLog(log))).toEqual(log);
    }),
  );
});
