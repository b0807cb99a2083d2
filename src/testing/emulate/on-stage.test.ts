import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { onStage } from "./on-stage.ts";

const respond = { 200: { ok: true } };
const orders = restApi({
  name: "orders",
  routes: {
    "GET /health": rest.mock({ respond }),
    "PUT /orders/{id}": rest.mock({ respond }),
    "GET /gone": rest.mock({ respond }),
    "GET /never": rest.mock({ respond }),
  },
});

// Stands in for a stage and returns what it received.
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url === "/live/never") return;
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const isGone = request.url === "/live/gone";
    response.writeHead(isGone ? 302 : 200, [
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
      ["Location", "/live/health"],
    ]);
    const { method, url, headers } = request;
    response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
  });
}

const server = createServer(answer);
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A listening TCP server has an address of this shape.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/live`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("a request reaches the stage as a client would send it", async () => {
  const { response, log } = await onStage(orders, { url: `${url}/` }).invoke("PUT /orders/{id}", {
    path: { id: "4 2" },
    query: { tag: ["x", "y"] },
    headers: { "X-Trace": "1" },
    body: { total: 12 },
  });
  expect(response.json()).toMatchObject({
    method: "PUT",
    url: "/live/orders/4%202?tag=x&tag=y",
    headers: { "x-trace": "1", "content-type": "application/json" },
    body: '{"total":12}',
  });
  expect(response.cookies).toEqual(["a=1", "b=2"]);
  expect(log).toBeUndefined();
});

test("a redirect is not followed", async () => {
  const { response } = await onStage(orders, { url }).invoke("GET /gone");
  expect(response).toMatchObject({ status: 302, headers: { location: "/live/health" } });
});

test("a custom fetch sends the request", async () => {
  const sent: unknown[] = [];
  const gateway = onStage(orders, {
    url: "https://abc.execute-api.us-east-1.amazonaws.com/live",
    fetch: (input) => {
      sent.push(input);
      return Promise.resolve(Response.json({ signed: true }));
    },
  });
  expect((await gateway.invoke("GET /health")).response.json()).toEqual({ signed: true });
  expect(sent).toEqual(["https://abc.execute-api.us-east-1.amazonaws.com/live/health"]);
});

test("a missing response is reported with its reason", async () => {
  const closed = onStage(orders, { url: "http://127.0.0.1:1/live" });
  await expect(closed.invoke("GET /health")).rejects.toThrow(
    /^Failed to invoke GET http:\/\/127\.0\.0\.1:1\/live\/health: fetch failed: /,
  );
  const slow = onStage(orders, { url, timeoutMs: 20 });
  await expect(slow.invoke("GET /never")).rejects.toMatchObject({ code: "gateway.unreachable" });
});

test("an unknown route is rejected before anything is sent", async () => {
  const gateway = onStage(orders, { url: "http://127.0.0.1:1" });
  // @ts-expect-error -- the compiler knows the routes
  const call = gateway.invoke("GET /helth");
  await expect(call).rejects.toThrow('no such route\nDid you mean "GET /health"?');
});

test.each(["orders", "ftp://example.com/live", "https://example.com/live?x=1"])(
  "%s is not the URL of a stage",
  (address) => {
    expect(() => onStage(orders, { url: address })).toThrow(/^Failed to reach the stage "/);
  },
);
