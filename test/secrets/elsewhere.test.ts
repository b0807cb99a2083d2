import { APIGatewayClient, CreateApiKeyCommand } from "@aws-sdk/client-api-gateway";
import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import { writeOpenApi } from "../../src/integrations/formats/openapi/write.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { type EmulateOptions, emulate } from "../../src/testing/emulate/emulate.ts";
import { onStage } from "../../src/testing/emulate/on-stage.ts";
import { createMatchers } from "../../src/testing/matchers/vitest/index.ts";
import { compareRuns } from "../../src/testing/trace/compare.ts";
import { explain } from "../../src/testing/trace/explain.ts";
import { printTrace } from "../../src/testing/trace/print-trace.ts";
import { redactTrace } from "../../src/testing/trace/redact-trace.ts";
import { commandLine } from "./command-line.ts";
import { api, functionArn, key, messageOf } from "./outputs.ts";

const secret = "Zq7-kP2_vX9.tR4";

/** What the promise is rejected with, as a person reads it. */
function errorOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "no error",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe("a secret of the definition", () => {
  // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
  const uri = "https://${stageVariables.host}/prices?key=${stageVariables.key}";
  const prices = restApi({
    name: "prices",
    routes: [route("GET /prices", rest.httpProxy({ uri, integrationHttpMethod: "GET" }))],
  });
  const stage = { variables: { host: `ann:${secret}@example.com`, key: "s1gned-9" } };
  const invoke = (http: EmulateOptions["http"]) =>
    emulate(prices, { stage, ...(http && { http }) }).invoke("GET /prices");
  const secrets = new RegExp(`${secret}|s1gned-9`);

  test("is in no output", async () => {
    const run = await invoke({
      "https://example.com": ({ url }) => ({ status: 500, body: `no ${secret} for ${url}` }),
    });
    const texts = [printTrace(run.trace, 4000), explain(run)?.text, redactTrace(run.trace)];
    for (const text of texts) expect(JSON.stringify(text)).not.toMatch(secrets);
    expect(run.trace.integrationRequest?.uri).toMatch(secrets);
  });

  test("is in no error", async () => {
    const failing = "http://127.0.0.1:1";
    const unreachable = await invoke({ "https://example.com": failing });
    const { fault } = unreachable.trace;
    const errors = [
      await errorOf(invoke(undefined)),
      await errorOf(invoke({ "https://example.com": { forwardTo: "nowhere" } })),
      // @ts-expect-error -- no answer
      await errorOf(invoke({ "https://example.com": () => "text" })),
      JSON.stringify(fault),
    ];
    for (const error of errors) {
      expect(error).toContain("https://****@example.com/prices?key=****");
      expect(error).not.toMatch(secrets);
    }
  });
});

test("a secret in a URI that is refused is starred, its caret in place", () => {
  const define = () =>
    rest.httpProxy({ uri: "https://ann:s3cret-1@example.com", integrationHttpMethod: "GET" });
  expect(messageOf(define)).toContain("  https://************@example.com\n             ^");
});

test("a secret in a URL that is called is in no error", async () => {
  const fetch = () => Promise.reject(new Error(`no answer from https://x.example/?sig=${secret}`));
  const stage = onStage(api, { url: "https://x.example/test", fetch });
  const gateway = emulate(api);
  const errors = [
    await errorOf(stage.invoke(key, { path: { token: "42" }, query: { sig: secret } })),
    await errorOf(gateway.fetch(`nowhere?access_token=${secret}`)),
    await errorOf(
      fakeAws().fetch(`https://s3.us-east-1.amazonaws.com/a?X-Amz-Signature=${secret}`),
    ),
  ];
  for (const error of errors) {
    expect(error).toContain("=****");
    expect(error).not.toContain(secret);
  }
});

test("the value of an API key is in no message about the call that created it", async () => {
  const aws = fakeAws();
  const client = new APIGatewayClient(aws.clientConfig());
  const input = { name: "mobile", value: `${secret}-of-20-characters`, enabled: true };
  await client.send(new CreateApiKeyCommand(input));
  const message = messageOf(() =>
    expect(aws).not.toHaveReceivedCommandWith(CreateApiKeyCommand, input),
  );
  expect(message).toContain('with {"name":"mobile","value":"****","enabled":true}');
  expect(message).not.toContain(secret);
});

describe("names of one's own", () => {
  const gateway = emulate(api, { lambdas: { [functionArn]: () => ({ statusCode: 500 }) } });
  const request = { path: { token: "42" }, headers: { "X-Tenant-Code": secret }, body: secret };
  const secretNames = ["tenantCode", "X-TENANT_CODE"];

  test("are redacted in a trace, and in whatever is made of it", async () => {
    const { trace } = await gateway.invoke(key, request);
    expect(printTrace(trace, 4000)).toContain(secret);
    const redacted = redactTrace(trace, { secretNames });
    expect(printTrace(redacted, 4000)).not.toContain(secret);
    expect(redacted.methodRequest.headers).toContainEqual(["X-Tenant-Code", "****"]);
  });

  test("are redacted in differences and in messages of matchers", async () => {
    const run = await gateway.invoke(key, request);
    const other = await gateway.invoke(key, { path: { token: "42" } });
    expect(JSON.stringify(compareRuns(run, other))).toContain(secret);
    expect(JSON.stringify(compareRuns(run, other, { secretNames }))).not.toContain(secret);
    const context = { equals: (left: unknown, right: unknown) => left === right };
    const own = { ...createMatchers({ secretNames }), ...context };
    expect(own.toHaveStatus(run, 200).message()).not.toContain(secret);
    expect(own.toRunLike(run, other).message()).not.toContain(secret);
  });
});

describe("the command line", () => {
  const files = { "api.json": writeOpenApi(lower(api), { syntax: "json" }).text };
  const handler = () => ({
    statusCode: 200,
    headers: { "Set-Cookie": `id=${secret}; Path=/; HttpOnly` },
    body: `{"access_token":"${secret}"}`,
  });
  const modules = { "./orders.mjs": { handler } };
  const args = ["run", "api.json", key, "--path", "token=42", "--lambda", "orders=./orders.mjs"];

  test("prints the body of the answer, and redacts everything else", async () => {
    const text = await commandLine(args, { files, modules });
    expect(text.split(secret)).toHaveLength(2);
    const { response, trace } = JSON.parse(
      await commandLine([...args, "--json"], { files, modules }),
    );
    expect(response).toMatchObject({
      headers: { "Set-Cookie": ["id=****; Path=/; HttpOnly"] },
      body: `{"access_token":"${secret}"}`,
    });
    expect(JSON.stringify(trace)).not.toContain(secret);
  });

  test("shows secrets where it is asked to", async () => {
    const text = await commandLine([...args, "--show-secrets"], { files, modules });
    const json = await commandLine([...args, "--json", "--show-secrets"], { files, modules });
    expect(text).not.toContain("****");
    expect(json).not.toContain("****");
    expect(json).toContain(`id=${secret}; Path=/; HttpOnly`);
  });

  test.each([
    [["run", "api.json", key, "--header", `Authorization Bearer ${secret}`]],
    [["render", `template.vtl?token=${secret}`]],
  ])("redacts its errors: %j", async (wrong) => {
    const text = await commandLine(wrong, { files, modules });
    expect(text).toContain("****");
    expect(text).not.toContain(secret);
  });
});

test("what is no secret stays", async () => {
  const body = {
    code: 200,
    key: "orders/2026-01.csv",
    token_type: "Bearer",
    maxTokens: 4096,
    nextToken: "page-2-of-3",
    credentials: "arn:aws:iam::123456789012:role/orders",
    note: "Basic authentication needs a token; the password is required",
    session: { theme: "dark" },
  };
  const lambdas = { [functionArn]: () => ({ statusCode: 200, body: JSON.stringify(body) }) };
  const { trace } = await emulate(api, { lambdas }).invoke(key, {
    path: { token: "42" },
    query: { code: "200", password: "password", lang: "en" },
    cookies: { theme: "dark", country: "Switzerland" },
    headers: { "X-Note": "the password of Switzerland is dark" },
  });
  const redacted = redactTrace(trace);
  expect(redacted.methodResponse.body).toBe(trace.methodResponse.body);
  expect(redacted.methodRequest).toMatchObject({
    path: "/orders/****",
    pathParameters: { token: "****" },
    queryString: [
      ["code", "****"],
      ["password", "****"],
      ["lang", "en"],
    ],
    headers: expect.arrayContaining([
      ["X-Note", "the password of Switzerland is dark"],
      ["Cookie", "theme=****; country=****"],
    ]),
  });
});
