import type { APIGatewayProxyHandler, Handler } from "aws-lambda";
import { describe, expect, test, vi } from "vitest";
import type { HttpEvent } from "../../proxy-events/events/http.ts";
import { readJson } from "../../proxy-events/read/body.ts";
import { created } from "../../proxy-events/respond/json.ts";
import { toHttpResult } from "../../proxy-events/respond/to-http-result.ts";
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

test("a handler's callback is awaited", async () => {
  const handler: APIGatewayProxyHandler = (event, context, callback) => {
    const body = `${event.httpMethod} ${context.functionName}`;
    setTimeout(() => callback(null, { statusCode: 200, body }), 1);
  };
  expect((await invoke(handler, "PUT /a", { kind: "rest" })).body).toBe("PUT test");
});

test("an error passed to the callback is the gateway's error", async () => {
  const handler: Handler = (_event, _context, callback) => callback("secret");
  const response = await invoke(handler, "GET /", { kind: "rest" });
  expect([response.status, response.body]).toEqual([502, '{"message": "Internal server error"}']);
  expect(response.error).toEqual(new Error("secret"));
});

test("a malformed result is a 502 with its cause", async () => {
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

  test("that throws is the gateway's error", async () => {
    const handler = awslambda.streamifyResponse(async () => {
      throw new Error("boom");
    });
    expect((await invoke(handler, "GET /", { kind: "function-url" })).status).toBe(502);
  });
});
