// Bundle size, cold start and warm speed of a handler that reads an event and returns a response,
// compared with an empty bundle, hand-written code, and the peers that are installed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { events } from "../src/testing/events/events.ts";
import { peerPackages, reportMissingPeer } from "./support/peers.ts";
import { sized } from "./support/smoke.ts";
import { median } from "./support/table.ts";

const rounds = sized(30, 1);
const folder = mkdtempSync(join(tmpdir(), "gatewright-bench-"));

/** All do the same: read id, header, query and JSON body, and return 201 with JSON. */
const sources: Readonly<Record<string, string>> = {
  empty: "export const handler = async () => ({ statusCode: 200 });",
  "hand-written": `
    export const handler = async (event) => {
      const headers = event.headers ?? {};
      const name = Object.keys(headers).find((one) => one.toLowerCase() === "user-agent");
      const query = new URLSearchParams(event.rawQueryString);
      const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
      let body;
      try { body = JSON.parse(text); } catch { return { statusCode: 400, body: "" }; }
      const answer = { id: event.pathParameters.id, agent: headers[name], tags: query.getAll("tag"), total: body.total };
      return {
        statusCode: 201,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(answer),
        isBase64Encoded: false,
      };
    };`,
  gatewright: `
    import { created, problem, readHeader, readJson, readPathParameters, readQuery, toHttpResult } from "./src/proxy-events/index.ts";
    export const handler = async (event) => {
      const path = readPathParameters(event);
      const body = readJson(event);
      if (!path.ok || !body.ok) return toHttpResult(problem({ status: 400 }));
      const tags = readQuery(event).getAll("tag");
      const agent = readHeader(event, "user-agent");
      return toHttpResult(created({ id: path.value.id, agent, tags, total: body.value.total }));
    };`,
  "gatewright schema": `
    import { created, readHeader, readQuery, toHttpResult } from "./src/proxy-events/index.ts";
    import { httpEvent, jsonBody } from "./src/proxy-events/schemas/index.ts";
    import * as z from "zod";
    const schema = jsonBody(httpEvent(), z.object({ total: z.number() }));
    export const handler = async (input) => {
      const event = schema.parse(input);
      const tags = readQuery(event).getAll("tag");
      const agent = readHeader(event, "user-agent");
      return toHttpResult(created({ id: event.pathParameters.id, agent, tags, total: event.body.total }));
    };`,
  "powertools parser": `
    import { APIGatewayProxyEventV2Schema } from "@aws-lambda-powertools/parser/schemas/api-gatewayv2";
    import { JSONStringified } from "@aws-lambda-powertools/parser/helpers";
    import * as z from "zod";
    const schema = APIGatewayProxyEventV2Schema.extend({ body: JSONStringified(z.object({ total: z.number() })) });
    export const handler = async (input) => {
      const event = schema.parse(input);
      const tags = new URLSearchParams(event.rawQueryString).getAll("tag");
      const answer = { id: event.pathParameters.id, agent: event.headers["user-agent"], tags, total: event.body.total };
      return { statusCode: 201, headers: { "content-type": "application/json" }, body: JSON.stringify(answer) };
    };`,
  hono: `
    import { Hono } from "hono";
    import { handle } from "hono/aws-lambda";
    const app = new Hono();
    app.post("/orders/:id", async (c) => {
      const { total } = await c.req.json();
      return c.json({ id: c.req.param("id"), agent: c.req.header("user-agent"), tags: c.req.queries("tag"), total }, 201);
    });
    export const handler = handle(app);`,
};

const peers = new Set(["powertools parser", "hono"]);

type Handler = (event: object, context: object) => Promise<{ readonly statusCode: number }>;
interface Candidate {
  readonly name: string;
  readonly file: string;
  readonly handler: Handler;
}

const event = JSON.stringify(
  events.http("POST /orders/{id}", {
    path: { id: "42" },
    query: { tag: ["a", "b"] },
    body: { total: 12 },
  }),
);

const candidates = (await Promise.all(Object.keys(sources).map(prepare))).flat();
printCold();
await printWarm();
rmSync(folder, { recursive: true });

/** Bundles a candidate and prints its size. Returns nothing if its peer is not installed. */
async function prepare(name: string): Promise<readonly Candidate[]> {
  const file = join(folder, `${name.replaceAll(" ", "-")}.mjs`);
  try {
    const { outputFiles } = await build({
      stdin: { contents: sources[name] ?? "", resolveDir: join(import.meta.dirname, "..") },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      platform: "node",
      logLevel: "silent",
      nodePaths: [peerPackages],
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    writeFileSync(file, code);
    console.log(`${name}: ${code.length} bytes, ${gzipSync(code).length} compressed`);
  } catch (error) {
    if (!peers.has(name)) throw error;
    reportMissingPeer(name);
    return [];
  }
  // The bundle has the exports of its source above.
  const { handler } = (await import(pathToFileURL(file).href)) as { readonly handler: Handler };
  const { statusCode } = await handler(JSON.parse(event), {});
  if (name !== "empty" && statusCode !== 201) console.log(`${name}: returns ${statusCode}`);
  return [{ name, file, handler }];
}

/** Import and first call in new processes. Candidates alternate within a round. */
function printCold(): void {
  const runner = join(folder, "run.mjs");
  writeFileSync(
    runner,
    `const start = performance.now();
     const { handler } = await import(process.argv[2]);
     await handler(JSON.parse(process.argv[3]), {});
     process.stdout.write(String(performance.now() - start));`,
  );
  const times = new Map(candidates.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, file } of candidates) {
      const output = execFileSync(process.execPath, [runner, pathToFileURL(file).href, event]);
      times.get(name)?.push(Number(output));
    }
  }
  const empty = times.get("empty") ?? [];
  for (const [name, values] of times) {
    const over = median(values.map((value, round) => value - (empty[round] ?? 0)));
    console.log(
      `${name}: cold ${median(values).toFixed(2)} ms, ${over.toFixed(2)} ms more than empty`,
    );
  }
}

/** Operations per second of CPU time, in paired rounds, relative to hand-written code. */
async function printWarm(): Promise<void> {
  const rates = new Map(candidates.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round < sized(9, 1); round++) {
    for (const { name, handler } of candidates) rates.get(name)?.push(await rateOf(handler));
  }
  const reference = rates.get("hand-written") ?? [];
  for (const [name, values] of rates) {
    const ratio = median(values.map((value, round) => value / (reference[round] ?? 1)));
    console.log(
      `${name}: ${(median(values) / 1000).toFixed(0)} k/s, ${ratio.toFixed(2)} relative to hand-written`,
    );
  }
}

async function rateOf(handler: Handler): Promise<number> {
  const calls = sized(20_000, 10);
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) await handler(JSON.parse(event), {});
  const { user, system } = process.cpuUsage(start);
  return calls / ((user + system) / 1e6);
}
