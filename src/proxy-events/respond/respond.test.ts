import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explainResult } from "../explain-result/explain-result.ts";
import { type Answer, type AnswerBody, answer } from "./answer.ts";
import { serializeCookie } from "./cookie.ts";
import { file } from "./file.ts";
import { accepted, created, json, ok } from "./json.ts";
import { noContent, redirect } from "./no-content.ts";
import { problem } from "./problem.ts";
import { html, text } from "./text.ts";
import { toAlbResult } from "./to-alb-result.ts";
import { toHttpResult } from "./to-http-result.ts";
import { toRestResult } from "./to-rest-result.ts";
import { streamPrelude, toStreamMetadata } from "./to-stream.ts";
import { toWebSocketResult } from "./to-web-socket-result.ts";

const lists = answer(200, "hi", "text/plain", {
  headers: { vary: ["accept", "origin"], "x-tag": "a" },
  cookies: ["a=1", "b=2"],
});

describe("one answer is rendered", () => {
  test("for a REST API, which would reject `cookies`", () => {
    expect(toRestResult(lists)).toEqual({
      statusCode: 200,
      headers: { "content-type": "text/plain", "x-tag": "a" },
      multiValueHeaders: { vary: ["accept", "origin"], "set-cookie": ["a=1", "b=2"] },
      body: "hi",
      isBase64Encoded: false,
    });
  });

  test("for an HTTP API, which has no `multiValueHeaders`", () => {
    expect(toHttpResult(lists)).toEqual({
      statusCode: 200,
      headers: { "content-type": "text/plain", vary: "accept, origin", "x-tag": "a" },
      cookies: ["a=1", "b=2"],
      body: "hi",
      isBase64Encoded: false,
    });
  });

  test("for a load balancer, in the form of its event", () => {
    expect(toAlbResult(lists, { multiValueHeaders: {} }).multiValueHeaders).toEqual({
      "content-type": ["text/plain"],
      vary: ["accept", "origin"],
      "x-tag": ["a"],
      "set-cookie": ["a=1", "b=2"],
    });
    expect(toAlbResult(lists, {}).headers).toEqual({
      "content-type": "text/plain",
      vary: "accept, origin",
      "x-tag": "a",
      "set-cookie": "a=1",
      "Set-cookie": "b=2",
    });
  });

  test("for a load balancer with many cookies, none of which is lost", () => {
    const cookies = Array.from({ length: 300 }, (_, index) => `c${index}=1`);
    const { headers } = toAlbResult(ok(undefined, { cookies }), {});
    expect(Object.values(headers ?? {})).toEqual(cookies);
  });

  test("for a WebSocket API", () => {
    expect(toWebSocketResult(text("pong"))).toEqual({
      statusCode: 200,
      headers: { "content-type": "text/plain; charset=utf-8" },
      body: "pong",
    });
  });

  test("as the metadata before a stream", () => {
    expect(toStreamMetadata(lists)).toMatchObject({ cookies: ["a=1", "b=2"] });
    expect(toStreamMetadata(lists, "rest")).toMatchObject({
      multiValueHeaders: { "set-cookie": ["a=1", "b=2"] },
    });
    const prelude = Buffer.from(streamPrelude(toStreamMetadata(noContent())));
    expect(prelude.toString()).toBe(`{"statusCode":204,"headers":{}}${"\0".repeat(8)}`);
  });

  test.each(["rest", "http"] as const)("so that %s sends the intended bytes", (kind) => {
    const answers = fc.record({
      status: fc.constantFrom(200, 201, 404, 500),
      headers: fc.constant([["content-type", "application/octet-stream"] as const]),
      cookies: fc.array(fc.constantFrom("a=1", "b=2; Path=/"), { maxLength: 3 }),
      body: fc.uint8Array(),
    });
    fc.assert(
      fc.property(answers, (one: Answer) => {
        const result = kind === "rest" ? toRestResult(one) : toHttpResult(one);
        const binary = { accept: "*/*", binaryMediaTypes: ["*/*"] };
        const { status, headers, body } = explainResult(result, kind, binary);
        expect(status).toBe(one.status);
        expect(Buffer.from(body)).toEqual(Buffer.from(one.body ?? ""));
        const cookies = headers.filter(([name]) => name.toLowerCase() === "set-cookie");
        expect(cookies.map(([, value]) => value)).toEqual(one.cookies);
      }),
    );
  });
});

describe("builders", () => {
  test.each<[string, Answer, number, string | undefined, unknown]>([
    ["ok", ok({ a: 1 }), 200, "application/json", '{"a":1}'],
    ["ok without a value", ok(), 200, undefined, ""],
    ["created", created({ id: 1 }, { location: "/1" }), 201, "application/json", '{"id":1}'],
    ["accepted", accepted(), 202, undefined, ""],
    ["noContent", noContent(), 204, undefined, undefined],
    ["redirect", redirect("/x"), 302, undefined, undefined],
    ["json", json(418, []), 418, "application/json", "[]"],
    ["text", text("a"), 200, "text/plain; charset=utf-8", "a"],
    ["html", html("<p>", { status: 404 }), 404, "text/html; charset=utf-8", "<p>"],
  ])("%s", (_name, built, status, contentType, body) => {
    expect(built.status).toBe(status);
    expect(built.headers.find(([name]) => name === "content-type")?.[1]).toBe(contentType);
    expect(built.body).toBe(body);
  });

  test("a given content type wins, whatever its case", () => {
    const headers = { "Content-Type": "application/vnd.api+json" };
    expect(ok({}, { headers }).headers).toEqual([["Content-Type", "application/vnd.api+json"]]);
  });

  test("a problem is RFC 9457's, with the status's own title", () => {
    const { headers, body } = problem({ status: 409, detail: "Paid already", order: "42" });
    expect(headers).toEqual([["content-type", "application/problem+json"]]);
    expect(body).toMatchInlineSnapshot(
      `"{"title":"Conflict","status":409,"detail":"Paid already","order":"42"}"`,
    );
  });

  test("a file's name survives, in both forms", () => {
    expect(
      file(Buffer.from(""), { name: 'März "1" (it\'s)\r\n.pdf' }).headers[1],
    ).toMatchInlineSnapshot(`
      [
        "content-disposition",
        "attachment; filename="M_rz _1_ (it's)__.pdf"; filename*=UTF-8''M%C3%A4rz%20%221%22%20%28it%27s%29%0D%0A.pdf",
      ]
    `);
  });
});

describe("the body", () => {
  const encoded = (contentType: string, headers: Record<string, string> = {}) =>
    toHttpResult(answer(200, Buffer.from("hi"), contentType, { headers })).isBase64Encoded;

  test.each([
    ["text/css", false],
    ["application/json; charset=utf-8", false],
    ["application/problem+json", false],
    ["image/svg+xml", false],
    ["application/x-www-form-urlencoded", false],
    ["text/plain; charset=iso-8859-1", true],
    ["application/pdf", true],
    ["image/png", true],
    ["application/octet-stream", true],
    ["nonsense", true],
  ])("of bytes typed %j is base64: %j", (contentType, isBase64) => {
    expect(encoded(contentType)).toBe(isBase64);
  });

  test("of compressed text is base64", () => {
    expect(encoded("text/plain", { "Content-Encoding": "gzip" })).toBe(true);
    expect(encoded("text/plain", { "content-encoding": "identity" })).toBe(false);
  });

  test.each([204, 205, 304])("is left out with status %d", (status) => {
    const result = toRestResult(json(status, { a: 1 }, { headers: { etag: "1" } }));
    expect(result).toMatchObject({ body: "", headers: { etag: "1" } });
  });
});

describe("text that would break a header line is rejected", () => {
  test.each([
    ["a value", () => toRestResult(redirect("/\r\nset-cookie: a=1"))],
    ["a name", () => toHttpResult(ok(1, { headers: { "a\nb": "1" } }))],
    ["a cookie", () => toHttpResult(ok(1, { cookies: ["a=1\r\nx: y"] }))],
    ["a cookie's name", () => serializeCookie("a;b", "1")],
    ["a cookie's path", () => serializeCookie("a", "1", { path: "/; Domain=evil" })],
  ])("in %s", (_where, run) => {
    expect(run).toThrow(expect.objectContaining({ code: "answer.invalid" }));
  });

  test("with a sentence", () => {
    expect(() => toRestResult(redirect("/\r\n"))).toThrowErrorMatchingInlineSnapshot(`
      [GatewrightError: Failed to render the answer: the header "location" would break its line
      Encode what comes from the client before it goes into a header.]
    `);
  });
});

test("a cookie is safe unless it is said otherwise", () => {
  expect(serializeCookie("a", "x y;")).toBe("a=x%20y%3B; HttpOnly; Secure; SameSite=Lax");
  const options = { maxAgeSeconds: 60, path: "/", httpOnly: false, sameSite: "Strict" } as const;
  expect(serializeCookie("a", "1", options)).toBe(
    "a=1; Path=/; Max-Age=60; Secure; SameSite=Strict",
  );
});

describe("a body", () => {
  test.each<[string, AnswerBody, string | undefined, string]>([
    [
      "of fields",
      new URLSearchParams({ a: "1 2", b: "ü" }),
      "application/x-www-form-urlencoded;charset=UTF-8",
      "a=1+2&b=%C3%BC",
    ],
    ["of a buffer", Uint8Array.of(104, 105).buffer, undefined, "hi"],
  ])("%s has its type", (_what, body, type, text) => {
    const made = answer(200, body);
    expect(made.headers).toEqual(type === undefined ? [] : [["content-type", type]]);
    const { body: sent } = explainResult(toHttpResult(made), "http");
    expect(Buffer.from(sent).toString()).toBe(text);
  });

  test("whose type the headers name keeps that", () => {
    const headers = { "Content-Type": "text/x-form" };
    const { headers: lines } = answer(200, new URLSearchParams("a=1"), undefined, { headers });
    expect(lines).toEqual([["Content-Type", "text/x-form"]]);
  });

  test.each([
    ["a Blob", new Blob(["hi"])],
    ["a FormData", new FormData()],
    ["a ReadableStream", new ReadableStream()],
    ["a DataView", new DataView(new ArrayBuffer(1))],
    ["an Int8Array", Int8Array.of(1)],
    ["a Float32Array", Float32Array.of(1)],
    ["neither text nor bytes", { a: 1 }],
  ])("that is %s is refused by name", (what, body) => {
    // Plain JavaScript is not told by the compiler.
    const give = () => answer(200, body as never);
    expect(give).toThrow(expect.objectContaining({ code: "answer.invalid" }));
    expect(give).toThrow(`the body is ${what}`);
    const rendered = () => toHttpResult({ ...answer(200), body: body as never });
    expect(rendered).toThrow(expect.objectContaining({ code: "answer.invalid" }));
  });

  test.each([Uint8Array.of(1), new Blob([]), new URLSearchParams(), new Int32Array(1)])(
    "of JSON is not %s",
    (value) => {
      expect(() => json(200, value)).toThrow(expect.objectContaining({ code: "answer.invalid" }));
    },
  );

  test("leaves out headers that are undefined", () => {
    const { headers } = ok({}, { headers: { etag: undefined, vary: ["a"] } });
    expect(headers).toEqual([
      ["content-type", "application/json"],
      ["vary", "a"],
    ]);
  });
});
