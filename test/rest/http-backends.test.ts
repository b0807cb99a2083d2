import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import type { Endpoint } from "../../src/testing/backends/endpoint.ts";
import type { EndpointRequest } from "../../src/testing/backends/endpoint-request.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const origin = "https://weather.example.com";
const target =
  "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/orders/50dc6c49";
const weather = restApi({
  name: "weather",
  routes: [
    route(
      "ANY /weather/{proxy+}",
      rest.httpProxy({
        uri: `${origin}/v1/{proxy}`,
        integrationHttpMethod: "ANY",
        requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
      }),
    ),
    route(
      "GET /city",
      rest.http({
        uri: `${origin}/city`,
        integrationHttpMethod: "GET",
        timeoutMs: 5000,
        responses: { 200: {}, 404: { selectionPattern: "404|302" } },
      }),
    ),
    route(
      "GET /events",
      rest.httpStreamingProxy({ uri: `${origin}/events`, integrationHttpMethod: "GET" }),
    ),
    route(
      "GET /private",
      rest.privateV1({
        type: "HTTP_PROXY",
        // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
        vpcLinkId: "${stageVariables.link}",
        uri: "http://orders.internal/orders",
        integrationHttpMethod: "GET",
      }),
    ),
    route(
      "GET /balanced",
      rest.privateV2({
        vpcLinkId: "link-2",
        target: { type: "alb", arn: target },
        uri: "http://orders.internal/orders?limit=1",
        integrationHttpMethod: "GET",
      }),
    ),
  ],
});

const opened: Server[] = [];

afterEach(() => {
  for (const server of opened.splice(0)) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<`http://${string}`> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  opened.push(server);
  await once(server, "listening");
  // A TCP server has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const behind = (endpoint: Endpoint) => emulate(weather, { http: { [origin]: endpoint } });

test("a function responds for an origin, and every member is optional", async () => {
  const seen: EndpointRequest[] = [];
  const gateway = behind((request) => {
    seen.push(request);
    return { headers: { "X-Station": "7" }, body: { celsius: request.json() } };
  });
  const { response } = await gateway.invoke("ANY /weather/{proxy+}", {
    method: "POST",
    path: { proxy: "berlin/now" },
    headers: { "X-Unit": "celsius" },
    body: 21,
  });
  expect(response).toMatchObject({ status: 200, body: '{"celsius":21}' });
  expect(response.header("x-station")).toBe("7");
  expect(response.header("content-type")).toBe("application/json");
  expect(seen[0]?.url).toBe(`${origin}/v1/berlin/now`);
  expect(seen[0]?.header("x-unit")).toBe("celsius");
  expect(seen[0]?.text()).toBe("21");
});

test("a request is forwarded unchanged, to a URL or to a URL with a path", async () => {
  const url = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.setHeader("X-Mixed-Case", "kept");
      response.setHeader("Set-Cookie", ["a=1", "b=2"]);
      response.end(
        JSON.stringify({
          line: `${request.method} ${request.url}`,
          raw: request.rawHeaders,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
  });
  for (const [endpoint, prefix] of [
    [url, ""],
    [{ forwardTo: `${url}/base/` }, "/base"],
  ] as const) {
    const { response } = await behind(endpoint).invoke("ANY /weather/{proxy+}", {
      method: "PATCH",
      path: { proxy: "a b/../c" },
      query: { q: "ü" },
      headers: { "X-List": ["1", "2"] },
    });
    const got = response.json() as { line: string; raw: string[]; body: string };
    expect(got.line).toBe(`PATCH ${prefix}/v1/a%20b/../c?q=%C3%BC`);
    expect(got.raw.join("|")).toContain("Host|weather.example.com");
    expect(got.raw.join("|")).toContain("Content-Length|0");
    expect(response.cookies).toEqual(["a=1", "b=2"]);
    expect(response.headers).toHaveProperty("X-Mixed-Case", "kept");
  }
});

test("a server that switches to another protocol fails at once", async () => {
  const url = await serve((request) => {
    const head = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x";
    request.socket.write(`${head}\r\n\r\n`);
  });
  const { response, trace } = await behind(url).invoke("GET /city");
  expect(response.status).toBe(504);
  expect(trace.fault).toMatchObject({
    code: "endpoint.network",
    details: { reason: expect.stringContaining("switched to another protocol") },
  });
});

test("a redirect is not followed", async () => {
  let calls = 0;
  const url = await serve((_, response) => {
    calls += 1;
    response.writeHead(302, { Location: "/elsewhere" }).end();
  });
  const { response } = await behind(url).invoke("ANY /weather/{proxy+}", { path: { proxy: "x" } });
  expect(response.status).toBe(302);
  expect(response.header("location")).toBe("/elsewhere");
  expect((await behind(url).invoke("GET /city")).response.status).toBe(404);
  expect(calls).toBe(2);
});

test("a kept-alive connection that was closed is opened again", async () => {
  const url = await serve((request, response) => {
    response.end("once", () => setImmediate(() => request.socket.destroy()));
  });
  for (let turn = 0; turn < 3; turn += 1) {
    const { response } = await behind(url).invoke("GET /city");
    expect(response.body).toBe("once");
  }
});

test.each<[string, RequestListener]>([
  ["resets the connection", (request) => request.socket.resetAndDestroy()],
  ["returns something other than HTTP", (request) => request.socket.end("hello\r\n\r\n")],
  [
    "stops in the middle",
    (request, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("some");
      setImmediate(() => request.socket.destroy());
    },
  ],
])("a server that %s is a network error", async (_, listener) => {
  const { response, trace, log } = await behind(await serve(listener)).invoke("GET /city");
  expect(response).toMatchObject({
    status: 504,
    body: '{"message": "Network error communicating with endpoint"}',
    headers: { "x-amzn-ErrorType": "InternalServerErrorException" },
  });
  expect(trace.fault).toMatchObject({ code: "endpoint.network" });
  expect(log.lines.map(({ message }) => message.type)).toContain("networkFailure");
});

test("a closed port, an unknown host, and an invalid URL", async () => {
  const url = await serve(() => {});
  opened.splice(0).forEach((server) => server.close());
  expect((await behind(url).invoke("GET /city")).response.status).toBe(504);

  const { response, trace } = await behind("http://nowhere.invalid").invoke("GET /city");
  expect(response.status).toBe(500);
  expect(trace.fault).toMatchObject({ code: "endpoint.address" });

  await expect(behind({ forwardTo: "localhost" }).invoke("GET /city")).rejects.toThrow(
    /"localhost" is not an HTTP URL/,
  );
});

test("a response of more than 10 MB is rejected before it is read completely", async () => {
  const url = await serve((_, response) => {
    const part = Buffer.alloc(1024 * 1024);
    const write = () => {
      while (!response.destroyed) if (!response.write(part)) return;
    };
    response.on("drain", write);
    write();
  });
  const { response, trace } = await behind(url).invoke("GET /city");
  expect(response.status).toBe(500);
  expect(trace.fault).toMatchObject({
    code: "response.too-large",
    details: { maxBytes: "10485760" },
  });
});

test("a late response is a timeout, without real waiting", async () => {
  const delays: number[] = [];
  const aborted = vi.fn<() => void>();
  const gateway = emulate(weather, {
    http: {
      [origin]: ({ signal }) =>
        new Promise(() => signal.addEventListener("abort", () => aborted())),
    },
    timer: (delayMs, run) => {
      delays.push(delayMs);
      queueMicrotask(run);
      return () => {};
    },
  });
  const { response, trace } = await gateway.invoke("GET /city");
  expect(response).toMatchObject({
    status: 504,
    body: '{"message": "Endpoint request timed out"}',
  });
  expect(trace.fault).toMatchObject({ code: "endpoint.timeout" });
  expect(aborted).toHaveBeenCalledOnce();
  await gateway.invoke("ANY /weather/{proxy+}", { path: { proxy: "x" } });
  expect(delays).toEqual([5000, 29_000]);
});

test("a timeout closes the connection", async () => {
  const closed = vi.fn<() => void>();
  let expire = () => {};
  const url = await serve((request) => {
    request.socket.on("close", closed);
    expire();
  });
  const gateway = emulate(weather, {
    http: { [origin]: url },
    timer: (_, run) => {
      expire = run;
      return () => {};
    },
  });
  expect((await gateway.invoke("GET /city")).response.status).toBe(504);
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce());
});

test("a streamed response arrives whole, and one that stalls ends there", async () => {
  const parts = ["one ", "two ", "three"];
  const url = await serve((_, response) => {
    for (const part of parts) response.write(part);
    response.end();
  });
  const { response, trace } = await behind(url).invoke("GET /events");
  expect(response).toMatchObject({ status: 200, body: "one two three" });
  expect(trace.methodResponse.body).toBe("one two three");

  async function* stalling() {
    yield Buffer.from("one ");
    await new Promise(() => {});
  }
  const timers: (() => void)[] = [];
  const stalled = emulate(weather, {
    http: { [origin]: () => ({ body: stalling() }) },
    timer: (_, run) => {
      timers.push(run);
      // The third is the wait for the second part.
      if (timers.length === 3) queueMicrotask(run);
      return () => {};
    },
  });
  const run = await stalled.invoke("GET /events");
  expect(run.response).toMatchObject({ status: 200, body: "one " });
  expect(run.trace.fault).toMatchObject({ code: "endpoint.timeout" });
});

test("VPC links lead to their hosts", async () => {
  const seen: string[] = [];
  const answer = (name: string) => (request: EndpointRequest) => {
    seen.push(`${name} ${request.url} ${request.header("host")}`);
    return {};
  };
  const gateway = emulate(weather, {
    vpcLinks: { "link-1": answer("first"), "link-2": answer("second"), [target]: answer("alb") },
    stage: { name: "live", variables: { link: "link-1" } },
  });
  await gateway.invoke("GET /private");
  await gateway.invoke("GET /balanced");
  expect(seen).toEqual([
    "first http://orders.internal/orders orders.internal",
    // A link of version 2 gets the stage's name as well.
    "alb http://orders.internal/live/orders?limit=1 orders.internal",
  ]);
});

test("a missing backend is named in the error, and nothing reaches the network", async () => {
  await expect(emulate(weather).invoke("GET /city")).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to send GET https://weather.example.com/city: no backend was passed for it
    Pass http: { "https://weather.example.com": (request) => ({ body: … }) }.]
  `);
  const gateway = emulate(weather, {
    http: { "https://other.example.com": "network" },
    vpcLinks: { other: "network" },
    stage: { variables: { link: "__proto__" } },
  });
  await expect(gateway.invoke("GET /city")).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to send GET https://weather.example.com/city: no backend was passed for it
    Pass http: { "https://weather.example.com": (request) => ({ body: … }) }. http has only https://other.example.com.]
  `);
  await expect(gateway.invoke("GET /balanced")).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to send GET http://orders.internal/test/orders?limit=1 over the VPC link "link-2": no backend was passed for it
    Pass vpcLinks: { "link-2": "http://127.0.0.1:3000" }. vpcLinks has only other.]
  `);
  await expect(gateway.invoke("GET /private")).rejects.toThrow(/VPC link "__proto__"/);
  // @ts-expect-error -- not a word that opens the network
  behind("netwrok");
});
