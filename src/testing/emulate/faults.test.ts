import { describe, expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import type { InjectedFault } from "../failures/injected-fault.ts";
import type { FaultRule } from "../gateway/shared/faults.ts";
import { explain } from "../trace/explain.ts";
import { printTrace } from "../trace/print-trace.ts";
import { emulate } from "./emulate.ts";

const shop = restApi({
  name: "shop",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: "ok" } })),
    route("GET /orders", rest.lambdaProxy({ functionArn, timeoutMs: 1000 })),
    route("GET /orders/{id}", rest.lambda({ functionArn, responses: { 200: {} } })),
    route("GET /stream", rest.lambdaStreamingProxy({ functionArn })),
    route(
      "GET /pets",
      rest.http({
        uri: "https://pets.example.com/",
        integrationHttpMethod: "GET",
        responses: { 200: {}, 502: { selectionPattern: "5\\d\\d" } },
      }),
    ),
  ],
});

const shopWith = (...faults: readonly FaultRule[]) =>
  emulate(shop, {
    faults,
    lambdas: { orders: () => ({ statusCode: 200 }) },
    http: { "https://pets.example.com": () => ({}) },
  });

type Key = "GET /health" | "GET /orders" | "GET /stream" | "GET /pets";

test.each<[InjectedFault, Key, number, string]>([
  [{ type: "throttled" }, "GET /health", 429, '{"message":"Too Many Requests"}'],
  [{ type: "timeout" }, "GET /orders", 504, '{"message": "Endpoint request timed out"}'],
  [{ type: "timeout" }, "GET /stream", 504, '{"message": "Endpoint request timed out"}'],
  [
    { type: "connection-reset" },
    "GET /pets",
    504,
    '{"message": "Network error communicating with endpoint"}',
  ],
  [{ type: "server-error" }, "GET /pets", 502, '{"message":"Injected"}'],
  [{ type: "server-error" }, "GET /orders", 502, '{"message": "Internal server error"}'],
  [{ type: "malformed-answer" }, "GET /orders", 502, '{"message": "Internal server error"}'],
  [{ type: "malformed-answer" }, "GET /stream", 500, '{"message": "Internal server error"}'],
])("%o at %s is what the real one is", async (fault, key, status, body) => {
  const { response, trace } = await shopWith({ fault }).invoke(key);
  expect(response).toMatchObject({ status, body });
  expect(trace.injected).toEqual(fault);
});

test("drawings and explanations of a run say that the fault was injected", async () => {
  const timeout = await shopWith({ fault: { type: "timeout" } }).invoke("GET /orders");
  expect(printTrace(timeout.trace)).toContain("injected timeout");
  expect(explain(timeout)).toMatchObject({ code: "injected", step: "endpointResponse" });
  const failing = await shopWith({ fault: { type: "server-error" } }).invoke("GET /pets");
  expect(printTrace(failing.trace)).toContain("503 · injected server-error");
  expect(explain(failing)?.text).toMatchInlineSnapshot(
    `"GET /pets returned 502 in the endpoint response step: The fault "server-error" was injected. Look at the "faults" of the emulated API. The definition needs no change."`,
  );
});

test("an injected fault does not affect other routes or their traces", async () => {
  const gateway = shopWith({ route: "GET /orders", fault: { type: "throttled" } });
  expect((await gateway.invoke("GET /orders")).response.status).toBe(429);
  const { response, trace } = await gateway.invoke("GET /pets");
  expect(response.status).toBe(200);
  expect(trace).not.toHaveProperty("injected");
});

test("a request without a route is rejected as usual", async () => {
  const answer = await shopWith({ fault: { type: "throttled" } }).fetch("/nowhere");
  expect(answer.status).toBe(403);
});

test("an HTTP backend returns the injected status", async () => {
  const fault = { type: "server-error", status: 599 } as const;
  const { trace } = await shopWith({ fault }).invoke("GET /pets");
  expect(trace.endpointResponse).toMatchObject({ status: 599 });
  expect(trace.integrationResponse).toMatchObject({ selectionPattern: "5\\d\\d" });
});

describe("latency", () => {
  /** Time that passes as soon as anybody waits for it. */
  const hurried = () => {
    const timers: { readonly at: number; readonly run: () => void }[] = [];
    return {
      timer: (delayMs: number, run: () => void) => {
        const timer = { at: delayMs, run };
        timers.push(timer);
        timers.sort((left, right) => left.at - right.at);
        setImmediate(() => timers.shift()?.run());
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    };
  };
  const slow = (delayMs: number) => ({
    ...hurried(),
    faults: [{ fault: { type: "latency", delayMs } }] as const,
    lambdas: { orders: () => ({ statusCode: 200 }) },
  });

  test("delays a backend, and a mock", async () => {
    const gateway = emulate(shop, slow(999));
    expect((await gateway.invoke("GET /orders")).response.status).toBe(200);
    expect((await gateway.invoke("GET /health")).response.status).toBe(200);
  });

  test("beyond the integration's timeout is a timeout", async () => {
    const gateway = emulate(shop, slow(1001));
    expect((await gateway.invoke("GET /orders")).response.status).toBe(504);
  });
});

describe("by chance", () => {
  const draw = async (rule: Omit<FaultRule, "fault">, count = 200) => {
    const gateway = shopWith({ fault: { type: "throttled" }, ...rule });
    const statuses: number[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      statuses.push((await gateway.invoke("GET /health")).response.status);
    }
    return statuses;
  };
  const faulty = (statuses: readonly number[]) =>
    statuses.filter((status) => status === 429).length;

  test("about a tenth of the requests fails", async () => {
    const count = faulty(await draw({ chance: 0.1, seed: 7 }));
    expect(count).toBeGreaterThan(8);
    expect(count).toBeLessThan(35);
  });

  test("the same seed chooses the same requests, another seed others", async () => {
    const rule = { chance: 0.3, seed: 42 };
    expect(await draw(rule)).toEqual(await draw(rule));
    expect(await draw(rule)).not.toEqual(await draw({ ...rule, seed: 43 }));
  });

  test("0 means never and 1 means always", async () => {
    expect(faulty(await draw({ chance: 0 }, 50))).toBe(0);
    expect(faulty(await draw({ chance: 1 }, 50))).toBe(50);
  });

  test("a retry succeeds after the given number of failures", async () => {
    expect(await draw({ times: 2 }, 4)).toEqual([429, 429, 200, 200]);
  });
});

test.each([
  ["GET /orders/{id}", ["GET /orders/{id}"]],
  ["GET /orders*", ["GET /orders", "GET /orders/{id}"]],
  ["* /pets", ["GET /pets"]],
  ["*", ["GET /health", "GET /orders", "GET /orders/{id}", "GET /pets"]],
])("the route %s stands for %j", async (pattern, expected) => {
  const gateway = shopWith({ route: pattern, fault: { type: "throttled" } });
  const keys = ["GET /health", "GET /orders", "GET /pets"] as const;
  const hit: string[] = [];
  for (const key of keys) {
    if ((await gateway.invoke(key)).response.status === 429) hit.push(key);
  }
  const { response } = await gateway.invoke("GET /orders/{id}", { path: { id: "1" } });
  if (response.status === 429) hit.push("GET /orders/{id}");
  expect(hit.sort()).toEqual(expected);
});

test.each<[FaultRule, RegExp]>([
  [
    { route: "GET /order", fault: { type: "timeout" } },
    /no such route\nDid you mean "GET \/orders"/,
  ],
  [{ route: "GET /nothing*", fault: { type: "timeout" } }, /no such route/],
  [{ route: "GET /health", fault: { type: "timeout" } }, /a mock has no backend/],
  [
    { route: "GET /pets", fault: { type: "malformed-answer" } },
    /the route has no Lambda proxy integration/,
  ],
  [{ fault: { type: "throttled" }, chance: 2 }, /"chance" is 2; it must be from 0 to 1/],
  [{ fault: { type: "throttled" }, chance: Number.NaN }, /"chance" is NaN/],
  [{ fault: { type: "latency", delayMs: -1 } }, /"delayMs" is -1/],
  [{ fault: { type: "server-error", status: 404 } }, /"status" is 404/],
])("%j is refused", (rule, reason) => {
  expect(() => shopWith(rule)).toThrow(reason);
});
