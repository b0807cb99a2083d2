import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import type { Lambdas } from "../../src/testing/backends/lambda.ts";
import type { LambdaHandler } from "../../src/testing/backends/lambda-handler.ts";
import { awslambda } from "../../src/testing/backends/streaming-handler.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { functionArn } from "../support/arns.ts";

const api = restApi({
  name: "orders",
  routes: [
    route("POST /proxy", rest.lambdaProxy({ functionArn, timeoutMs: 3000 })),
    // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
    route(
      "GET /alias",
      rest.lambdaProxy({ functionArn: `${functionArn}:\${stageVariables.alias}` }),
    ),
    route("POST /custom", rest.lambda({ functionArn, responses: { 200: {} } })),
    route(
      "POST /asynchronous",
      rest.lambda({
        functionArn,
        requestParameters: {
          "integration.request.header.X-Amz-Invocation-Type": "method.request.header.X-Type",
        },
        responses: { 200: { responseTemplates: { "application/json": '{"accepted":true}' } } },
      }),
    ),
    route("GET /stream", rest.lambdaStreamingProxy({ functionArn, timeoutMs: 900_000 })),
  ],
});

const gatewayOf = (handler: LambdaHandler) => emulate(api, { lambdas: { [functionArn]: handler } });
const answering = (body: string) => () => ({ statusCode: 200, body });

describe("functions are found", () => {
  test.each<[string, Lambdas]>([
    ["the whole ARN", { [`${functionArn}:live`]: answering("yes"), orders: answering("no") }],
    ["the ARN without the alias", { [functionArn]: answering("yes"), orders: answering("no") }],
    ["name and alias", { "orders:live": answering("yes"), orders: answering("no") }],
    ["the name", { orders: answering("yes"), "orders:test": answering("no") }],
  ])("by %s", async (_, lambdas) => {
    const gateway = emulate(api, { lambdas, stage: { variables: { alias: "live" } } });
    expect((await gateway.invoke("GET /alias")).response.body).toBe("yes");
  });

  test("where a stage variable holds the whole path to them", async () => {
    const api = lower(
      restApi({
        name: "orders",
        routes: {
          "GET /": rest.awsService({
            // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
            uri: "arn:aws:apigateway:us-east-1:lambda:${stageVariables.path}",
            integrationHttpMethod: "POST",
            credentials: "arn:aws:iam::123456789012:role/call",
            responses: { 200: {} },
          }),
        },
      }),
    );
    const path = `path/2015-03-31/functions/${functionArn}/invocations`;
    const lambdas = { [functionArn]: () => "yes" };
    const gateway = emulate(api, { lambdas, stage: { variables: { path } } });
    expect((await gateway.invoke("GET /")).response.body).toBe('"yes"');
  });

  test("by their own names only", async () => {
    const gateway = emulate(api, { lambdas: {}, stage: { variables: { alias: "live" } } });
    await expect(gateway.invoke("GET /alias")).rejects.toThrow(/function:orders:live": no handler/);
  });
});

test("a function's remaining time is the integration's timeout", async () => {
  const gateway = gatewayOf((_event: never, context: never) => {
    const { getRemainingTimeInMillis } = context as { getRemainingTimeInMillis: () => number };
    return { body: String(getRemainingTimeInMillis() <= 3000) };
  });
  expect((await gateway.invoke("POST /proxy")).response.body).toBe("true");
});

test("a late function is a 504, and its result is ignored", async () => {
  let fail = (_: Error) => {};
  const gateway = emulate(api, {
    lambdas: { orders: () => new Promise((_, reject) => (fail = reject)) },
    timer: (delayMs, run) => {
      expect(delayMs).toBe(3000);
      queueMicrotask(run);
      return () => {};
    },
  });
  const { response, log } = await gateway.invoke("POST /proxy");
  expect(response).toMatchObject({
    status: 504,
    body: '{"message": "Endpoint request timed out"}',
  });
  expect(log.lines.map(({ message }) => message.type)).toContain("timeoutFailure");
  fail(new Error("too late"));
  await nextTurn();
});

test("Lambda accepts 6 MB, including the rest of the event", async () => {
  const { response, trace } = await gatewayOf(answering("never")).invoke("POST /proxy", {
    body: "x".repeat(6_291_456),
  });
  expect(response).toMatchObject({
    status: 413,
    body: '{"message": "Request Too Long"}',
    headers: { "x-amzn-ErrorType": "BadRequestException" },
  });
  expect(trace.endpointResponse).toBeUndefined();
});

test("Lambda returns 6 MB, and an error for more", async () => {
  const { response, trace } = await gatewayOf(answering("x".repeat(6_291_556))).invoke(
    "POST /proxy",
  );
  expect(response).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' });
  expect(trace.fault).toMatchObject({
    code: "lambda.failed",
    details: {
      message: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    },
  });
});

test.each(["{", "[1,", "text"])("a runtime that returns %j results in a 502", async (payload) => {
  const runtime = { invoke: async () => ({ payload, isUnhandledError: false }) };
  const { response } = await emulate(api, { lambdas: { orders: runtime } }).invoke("POST /proxy");
  expect(response.status).toBe(502);
});

test("a payload that is not valid JSON is rejected by Lambda, not by the function", async () => {
  let calls = 0;
  const gateway = gatewayOf(() => (calls += 1));
  const { response } = await gateway.invoke("POST /custom", { body: "{" });
  expect(response.json()).toMatchObject({ Type: "User" });
  expect(calls).toBe(0);
});

describe("an asynchronous invocation", () => {
  const invoke = (handler: LambdaHandler, type = "Event") =>
    gatewayOf(handler).invoke("POST /asynchronous", {
      headers: { "X-Type": type },
      body: { id: 1 },
    });

  test("returns before the function has run", async () => {
    const events: unknown[] = [];
    let finish = () => {};
    const { response, trace } = await invoke(async (event: never) => {
      await new Promise<void>((resolve) => (finish = resolve));
      events.push(event);
    });
    expect(response).toMatchObject({ status: 200, body: '{"accepted":true}' });
    expect(trace.endpointResponse).toMatchObject({ status: 202, body: "" });
    expect(events).toEqual([]);
    finish();
    await nextTurn();
    expect(events).toEqual([{ id: 1 }]);
  });

  test("does not fail with its function", async () => {
    const { response } = await invoke(() => Promise.reject(new Error("later")));
    expect(response.status).toBe(200);
    await nextTurn();
  });

  test("does not run the function in a dry run", async () => {
    const { trace } = await invoke(() => expect.unreachable(), "DryRun");
    expect(trace.endpointResponse).toMatchObject({ status: 204 });
  });

  test("accepts 1 MB", async () => {
    const { response } = await gatewayOf(answering("")).invoke("POST /asynchronous", {
      headers: { "X-Type": "Event" },
      body: JSON.stringify("x".repeat(1_048_576)),
    });
    expect(response.status).toBe(413);
  });
});

interface Stream {
  write(chunk: string | Uint8Array): void;
  end(chunk?: string): void;
}

const streaming = (write: (stream: Stream) => unknown) =>
  awslambda.streamifyResponse((_event: never, stream) => write(stream));
const prelude = '{"statusCode":201}\0\0\0\0\0\0\0\0';

describe("a streamed response", () => {
  test("has the metadata's status, headers and cookies, and the bytes after it", async () => {
    const handler = awslambda.streamifyResponse(async (_event: never, stream) => {
      const body = awslambda.HttpResponseStream.from(stream, {
        statusCode: 206,
        headers: { "Content-Type": "text/plain", "X-Both": "lost" },
        multiValueHeaders: { "X-Both": ["1", "2"] },
        cookies: ["a=1", "b=2"],
      });
      body.write("one ");
      await nextTurn();
      body.end("two");
    });
    const { response, trace } = await gatewayOf(handler).invoke("GET /stream");
    expect(response).toMatchObject({ status: 206, body: "one two", cookies: ["a=1", "b=2"] });
    expect(response.multiValueHeaders).toMatchObject({
      "Content-Type": ["text/plain"],
      "X-Both": ["1", "2"],
    });
    expect(trace.integrationRequest?.uri).toMatch(/2021-11-15.*response-streaming-invocations$/);
    expect(trace.methodResponse).toMatchObject({ status: 206, body: "one two" });
  });

  test("may have its metadata and the zeros split anywhere", async () => {
    const handler = streaming(async (stream) => {
      for (const byte of Buffer.from(`${prelude}ok`)) {
        stream.write(Uint8Array.of(byte));
        await nextTurn();
      }
      stream.end();
    });
    const { response } = await gatewayOf(handler).invoke("GET /stream");
    expect(response).toMatchObject({ status: 201, body: "ok" });
  });

  test.each<[string, LambdaHandler]>([
    ["does not stream", answering("plain")],
    ["writes no metadata", streaming((stream) => stream.end("just text"))],
    ["writes seven zeros", streaming((stream) => stream.end(`{}${"\0".repeat(7)}`))],
    [
      "writes metadata that is not valid JSON",
      streaming((stream) => stream.end(`{${"\0".repeat(8)}`)),
    ],
    ["writes an unknown member", streaming((stream) => stream.end(`{"body":""}${"\0".repeat(8)}`))],
    [
      "writes 16 KB of metadata",
      streaming((stream) =>
        stream.end(`{"headers":{"x":"${"y".repeat(16_384)}"}}${"\0".repeat(8)}`),
      ),
    ],
  ])("of a function that %s is 500", async (_, handler) => {
    const { response, trace } = await gatewayOf(handler).invoke("GET /stream");
    expect(response).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' });
    expect(trace.fault).toMatchObject({ code: "lambda.answer" });
  });

  test("of a function that fails before it is 502", async () => {
    const failing = streaming(() => {
      throw new TypeError("no such order");
    });
    const { response, trace } = await gatewayOf(failing).invoke("GET /stream");
    expect(response.status).toBe(502);
    expect(trace.fault).toMatchObject({
      code: "lambda.failed",
      details: { message: "no such order" },
    });
  });

  test("of a function that fails in the middle ends there, and the trace says why", async () => {
    const failing = streaming(async (stream) => {
      stream.write(`${prelude}some`);
      await nextTurn();
      throw new Error("half way");
    });
    const { response, trace } = await gatewayOf(failing).invoke("GET /stream");
    expect(response).toMatchObject({ status: 201, body: "some" });
    expect(trace.fault).toMatchObject({ code: "lambda.failed", details: { message: "half way" } });
  });

  test("of another runtime is passed on", async () => {
    async function* stream() {
      yield Buffer.from(prelude);
      yield Buffer.from("ok");
    }
    const invoke = () => expect.unreachable();
    const gateway = emulate(api, { lambdas: { orders: { invoke, stream } } });
    expect((await gateway.invoke("GET /stream")).response).toMatchObject({
      status: 201,
      body: "ok",
    });
  });

  test("loses its body if the integration does not stream", async () => {
    const handler = streaming((stream) => stream.end(`${prelude}lost`));
    const { response } = await gatewayOf(handler).invoke("POST /proxy");
    expect(response).toMatchObject({ status: 201, body: "" });
  });
});

test("a transfer mode that does not match its URI is rejected by name", () => {
  const record = lower(
    restApi({ name: "a", routes: [route("GET /", rest.lambdaStreamingProxy({ functionArn }))] }),
  );
  const text = JSON.stringify(record).replace('"responseTransferMode":"STREAM",', "");
  const mixed: typeof record = JSON.parse(text);
  expect(() => emulate(mixed)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to run "GET /": it has a transfer mode that does not match its Lambda URI, which is not emulated
    To run it without this feature, pass ignore: ["response-streaming"].]
  `);
});
