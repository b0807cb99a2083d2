// The emulated gateway: in process, over loopback (compared with a bare server and with
// serverless-offline), from process start, and with ten thousand concurrent requests.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";
import * as z from "zod";
import { requestsPerSecond } from "./support/load.ts";
import { serveOffline } from "./support/serverless-offline.ts";
import { sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const template = {
  "application/json": `{"id": "$input.params('id')", "total": $input.json('$.total')}`,
};
const orderSchema = z.object({
  total: z.number().min(0),
  note: z.string().max(200).optional(),
  lines: z.array(z.object({ sku: z.string().min(1), quantity: z.int().min(1) })).optional(),
});
const api = restApi({
  name: "bench",
  endpointType: "REGIONAL",
  routes: [
    route("GET /mock", rest.mock({ respond: { 200: { ok: true } } })),
    route("POST /validated", { body: orderSchema }, rest.mock({ respond: { 200: { ok: true } } })),
    route("POST /lambda/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "POST /templates/{id}",
      rest.lambda({
        functionArn,
        requestTemplates: template,
        responses: {
          200: {
            responseTemplates: { "application/json": `{"done": $input.json('$.statusCode')}` },
          },
        },
      }),
    ),
    route(
      "POST /http/{id}",
      rest.httpProxy({
        uri: "https://orders.example.com/{id}",
        integrationHttpMethod: "POST",
        requestParameters: { "integration.request.path.id": "method.request.path.id" },
      }),
    ),
  ],
});

/** All servers do the same work: they parse the order and return it. */
const source = `exports.handler = async (event) => {
  const { total } = typeof event.body === "string" ? JSON.parse(event.body) : event;
  return { statusCode: 201, body: JSON.stringify({ id: event.pathParameters?.id ?? event.id, total }) };
};`;
const moduleOf: { exports: { handler?: (event: object) => Promise<unknown> } } = { exports: {} };
runInNewContext(source, { exports: moduleOf.exports, JSON });
const answer = new TextEncoder().encode('{"ok":true}');
const gateway = emulate(api, {
  lambdas: { [functionArn]: (event: object) => moduleOf.exports.handler?.(event) },
  http: { "https://orders.example.com": () => ({ status: 200, headers: [], body: answer }) },
});

const body = '{"total":12}';
const headers = [
  ["Host", "127.0.0.1"],
  ["Accept", "*/*"],
  ["User-Agent", "bench"],
  ["Content-Type", "application/json"],
] as const;
const rows = [
  { name: "mock", method: "GET", path: "/mock", body: "", status: 200 },
  { name: "Lambda proxy", method: "POST", path: "/lambda/42", body, status: 201 },
  { name: "Lambda with templates", method: "POST", path: "/templates/42", body, status: 200 },
  { name: "validated body", method: "POST", path: "/validated", body, status: 200 },
  { name: "HTTP proxy", method: "POST", path: "/http/42", body, status: 200 },
] as const;
type Row = (typeof rows)[number];
const rounds = sized(7, 1);

await printInProcess();
await printLoopback();
printColdStart();
await printConcurrent();

function message({ method, path, body: text }: Row) {
  return { method, target: `/test${path}`, headers, body: new TextEncoder().encode(text) };
}

async function printInProcess(): Promise<void> {
  const calls = sized(2000, 5);
  const rates = new Map(rows.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const row of rows) {
      const request = message(row);
      const startedAt = performance.now();
      for (let call = 0; call < calls; call += 1) {
        const { status } = await gateway.handle(request);
        if (status !== row.status) throw new Error(`${row.name} returned ${status}`);
      }
      rates.get(row.name)?.push((calls * 1000) / (performance.now() - startedAt));
    }
  }
  const mock = rates.get("mock") ?? [];
  printTable(
    `Requests in process, median of ${rounds} rounds of ${calls}`,
    ["integration", "requests/s", "relative to the mock"],
    [...rates].map(([name, values]) => [
      name,
      median(values).toFixed(0),
      ratio(values, mock).toFixed(2),
    ]),
  );
}

async function printLoopback(): Promise<void> {
  const requests = sized(3000, 50);
  const connections = 10;
  const bare = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end('{"ok":true}');
  });
  await new Promise<void>((resolve) => {
    bare.listen(0, "127.0.0.1", resolve);
  });
  // A listening TCP server has an address of this shape.
  const { port: barePort } = bare.address() as AddressInfo;
  await using server = await gateway.listen();
  const peer = await serveOffline(source);
  const prefixed = (row: Row, prefix: string) => wire(row.method, `${prefix}${row.path}`, row.body);
  const servers = [
    { name: "bare node:http", port: barePort, request: wire("GET", "/", ""), status: 200 },
    ...rows.map((row) => ({
      name: `listen(): ${row.name}`,
      port: server.port,
      request: prefixed(row, "/test"),
      status: row.status,
    })),
    ...(peer
      ? [
          {
            name: "serverless-offline: Lambda proxy",
            port: peer.port,
            request: prefixed(rows[1], "/dev"),
            status: 201,
          },
        ]
      : []),
  ];
  const rates = new Map(servers.map(({ name }): [string, number[]] => [name, []]));
  // In turns, so that a slow moment of the machine affects all of them. The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, port, request, status } of servers) {
      const count = name.startsWith("serverless") ? requests / 5 : requests;
      const rate = await requestsPerSecond({ port, request, requests: count, connections }, status);
      if (round > 0) rates.get(name)?.push(rate);
    }
  }
  peer?.close();
  bare.close();
  const reference = rates.get("bare node:http") ?? [];
  printTable(
    `Requests over loopback, ${connections} connections, median of ${rounds} rounds of ${requests}`,
    ["server", "requests/s", "bare server is faster by"],
    [...rates].map(([name, values]) => [
      name,
      median(values).toFixed(0),
      ratio(reference, values).toFixed(2),
    ]),
  );
}

function wire(method: string, target: string, text: string): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const length = text === "" ? "" : `Content-Length: ${text.length}\r\n`;
  return `${method} ${target} HTTP/1.1\r\n${lines}${length}\r\n${text}`;
}

/** Median of the ratios per round, because a slow round slows both sides. */
function ratio(values: readonly number[], reference: readonly number[]): number {
  return median(values.map((value, round) => value / (reference[round] ?? Number.NaN)));
}

function printColdStart(): void {
  const imports = `
    const { rest, restApi, route } = await import("gatewright/integrations");
    const { emulate } = await import("gatewright/testing");`;
  const answer = `
    const routes = [route("GET /mock", rest.mock({ respond: { 200: { ok: true } } }))];
    await emulate(restApi({ name: "cold", routes })).invoke("GET /mock");`;
  const scripts = {
    "an empty module": "",
    "zod alone": 'await import("zod");',
    "gatewright/integrations alone": 'await import("gatewright/integrations");',
    "gatewright/testing alone": 'await import("gatewright/testing");',
    "both entry points": imports,
    "first response of a mock": `${imports}${answer}`,
  };
  const times = new Map(Object.keys(scripts).map((name): [string, number[]] => [name, []]));
  const count = sized(15, 1);
  for (let round = 0; round < count; round += 1) {
    for (const [name, script] of Object.entries(scripts)) {
      const print = `${script}; console.log(performance.now());`;
      const args = ["--input-type=module", "-e", print];
      times.get(name)?.push(Number(execFileSync(process.execPath, args, { encoding: "utf8" })));
    }
  }
  const empty = median(times.get("an empty module") ?? []);
  printTable(
    `From process start, ${count} new processes (target for the first response: at most 150 ms)`,
    ["what", "ms, median", "minus an empty module", "ms, minimum"],
    [...times].map(([name, values]) => [
      name,
      median(values).toFixed(0),
      (median(values) - empty).toFixed(0),
      Math.min(...values).toFixed(0),
    ]),
  );
}

async function printConcurrent(): Promise<void> {
  setFlagsFromString("--expose-gc");
  // The flag gives new contexts a `gc`.
  const collect = runInNewContext("gc") as () => void;
  const heap = () => process.memoryUsage().heapUsed;
  const settled = () => {
    collect();
    return heap();
  };
  const count = sized(10_000, 20);
  let open = () => {};
  const opened = () =>
    new Promise<void>((resolve) => {
      open = resolve;
    });
  let gate = opened();
  const waiting = emulate(api, {
    lambdas: {
      [functionArn]: async () => {
        await gate;
        return { statusCode: 201, body: "{}" };
      },
    },
  });
  const request = message(rows[1]);
  async function round(): Promise<{ readonly answered: number; readonly peak: number }> {
    gate = opened();
    const before = settled();
    const answers = Array.from({ length: count }, () => waiting.handle(request));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const peak = settled() - before;
    open();
    const statuses = await Promise.all(answers);
    return { answered: statuses.filter(({ status }) => status === 201).length, peak };
  }
  await round();
  const start = settled();
  const results = [];
  for (let index = 0; index < 5; index += 1) {
    const { answered, peak } = await round();
    results.push([
      `round ${index + 1}`,
      answered,
      (peak / count / 1024).toFixed(1),
      `${((settled() / start - 1) * 100).toFixed(1)} %`,
    ]);
  }
  printTable(
    `${count} concurrent requests to a Lambda proxy (target: all answered, heap within 5 %)`,
    ["", "answered", "KB of heap per pending request", "heap growth after collection"],
    results,
  );
}
