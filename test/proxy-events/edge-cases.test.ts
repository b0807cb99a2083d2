import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { HttpEvent } from "../../src/proxy-events/events/http.ts";
import type { RestEvent } from "../../src/proxy-events/events/rest.ts";
import { fetchHandler } from "../../src/proxy-events/fetch/fetch-handler.ts";
import { isKind } from "../../src/proxy-events/kind-of.ts";
import { readBytes } from "../../src/proxy-events/read/body.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readHeader } from "../../src/proxy-events/read/headers.ts";
import { readMethod, readPath } from "../../src/proxy-events/read/path.ts";
import { readPathParameters } from "../../src/proxy-events/read/path-parameters.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import { type Answer, answer } from "../../src/proxy-events/respond/answer.ts";
import { json, ok } from "../../src/proxy-events/respond/json.ts";
import { noContent } from "../../src/proxy-events/respond/no-content.ts";
import { problem } from "../../src/proxy-events/respond/problem.ts";
import { toHttpResult } from "../../src/proxy-events/respond/to-http-result.ts";
import { toRestResult } from "../../src/proxy-events/respond/to-rest-result.ts";
import type { LambdaHandler } from "../../src/testing/backends/lambda-handler.ts";
import { events } from "../../src/testing/events/events.ts";
import type { HandlerResponse } from "../../src/testing/invoke/handler-response.ts";
import { invokeEvent } from "../../src/testing/invoke/invoke.ts";
import type { TestRequest } from "../../src/testing/request/test-request.ts";

const bytes = Uint8Array.of(0, 255, 1, 254, 0xc3, 0x28);

/** What both applications see of a request. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly id?: string;
  readonly host?: string;
  readonly query: readonly (readonly [string, string])[];
  readonly header?: string;
  readonly cookies: readonly (readonly [string, string])[];
  readonly body: string;
}

const pages: Readonly<Record<string, () => Answer>> = {
  "/two-cookies": () => ok(undefined, { cookies: ["a=1; Path=/", "b=2"] }),
  "/binary": () => answer(200, bytes, "image/png"),
  "/pdf": () => answer(200, bytes, "application/pdf"),
  "/gzip": () =>
    answer(200, gzipSync("hello"), "text/plain", { headers: { "content-encoding": "gzip" } }),
  "/empty": () => noContent(),
  "/throw": () => {
    throw new Error("secret database password");
  },
};

function respond(seen: Seen): Answer {
  if (/\/echo\/[^/]*$/.test(seen.path)) return json(200, seen);
  const page = pages[seen.path];
  if (!page) return problem({ status: 404 });
  if (seen.method !== "GET") return problem({ status: 405 }, { headers: { allow: "GET" } });
  return page();
}

const plain = async (event: RestEvent | HttpEvent) => {
  const parameters = readPathParameters(event);
  const result = respond({
    method: readMethod(event),
    path: readPath(event),
    ...(parameters.ok && parameters.value["id"] !== undefined && { id: parameters.value["id"] }),
    query: [...readQuery(event)],
    host: readHeader(event, "host") ?? "",
    header: readHeader(event, "x-tag") ?? "",
    cookies: [...readCookies(event)],
    body: Buffer.from(readBytes(event)).toString("hex"),
  });
  return isKind(event, "rest") ? toRestResult(result) : toHttpResult(result);
};

const bridged = fetchHandler(async (request) => {
  const url = new URL(request.url);
  const result = respond({
    method: request.method,
    path: url.pathname,
    id: decodeURIComponent(url.pathname.split("/").at(-1) ?? ""),
    host: url.host,
    query: [...url.searchParams],
    header: request.headers.get("x-tag") ?? "",
    cookies: (request.headers.get("cookie") ?? "")
      .split(/; ?/)
      .filter((pair) => pair !== "")
      .map((pair) => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]),
    body: Buffer.from(await request.arrayBuffer()).toString("hex"),
  });
  const headers = new Headers(
    result.headers.map(([name, value]): [string, string] => [name, value]),
  );
  for (const cookie of result.cookies) headers.append("set-cookie", cookie);
  const body = result.body === undefined ? null : Buffer.from(result.body);
  return new Response(body, { status: result.status, headers });
});

interface Case {
  readonly key?: string;
  readonly settings?: TestRequest & { readonly path?: Readonly<Record<string, string>> };
  readonly stage?: string;
  /** The part of the response that this is about, and what it has to be. */
  readonly part?: (response: HandlerResponse) => unknown;
  readonly expected?: unknown;
}

const seen = (name: keyof Seen) => (response: HandlerResponse) =>
  Object.entries(Object(response.json())).find(([key]) => key === name)?.[1];
const status = (response: HandlerResponse) => response.status;
const hex = (response: HandlerResponse) => Buffer.from(response.bytes).toString("hex");

const cases: Readonly<Record<string, Case>> = {
  "a repeated query parameter keeps all values": {
    settings: { query: { tag: ["a", "b"] } },
    part: seen("query"),
    expected: [
      ["tag", "a"],
      ["tag", "b"],
    ],
  },
  "reserved characters in the query are decoded once": {
    settings: { query: { q: "a+b &=%20c" } },
    part: seen("query"),
    expected: [["q", "a+b &=%20c"]],
  },
  "a repeated header keeps all values in order": {
    settings: { headers: { "x-tag": ["b, a", "a"] } },
    part: seen("header"),
    expected: expect.stringMatching(/^b, a, ?a$/),
  },
  "cookies are read": {
    settings: { cookies: { a: "1", b: "2" } },
    part: seen("cookies"),
    expected: [
      ["a", "1"],
      ["b", "2"],
    ],
  },
  "an escaped path parameter is decoded": {
    settings: { path: { id: "Jane Doe" } },
    part: seen("id"),
    expected: "Jane Doe",
  },
  "a binary body arrives byte for byte": {
    key: "POST /echo/{id}",
    settings: { body: bytes },
    part: seen("body"),
    expected: Buffer.from(bytes).toString("hex"),
  },
  "a GET with a body does not throw": { settings: { body: "x" }, part: status, expected: 200 },
  "TRACE does not throw and keeps its name": {
    key: "TRACE /echo/{id}",
    part: seen("method"),
    expected: "TRACE",
  },
  "a path that begins with two slashes does not change the host": {
    key: "GET //evil.example/echo/{id}",
    part: seen("host"),
    expected: "abcdef1234.execute-api.us-east-1.amazonaws.com",
  },
  "two cookies are set": {
    key: "GET /two-cookies",
    part: ({ cookies }) => cookies,
    expected: ["a=1; Path=/", "b=2"],
  },
  "binary goes out byte for byte": {
    key: "GET /binary",
    part: hex,
    expected: Buffer.from(bytes).toString("hex"),
  },
  "a pdf goes out byte for byte": {
    key: "GET /pdf",
    part: hex,
    expected: Buffer.from(bytes).toString("hex"),
  },
  "gzipped text goes out byte for byte": {
    key: "GET /gzip",
    part: hex,
    expected: gzipSync("hello").toString("hex"),
  },
  "204 has no body": {
    key: "GET /empty",
    part: (response) => [response.status, response.body],
    expected: [204, ""],
  },
  "an unknown route is 404": { key: "GET /nowhere", part: status, expected: 404 },
  "a wrong method is 405": { key: "DELETE /empty", part: status, expected: 405 },
};

const kinds = {
  "payload 2.0": ({ key = "GET /echo/{id}", settings, stage }: Case) =>
    events.http<string>(key, {
      path: { id: "1" },
      ...(stage !== undefined && { stage }),
      ...settings,
    }),
  "payload 1.0": ({ key = "GET /echo/{id}", settings }: Case) =>
    events.rest<string>(key, { path: { id: "1" }, binaryMediaTypes: ["*/*"], ...settings }),
};

const applications: Readonly<Record<string, LambdaHandler>> = {
  "a handler of readers and answers": plain,
  "a fetch application": bridged,
};

describe.each(Object.entries(applications))("%s", (_application, handler) => {
  const call = (event: object) => invokeEvent(handler, event, { binaryMediaTypes: ["*/*"] });

  describe.each(Object.entries(kinds))("%s", (kind, make) => {
    test.each(Object.entries(cases))("%s", async (_sentence, one) => {
      expect(one.part?.(await call(make(one)))).toEqual(one.expected);
    });

    test("a thrown error is the gateway's error and leaks nothing", async () => {
      const response = await call(make({ key: "GET /throw" }));
      expect(response.status).toBe(kind === "payload 2.0" ? 500 : 502);
      expect(response.body).toMatch(/^\{"message": ?"Internal [sS]erver [eE]rror"\}$/);
    });
  });

  test("the console's test event, without headers, is read (payload 1.0)", async () => {
    const override = { headers: null, multiValueHeaders: null };
    const response = await call(events.rest("GET /echo/{id}", { path: { id: "1" }, override }));
    expect([seen("cookies")(response), seen("header")(response)]).toEqual([[], ""]);
  });

  test("a named stage is not part of the path (payload 2.0)", async () => {
    const event = events.http("GET /empty", { stage: "prod" });
    expect(event.rawPath).toBe("/prod/empty");
    expect(await call(event)).toMatchObject({ status: 204 });
  });
});
