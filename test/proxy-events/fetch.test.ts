import { describe, expect, test } from "vitest";
import { fetchHandler } from "../../src/proxy-events/fetch/fetch-handler.ts";
import { toRequest } from "../../src/proxy-events/fetch/to-request.ts";
import { events } from "../../src/testing/events/events.ts";
import { invoke, invokeEvent } from "../../src/testing/invoke/invoke.ts";

describe("an event as Request", () => {
  test("has url, method, headers, cookies and body", async () => {
    const event = events.http("POST /orders/{id}", {
      path: { id: "a b" },
      query: { tag: ["1", "2"] },
      cookies: { c: "x" },
      body: { total: 12 },
      stage: "prod",
    });
    const request = toRequest(event);
    expect(request.method).toBe("POST");
    expect(request.url).toBe(
      "https://abcdef1234.execute-api.us-east-1.amazonaws.com/orders/a%20b?tag=1&tag=2",
    );
    expect(request.headers.get("cookie")).toBe("c=x");
    expect(await request.json()).toEqual({ total: 12 });
  });

  test.each([
    ["a path that looks like a host", { path: "//evil.example/a" }, "//evil.example/a"],
    ["a path with a backslash", { path: "/\\evil.example" }, "/%5Cevil.example"],
    ["a path with ? and #", { path: "/a?b#c" }, "/a%3Fb%23c"],
    ["a path without its slash", { path: "@evil.example" }, "/@evil.example"],
  ])("keeps its host: %s", (_what, override, pathname) => {
    const url = new URL(toRequest(events.rest("GET /", { override })).url);
    expect([url.host, url.pathname]).toEqual([
      "abcdef1234.execute-api.us-east-1.amazonaws.com",
      pathname,
    ]);
  });

  test.each([
    "<url-id>.lambda-url.us-west-2.on.aws",
    "evil@host",
    "*.x",
    "a b",
    "",
    "[::1",
    "999.999.999.999",
  ])("with the placeholder host %j is at localhost, and does not throw", (domainName) => {
    const override = { headers: { host: domainName }, requestContext: { domainName } };
    expect(new URL(toRequest(events.http("GET /a", { override })).url).href).toBe(
      "https://localhost/a",
    );
  });

  test.each(["TRACE", "CONNECT", "track", "PURGE", "GET"])("takes the method %s", (method) => {
    const request = toRequest(events.http("$default", { method, body: "x" }));
    expect(request.method.toLowerCase()).toBe(method.toLowerCase());
  });

  test("takes headers that no Request could have been given", () => {
    const override = { headers: { "bad name": "1", "x-snow": "☃", "x-line": "a\nb" } };
    const { headers } = toRequest(events.http("GET /", { override }));
    expect(Buffer.from(headers.get("x-snow") ?? "", "latin1").toString()).toBe("☃");
    expect(headers.has("x-line")).toBe(false);
  });
});

describe("a fetch application as handler", () => {
  const handler = fetchHandler(async (request, { event }) =>
    Response.json({ url: request.url, stage: "requestContext" in event }, { status: 201 }),
  );

  test.each(["rest", "http", "http-v1", "function-url", "alb"] as const)(
    "answers %s",
    async (kind) => {
      const response = await invoke(handler, "GET /a", { kind, query: { q: "1" } });
      expect(response.explanation.ok).toBe(true);
      expect(response.status).toBe(201);
      expect(response.json()).toMatchObject({
        url: expect.stringMatching(/^https:\/\/[^/]+\/a\?q=1$/),
      });
    },
  );

  test("answers a load balancer with lists of header values in that form", async () => {
    const event = events.alb("GET /", { multiValueHeaders: true });
    expect((await invokeEvent(handler, event)).header("content-type")).toBe("application/json");
  });
});
