import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { type EmulatedInvocation, emulate } from "../../src/testing/emulate/emulate.ts";
import { printLog } from "../../src/testing/log/log-grammar.ts";
import { splitLogs } from "../../src/testing/log/split-logs.ts";
import { explain } from "../../src/testing/trace/explain.ts";
import { printTrace } from "../../src/testing/trace/print-trace.ts";
import { redactTrace } from "../../src/testing/trace/redact-trace.ts";
import { toMermaid } from "../../src/testing/trace/to-mermaid.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:echo";
// oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
const uri = "https://${stageVariables.partner}/orders?api_key=partner-key-1&page=2";
const api = restApi({
  name: "echo",
  routes: [
    route("ANY /echo/{path+}", rest.lambdaProxy({ functionArn })),
    route("GET /partner", rest.httpProxy({ uri, integrationHttpMethod: "GET" })),
  ],
});

async function run(
  headers: readonly (readonly [string, string])[],
  body: Uint8Array,
  answer: unknown,
): Promise<EmulatedInvocation> {
  const runs: EmulatedInvocation[] = [];
  const gateway = emulate(api, {
    lambdas: { [functionArn]: () => answer },
    onRun: (told) => runs.push(told),
  });
  await gateway.handle({ method: "POST", target: "/test/echo/a", headers, body });
  const [told] = runs;
  if (!told) throw new Error("nothing ran");
  return told;
}

function views({ trace, log }: EmulatedInvocation): readonly string[] {
  const explained = explain({ trace })?.text ?? "";
  const drawn = [printTrace(trace, 4000), toMermaid(trace), explained];
  return [...drawn, JSON.stringify(redactTrace(trace)), printLog(log)];
}

// Each of them took minutes once: the time limit of a test is what is tested.
test("a thousand cookies and a body of megabytes are masked while one waits", async () => {
  const cookies = Array.from({ length: 1200 }, (_, index) => `=${String(index).padStart(6, "a")}`);
  const body = new TextEncoder().encode("a".repeat(2_000_000));
  const told = await run([["Cookie", cookies.join(";")]], body, { statusCode: 500 });
  for (const text of views(told).slice(0, 4)) expect(text).not.toContain("aaaa77");
});

test("an answer of thousands of cookies is masked while one waits", async () => {
  const cookies = Array.from({ length: 20_000 }, (_, index) => `id=secret-${index}`);
  const answer = { statusCode: 500, multiValueHeaders: { "Set-Cookie": cookies } };
  const told = await run([], new Uint8Array(), answer);
  expect(told.response.cookies).toHaveLength(cookies.length);
  for (const text of views(told).slice(0, 4)) expect(text).not.toContain("secret-1999");
});

test("hundreds of keys and a body of megabytes are starred in the log while one waits", async () => {
  const keys = Array.from({ length: 900 }, (_, index) => ["X-API-Key", `aaaaaa${index}`] as const);
  const body = new TextEncoder().encode(`aaaaaa77 ${"a".repeat(5_000_000)}`);
  const [log = ""] = views(await run(keys, body, { statusCode: 500 })).slice(4);
  expect(log).toContain("before transformations: **aaaa77 aaa");
});

test.each(["$&", "$`", "$'", "$1", "$$"])("a key that ends in %s stays starred", async (end) => {
  const key = `very-secret-key${end}`;
  const { log } = await run([["X-API-Key", key]], new TextEncoder().encode(key), {
    statusCode: 200,
  });
  const told = printLog(log);
  expect(told).not.toContain("very-secret");
  expect(told).toContain(`before transformations: ${"*".repeat(key.length - 6)}${key.slice(-6)}`);
});

test("a row that comes character by character is read while one waits", async () => {
  const logs = [];
  const row = `${"x".repeat(500_000)}\nMethod completed with status: 200\n`;
  for await (const log of splitLogs(row)) logs.push(log);
  expect(logs[0]?.lines).toHaveLength(1);
});

test("what the address of an endpoint holds is starred, also where it is repeated", async () => {
  const refusing = () => ({ status: 500, body: "no robot r0b0t-pass with partner-key-1" });
  const told = await emulate(api, {
    http: { "https://partner.example.com": refusing },
    stage: { variables: { partner: "robot:r0b0t-pass@partner.example.com" } },
  }).invoke("GET /partner");
  const texts = views(told).slice(0, 4);
  for (const text of texts) expect(text).not.toMatch(/r0b0t-pass|partner-key-1/);
  expect(texts[3]).toContain("****@partner.example.com/orders?api_key=****&page=2");
});

test("a secret is starred in the path as well", async () => {
  const gateway = emulate(api, { lambdas: { [functionArn]: () => ({ statusCode: 500 }) } });
  const told = await gateway.invoke("ANY /echo/{path+}", {
    path: { path: "as/tok-123456" },
    headers: { Authorization: "Bearer tok-123456" },
  });
  for (const text of views(told).slice(0, 4)) expect(text).not.toContain("tok-123456");
});
