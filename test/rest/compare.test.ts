import fc from "fast-check";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { parseLog } from "../../src/testing/log/log-grammar.ts";
import { type ComparableRun, compareRuns } from "../../src/testing/trace/compare.ts";
import { printDifferences } from "../../src/testing/trace/print-differences.ts";
import { normalizeText } from "../../src/testing/trace/volatile.ts";
import { functionArn } from "../support/arns.ts";

const orders = restApi({
  name: "orders",
  routes: { "POST /orders/{id}": rest.lambdaProxy({ functionArn }) },
});

async function run(
  handler: (event: object) => object,
  request: object = {},
): Promise<ComparableRun> {
  const gateway = emulate(orders, { lambdas: { [functionArn]: handler } });
  return gateway.invoke("POST /orders/{id}", { path: { id: "42" }, body: {}, ...request });
}

const answer = (body: unknown, headers = {}) => ({
  statusCode: 200,
  headers,
  body: JSON.stringify(body),
});

test("two runs of the same request agree: ids, times and traces are put aside", async () => {
  const handler = (event: object) =>
    answer({ event, id: crypto.randomUUID(), at: new Date().toISOString(), ms: Date.now() });
  const differences = compareRuns(await run(handler), await run(handler));
  expect(differences).toEqual([]);
  expect(printDifferences(differences)).toBe(
    "The runs agree. Ids, times and latencies were ignored.",
  );
});

test("bodies differ where their JSON does, whatever the order of members", async () => {
  const local = await run(() => answer({ a: 1, items: [{ total: 12 }], "x-y": 1 }));
  const real = await run(() => answer({ items: [{ total: "12" }], a: 1, more: null }));
  expect(printDifferences(compareRuns(local, real))).toMatchInlineSnapshot(`
    "The runs differ first in the endpoint response, body at $.body, in it $.items[0].total:
        local  12
        real   "12"

    Later differences, perhaps caused by the first:
      endpoint response, body at $.body, in it $["x-y"]
        local  1
        real   (missing)
      endpoint response, body at $.body, in it $.more
        local  (missing)
        real   null
      method response, body at $.items[0].total
        local  12
        real   "12"
      method response, body at $["x-y"]
        local  1
        real   (missing)
      method response, body at $.more
        local  (missing)
        real   null"
  `);
});

test("the failure stands above what comes of it", async () => {
  const local = await run(() => answer({ ok: true }));
  const log = parseLog(
    [
      "Execution log for request 6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11",
      "Mon Sep 29 19:28:50 UTC 2025 : HTTP Method: POST, Resource Path: /orders/42",
      "Mon Sep 29 19:28:50 UTC 2025 : Method request path: {id=42}",
      "Mon Sep 29 19:28:50 UTC 2025 : Method request query string: {}",
      "Mon Sep 29 19:28:50 UTC 2025 : Method request headers: {Content-Type=application/json}",
      "Mon Sep 29 19:28:50 UTC 2025 : Method request body before transformations: {}",
      "Mon Sep 29 19:28:50 UTC 2025 : Endpoint request URI: https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations",
      "Mon Sep 29 19:28:50 UTC 2025 : Execution failed due to configuration error: Invalid permissions on Lambda function",
      "Mon Sep 29 19:28:50 UTC 2025 : Method completed with status: 500",
      "",
    ].join("\n"),
  );
  const differences = compareRuns("log" in local && local.log ? local.log : local, log);
  expect(differences.map(({ step, part }) => [step, part])).toEqual([
    ["integration request", "header Accept"],
    ["integration request", "body"],
    ["failure", "line"],
    ["endpoint response", "step"],
    ["method response", "step"],
    ["result", "status"],
  ]);
  expect(
    printDifferences(differences.slice(2), { names: ["here", "on AWS"], limit: 2 }),
  ).toMatchInlineSnapshot(`
    "The runs differ first in the failure:
        here    (missing)
        on AWS  Execution failed due to configuration error: Invalid permissions on Lambda function

    Later differences, perhaps caused by the first:
      endpoint response
        here    was reached
        on AWS  (missing)
      … and 2 more"
  `);
});

test("without a log the responses are compared", async () => {
  const [local, real] = [await run(() => answer(1)), await run(() => answer(2, { "X-A": "b" }))];
  const response = "response" in real ? { response: real.response } : real;
  expect(compareRuns(local, response)).toEqual([
    { step: "response", part: "header X-A", real: "b" },
    { step: "response", part: "body", local: "1", real: "2" },
  ]);
});

test("a body that the log cuts off is compared in the response", async () => {
  const long = (last: string) => answer({ text: "x".repeat(2000), last });
  const differences = compareRuns(await run(() => long("a")), await run(() => long("b")));
  expect(differences).toEqual([
    { step: "response", part: "body at $.last", local: '"a"', real: '"b"' },
  ]);
});

test("patterns name what is volatile in your own API", async () => {
  const [local, real] = [await run(() => answer("inv-1")), await run(() => answer("inv-2"))];
  expect(compareRuns(local, real)).not.toEqual([]);
  expect(compareRuns(local, real, { volatile: [/inv-\d+/] })).toEqual([]);
});

test("the same function with other headers, query and path differs in the method request", async () => {
  const handler = () => answer({});
  const local = await run(handler, { headers: { "X-A": "1" }, query: { tag: "x" } });
  const real = await run(handler, { path: { id: "43" }, headers: { "x-a": "1" } });
  const parts = compareRuns(local, real).map(({ step, part }) => `${step}, ${part}`);
  expect(parts.slice(0, 3)).toEqual([
    "method request, path",
    "method request, path parameter id",
    "method request, query parameter tag",
  ]);
  expect(parts.filter((part) => part.includes("X-A"))).toEqual([]);
});

test("deep and large bodies are compared in bounded space", async () => {
  const deep = (leaf: string) => ({
    statusCode: 200,
    body: `${"[".repeat(20_000)}${leaf}${"]".repeat(20_000)}`,
  });
  expect(compareRuns(await run(() => deep("1")), await run(() => deep("2")))).toHaveLength(1);
  const many = (value: number) => answer(Array.from({ length: 5000 }, () => value));
  const differences = compareRuns(await run(() => many(1)), await run(() => many(2)));
  expect(differences.filter(({ part }) => part.startsWith("body at $["))).toHaveLength(20);
});

test("names of the prototype are names like others", async () => {
  const local = await run(() => answer(JSON.parse('{"__proto__": 1, "constructor": 2}')));
  const real = await run(() => answer({}));
  expect(
    compareRuns(local, real)
      .map(({ part }) => part)
      .slice(0, 2),
  ).toEqual(["body at $.body, in it $.__proto__", "body at $.body, in it $.constructor"]);
});

test.each([
  ["6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11", "00000000-0000-4000-8000-000000000000"],
  ["Root=1-68dadd42-1b2c3d4e5f60718293a4b5c6", `Root=1-00000000-${"0".repeat(24)}`],
  ["01ARZ3NDEKTSV4RRFFQ69G5FAV", "0".repeat(26)],
  ["2025-09-29T19:28:50.123+02:00", "1970-01-01T00:00:00Z"],
  ["Mon, 29 Sep 2025 19:28:50 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"],
  ["Mon Sep 29 19:28:50 UTC 2025", "Thu Jan 01 00:00:00 UTC 1970"],
  ["20250929T192850Z", "19700101T000000Z"],
  ["29/Sep/2025:19:28:50 +0000", "01/Jan/1970:00:00:00 +0000"],
  ["1759174130123", "1500000000000"],
  ["order 1759174130", "order 1759174130"],
])("%s reads %s in every run", (text, steady) => {
  expect(normalizeText(text)).toBe(steady);
});

test("what was put aside stays so", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uuid(), fc.json(), fc.date().map(String)), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    }),
  );
});
