import type { APIGatewayProxyHandler, Handler } from "aws-lambda";
import { describe, expect, test, vi } from "vitest";
import type { HttpEvent } from "../../proxy-events/events/http.ts";
import { readJson } from "../../proxy-events/read/body.ts";
import { created } from "../../proxy-events/respond/json.ts";
import { toHttpResult } from "../../proxy-events/respond/to-http-result.ts";
import type { LambdaContext } from "../backends/lambda-handler.ts";
import { awslambda } from "../backends/streaming-handler.ts";
import { events } from "../events/events.ts";
import { invoke, invokeEvent } from "./invoke.ts";

const async = async (event: HttpEvent) =>
  toHttpResult(created({ id: event.pathParameters?.["id"], body: readJson(event) }));

test("a handler is called with the event, and its result decoded", async () => {
  const response = await invoke(async, "POST /orders/{id}", { path: { id: "42" }, body: [1] });
  expect(response.status).toBe(201);
  expect(response.header("CONTENT-TYPE")).toBe("application/json");
  expect(response.json()).toEqual({ id: "42", body: { ok: true, value: [1] } });
});

test("the compiler requires the route's parameters", async () => {
  // @ts-expect-error -- `id` is missing
  await invoke(async, "GET /orders/{id}");
  // @ts-expect-error -- the route has no `name`
  await invoke(async, "GET /orders/{id}", { path: { name: "1" } });
  expect((await invoke(async, "GET /orders")).status).toBe(201);
});

test("a handler gets a copy of the event", async () => {
  const event = events.rest("GET /", { headers: { "X-Tag": "a" } });
  const greedy = async (received: { headers: Record<string, string> | null }) => {
    received.headers = null;
    return { statusCode: 204 };
  };
  expect((await invokeEvent(greedy, event)).status).toBe(204);
  expect(event.headers).toMatchObject({ "X-Tag": "a" });
});

test("a handler that calls back is waited for", async () => {
  const handler: APIGatewayProxyHandler = (event, context, callback) => {
    const body = `${event.httpMethod} ${context.functionName}`;
    setTimeout(() => callback(null, { statusCode: 200, body }), 1);
  };
  expect((await invoke(handler, "PUT /a", { kind: "rest" })).body).toBe("PUT test");
});

describe("a handler that answers through its context", () => {
  type Context = Pick<LambdaContext, "done" | "fail" | "succeed">;
  type OldHandler = (event: object, context: Context) => unknown;
  const later = (run: () => void) => {
    setTimeout(run, 5);
  };
  const answer = { statusCode: 201, body: "hi" };

  test.each<[string, OldHandler]>([
    ["at once", (_event, { succeed }) => succeed(answer)],
    ["later", (_event, context) => later(() => context.succeed(answer))],
    ["after a promise", (_event, context) => void Promise.resolve(answer).then(context.succeed)],
    ["with done", (_event, context) => later(() => context.done(null, answer))],
    [
      "and returns something",
      (_event, context) => ({ timer: later(() => context.succeed(answer)) }),
    ],
    [
      "before its promise",
      async (_event, context) => {
        context.succeed(answer);
        await Promise.resolve();
        return { statusCode: 204 };
      },
    ],
    [
      "twice",
      (_event, context) => {
        context.succeed(answer);
        context.fail(new Error("late"));
      },
    ],
  ])("%s", async (_when, handler) => {
    const { status, body } = await invoke(handler, "GET /", { kind: "rest" });
    expect([status, body]).toEqual([201, "hi"]);
  });

  test.each<[string, OldHandler, string]>([
    ["fail", (_event, context) => later(() => context.fail(new Error("boom"))), "boom"],
    ["fail without a reason", (_event, context) => later(() => context.fail()), "handled"],
    ["done with an error", (_event, context) => later(() => context.done("boom")), "boom"],
    ["a promise that is rejected with nothing", (_event, _context) => Promise.reject(), "handled"],
  ])("fails by %s", async (_how, handler, message) => {
    const response = await invoke(handler, "GET /", { kind: "rest" });
    expect([response.status, response.error]).toEqual([502, new Error(message)]);
  });

  test("is not waited for when nothing is left to do", async () => {
    const idle: OldHandler = (_event, _context) => {};
    const { explanation } = await invoke(idle, "GET /", { kind: "rest" });
    expect(explanation).toMatchObject({ reason: "The answer is null; it must be an object" });
  });
});

test("what a handler calls back as an error is the gateway's", async () => {
  const handler: Handler = (_event, _context, callback) => callback("secret");
  const response = await invoke(handler, "GET /", { kind: "rest" });
  expect([response.status, response.body]).toEqual([502, '{"message": "Internal server error"}']);
  expect(response.error).toEqual(new Error("secret"));
});

describe("a request that API Gateway refuses", () => {
  test.each([
    ["http", "GET /sales/50%25", 400],
    ["http-v1", "GET /sales/50%25", 400],
    ["rest", "GET /sales/50%", 400],
    ["rest", "GET /sales/50%25", 204],
    ["function-url", "GET /sales/50%25", 204],
    ["alb", "GET /sales/50%25", 204],
  ] as const)("of kind %s to %s answers %i", async (kind, key, status) => {
    const handler = vi.fn<() => Promise<object>>(async () => ({ statusCode: 204 }));
    const response = await invoke(handler, key, { kind });
    expect([response.status, handler.mock.calls.length]).toEqual([status, status === 400 ? 0 : 1]);
  });

  test("is explained", async () => {
    const { explanation } = await invoke(vi.fn(), "GET /{sale}", { path: { sale: "50%" } });
    expect(explanation).toMatchObject({
      ok: false,
      reason: expect.stringContaining("decodes the path twice"),
    });
  });
});

test("a malformed answer is a 502 that names its cause", async () => {
  const { status, explanation } = await invoke(async () => ({ status: 200 }), "GET /", {
    kind: "rest",
  });
  expect(status).toBe(502);
  expect(explanation).toMatchObject({ ok: false, key: "status" });
});

test("a result that is not valid JSON fails as in Lambda", async () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  expect((await invoke(async () => circular, "GET /")).status).toBe(500);
});

test("a handler that never returns times out", async () => {
  const { status, explanation } = await invoke(() => new Promise(() => {}), "GET /", {
    timeoutMs: 5,
  });
  expect(status).toBe(500);
  expect(explanation).toMatchObject({
    reason: "The function failed: Error: Task timed out after 0.01 seconds",
  });
});

test("cookies and bytes are decoded", async () => {
  const handler = async () => ({
    statusCode: 200,
    cookies: ["a=1"],
    body: "/w==",
    isBase64Encoded: true,
  });
  const response = await invoke(handler, "GET /");
  expect([response.cookies, [...response.bytes]]).toEqual([["a=1"], [255]]);
});

test("a connection and a message get a WebSocket API's response", async () => {
  const handler = async () => ({ statusCode: 200, body: "pong" });
  expect((await invokeEvent(handler, events.webSocket("$connect"))).status).toBe(101);
  expect((await invokeEvent(handler, events.webSocket("ping"))).body).toBe("pong");
});

test("an authorizer's event has no response", async () => {
  const event = events.authorizer("token", "GET /");
  await expect(invokeEvent(vi.fn(), event)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to invoke the handler: "authorizer.token" events have no response
    Call an authorizer's handler directly: its result is not a response.]
  `);
});

describe("a streaming handler", () => {
  test("is read to its end, metadata and body", async () => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      const body = awslambda.HttpResponseStream.from(stream, {
        statusCode: 201,
        headers: { "content-type": "text/plain" },
        cookies: ["a=1"],
      });
      body.write("one ");
      await Promise.resolve();
      body.end(Buffer.from("two\0\0\0\0\0\0\0\0"));
    });
    const response = await invoke(handler, "GET /", { kind: "function-url" });
    expect(response).toMatchObject({
      status: 201,
      cookies: ["a=1"],
      body: "one two\0\0\0\0\0\0\0\0",
    });
  });

  test("without metadata is 200 and bytes", async () => {
    const handler = awslambda.streamifyResponse((_event, stream) => stream.end("hi"));
    const response = await invoke(handler, "GET /", { kind: "function-url" });
    expect([response.status, response.header("content-type"), response.body]).toEqual([
      200,
      "application/octet-stream",
      "hi",
    ]);
  });

  test("that only ends after its metadata sends none, as in the runtime", async () => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      awslambda.HttpResponseStream.from(stream, { statusCode: 404 }).end();
    });
    const response = await invoke(handler, "GET /", { kind: "function-url" });
    expect([response.status, response.header("content-type"), response.body]).toEqual([
      200,
      "application/octet-stream",
      "",
    ]);
    const { status, explanation } = await invoke(handler, "GET /", { kind: "rest" });
    expect([status, explanation.ok]).toEqual([500, false]);
  });

  test("sends its metadata once, whatever is written", async () => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      const body = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
      body.write(Uint8Array.of(0x61));
      body.write({ b: 1 });
      expect(() => stream.setContentType("text/plain")).toThrow("too late");
      body.end();
    });
    const response = await invoke(handler, "GET /", { kind: "rest" });
    expect([response.status, response.body]).toEqual([201, 'a{"b":1}']);
  });

  test.each([
    ["throws", () => Promise.reject(new Error("boom"))],
    ["never answers", () => new Promise(() => {})],
  ])("that %s after its first byte has sent its status", async (_what, fail) => {
    const handler = awslambda.streamifyResponse(async (_event, stream) => {
      awslambda.HttpResponseStream.from(stream, { statusCode: 206 }).write("one");
      await new Promise((resolve) => setTimeout(resolve, 1));
      return fail();
    });
    const response = await invoke(handler, "GET /", { kind: "function-url", timeoutMs: 50 });
    expect([response.status, response.body]).toEqual([206, "one"]);
    expect(response.error).toBeInstanceOf(Error);
  });

  test.each(["http", "http-v1", "alb"] as const)(
    "is called for its whole answer behind %s, which metadata spoils",
    async (kind) => {
      const whole = awslambda.streamifyResponse(async (_event, stream) => {
        stream.write('{"statusCode": 201,');
        stream.end('"body": "hi"}');
      });
      expect((await invoke(whole, "GET /", { kind })).status).toBe(201);
      const streaming = awslambda.streamifyResponse(async (_event, stream) => {
        awslambda.HttpResponseStream.from(stream, { statusCode: 201 }).write("hi");
        stream.end();
      });
      const { status, explanation } = await invoke(streaming, "GET /", { kind });
      expect([status, explanation]).toEqual([
        kind === "alb" ? 502 : 500,
        expect.objectContaining({
          reason: expect.stringContaining("Stream behind a function URL"),
        }),
      ]);
    },
  );

  test("that throws is the gateway's error", async () => {
    const handler = awslambda.streamifyResponse(async () => {
      throw new Error("boom");
    });
    expect((await invoke(handler, "GET /", { kind: "function-url" })).status).toBe(502);
  });
});
