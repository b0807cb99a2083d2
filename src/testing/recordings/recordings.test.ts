import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { afterAll, beforeAll, expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { emulate } from "../emulate/emulate.ts";
import { onAws } from "../test-invoke/on-aws.ts";
import { checkFidelity, printFidelity } from "./check-fidelity.ts";
import { maskFor } from "./mask.ts";
import { record } from "./record.ts";
import { replay } from "./replay.ts";

const orders = restApi({
  name: "orders",
  routes: {
    "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
    "POST /orders/{id}": rest.lambdaProxy({ functionArn }),
  },
});

interface OrderEvent {
  readonly pathParameters: { readonly id: string };
  readonly headers: Readonly<Record<string, string>> | null;
}

let made = 0;
const create = ({ pathParameters, headers }: OrderEvent) => {
  made += 1;
  return {
    statusCode: 201,
    headers: { "Set-Cookie": "session=abcdef123456" },
    body: JSON.stringify({
      id: pathParameters.id,
      key: crypto.randomUUID(),
      made,
      at: new Date().toISOString(),
      accessToken: "0123456789",
      echo: headers?.["X-Api-Key"],
    }),
  };
};
const lambdas = { [functionArn]: create };
// Each call has another latency.
let ticks = Date.parse("2026-05-04T03:02:01Z");
const clock = () => (ticks += 1 + (ticks % 5));
const client = new APIGatewayClient(fakeAws({ lambdas, clock }).clientConfig());
const { restApiId } = await createRestApi(client, orders);
const real = onAws(client, orders, { restApiId });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewright-recordings-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sent = {
  path: { id: "6f1d9c2e-5b1f-4f57-9a53-7f2f3f1c9b11" },
  headers: { "X-Api-Key": "key-of-the-test", Accept: "application/json" },
  body: { total: 12, password: "hunter2" },
};

async function recordOrders(file: string): Promise<void> {
  const gateway = record(real, file);
  await gateway.invoke("POST /orders/{id}", sent);
  await gateway.invoke("GET /health");
  await gateway.invoke("POST /orders/{id}", sent);
}

test("recorded responses are replayed by request, in their order", async () => {
  const file = join(folder, "replay", "orders.json");
  made = 0;
  await recordOrders(file);
  const gateway = replay(file, orders);
  const bodies: unknown[] = [];
  for (let call = 0; call < 3; call += 1) {
    const { response, log } = await gateway.invoke("POST /orders/{id}", {
      ...sent,
      headers: { accept: "application/json", "x-api-key": "another key" },
      body: { password: "another", total: 12 },
    });
    expect(response.status).toBe(201);
    expect(log?.lines.at(-1)?.message).toEqual({ type: "completed", status: "201" });
    bodies.push(response.json());
  }
  const answer = (count: number) => ({
    // Ids that the test itself sent are unchanged.
    id: sent.path.id,
    key: expect.stringMatching(/^00000000-0000-4000-8000-0{10}\d\d$/),
    made: count,
    at: "1970-01-01T00:00:00Z",
    accessToken: "<secret>",
    echo: "<secret>",
  });
  expect(bodies).toEqual([answer(1), answer(2), answer(2)]);
  expect((await gateway.invoke("GET /health")).response.json()).toEqual({ ok: true });
});

test("the file contains no secrets, generated ids or times, and is sorted", async () => {
  const [first, second] = [join(folder, "first.json"), join(folder, "second.json")];
  made = 0;
  await recordOrders(first);
  made = 0;
  await recordOrders(second);
  const text = readFileSync(first, "utf8");
  expect(readFileSync(second, "utf8")).toBe(text);
  expect(text).not.toMatch(/hunter2|key-of-the-test|0123456789"|abcdef123456/);
  expect(text).not.toContain(String(new Date().getUTCFullYear()));
  const routes = [...text.matchAll(/"route": "(.*)"/g)].map(([, route]) => route);
  expect(routes).toEqual(["GET /health", "POST /orders/{id}", "POST /orders/{id}"]);
  expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("the error for an unrecorded request shows the most similar recorded one", async () => {
  const file = join(folder, "missing.json");
  await recordOrders(file);
  const gateway = replay(file, orders);
  const other = gateway.invoke("POST /orders/{id}", { ...sent, body: { total: 13 } });
  await expect(other).rejects.toMatchObject({ code: "recording.missing" });
  await expect(other).rejects.toThrow(
    /no such request\nThe most similar recorded request differs in body \{"total":12,"password":"<secret>"\}, not \{"total":13\}\.$/,
  );
  // @ts-expect-error -- the compiler knows the routes
  const misspelled = gateway.invoke("GET /helth");
  await expect(misspelled).rejects.toThrow('Did you mean "GET /health"?');
});

test("checkFidelity reports where the emulation differs from the account", async () => {
  const file = join(folder, "fidelity.json");
  made = 0;
  await recordOrders(file);
  made = 0;
  const good = await checkFidelity(file, orders, { lambdas });
  expect(printFidelity(good)).toBe("3 of 3 requests run as they did on AWS.");
  const broken = {
    [functionArn]: () => ({ statusCode: 201, headers: { "Set-Cookie": "x" }, body: '{"id":1}' }),
  };
  const report = await checkFidelity(file, orders, { lambdas: broken });
  expect(report).toMatchObject({ checked: 3, deviations: [{ position: 2 }, { position: 3 }] });
  expect(printFidelity(report)).toContain(
    "\n\n2. POST /orders/{id}\nThe runs differ first in the endpoint response, body at $.body, in it $.id:\n    emulated  1\n",
  );
});

test("concurrent calls are all recorded", async () => {
  const file = join(folder, "together.json");
  const gateway = record(real, file);
  await Promise.all(Array.from({ length: 8 }, () => gateway.invoke("GET /health")));
  expect(readFileSync(file, "utf8").match(/"route"/g)).toHaveLength(8);
});

test("bytes and text are recorded unchanged", async () => {
  const file = join(folder, "bytes.json");
  const bytes = new Uint8Array([0, 255, 128]);
  const gateway = record(emulate(orders, { lambdas }), file);
  await gateway.invoke("POST /orders/{id}", { path: { id: "1" }, body: bytes });
  await gateway.invoke("POST /orders/{id}", { path: { id: "1" }, body: "a=1" });
  const replayed = replay(file, orders);
  for (const body of [bytes, "a=1"]) {
    const { response } = await replayed.invoke("POST /orders/{id}", { path: { id: "1" }, body });
    expect(response.status).toBe(201);
  }
});

test("bytes that are text hold no secret", async () => {
  const file = join(folder, "text-bytes.json");
  const body = new TextEncoder().encode('{"password":"hunter2"}');
  await record(emulate(orders, { lambdas }), file).invoke("POST /orders/{id}", {
    path: { id: "1" },
    body,
  });
  const [{ request }] = JSON.parse(readFileSync(file, "utf8")).invocations;
  const kept = Buffer.from(request.bodyBase64, "base64").toString();
  expect(kept).toBe('{"password":"<secret>"}');
});

test("a file that was written when fewer names were secret is replayed", async () => {
  const file = join(folder, "older.json");
  const response = { status: 200, headers: {}, json: { ok: true } };
  const request = { query: { code: "abc-123", page: "2" } };
  const invocations = [{ route: "GET /health", request, response }];
  writeFileSync(file, JSON.stringify({ format: "gatewright-recording-1", invocations }));
  const gateway = replay(file, orders, { secretNames: ["page"] });
  const run = await gateway.invoke("GET /health", { query: { code: "other", page: "3" } });
  expect(run.response.json()).toEqual({ ok: true });
});

test.each([
  ["a missing file", undefined, "recording.file", /^Failed to read the recording .*ENOENT/],
  ["invalid JSON", "{", "recording.invalid", /it is not valid JSON$/],
  ["another file", "{}", "recording.invalid", /format: /],
  [
    "JSON that is nested too deeply",
    `{"format":"gatewright-recording-1","invocations":[{"route":"a","request":{"body":${"[".repeat(50_000)}${"]".repeat(50_000)}},"response":{"status":200,"headers":{}}}]}`,
    "recording.invalid",
    /it is nested too deeply$/,
  ],
])("%s is rejected with a reason", async (name, text, code, reason) => {
  const file = join(folder, `${name}.json`);
  if (text !== undefined) writeFileSync(file, text);
  const call = replay(file).invoke("GET /health");
  await expect(call).rejects.toMatchObject({ code });
  await expect(call).rejects.toThrow(reason);
});

test("a file that cannot be written throws an error", async () => {
  const call = record(real, join(folder, "first.json", "below.json")).invoke("GET /health");
  await expect(call).rejects.toMatchObject({ code: "recording.file" });
});

test.each([
  ['{"password":"hunter2"}', '{"password":"<secret>"}'],
  ['{"access_token": ["a","b"]}', '{"access_token": ["<secret>","<secret>"]}'],
  ['{"pin":1234,"tokens":512}', '{"pin":"<secret>","tokens":512}'],
  [
    '{"Authorization":"Bearer a","Cookie":"a=b; c=d"}',
    '{"Authorization":"<secret>","Cookie":"<secret>"}',
  ],
  ['"{\\"clientSecret\\":\\"x\\",\\"a\\":1}"', '"{\\"clientSecret\\":\\"<secret>\\",\\"a\\":1}"'],
  ["https://x/?a=1&X-Amz-Signature=abc", "https://x/?a=1&X-Amz-Signature=<secret>"],
  ["Authorization: Bearer abc.def", "Authorization: Bearer <secret>"],
  ["eyJhbGciOi.eyJzdWIi.sig", "<secret>"],
  ["AKIAIOSFODNN7EXAMPLE", "<secret>"],
  [
    "arn:aws:sqs:eu-west-1:999988887777:q 999988887777",
    "arn:aws:sqs:eu-west-1:123456789012:q 123456789012",
  ],
  ['{"total":12,"note":"no secret here"}', '{"total":12,"note":"no secret here"}'],
])("%s is recorded as %s", (text, hidden) => {
  expect(maskFor({}).text(text)).toBe(hidden);
});

test("patterns add further secrets", () => {
  expect(maskFor({}, { secrets: [/card-\d+/] }).text("card-1 card-22")).toBe("<secret> <secret>");
});
