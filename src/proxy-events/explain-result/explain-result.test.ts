import { describe, expect, test } from "vitest";
import { explainFunctionError, explainResult, type ResultKind } from "./explain-result.ts";

const text = (body: Uint8Array) => Buffer.from(body).toString();

describe("a REST API", () => {
  test.each([
    [{}, 200, ""],
    [{ statusCode: 201 }, 201, ""],
    [{ statusCode: "201" }, 201, ""],
    [{ headers: null, body: null }, 200, ""],
    [{ body: undefined, statusCode: 204 }, 204, ""],
    [{ body: 12 }, 200, "12"],
  ])("takes %j", (result, status, body) => {
    const explanation = explainResult(result, "rest");
    expect(explanation).toMatchObject({
      ok: true,
      status,
      headers: [["Content-Type", "application/json"]],
    });
    expect(text(explanation.body)).toBe(body);
  });

  test.each([
    ["a string", undefined],
    [undefined, undefined],
    [[], undefined],
    [{ wrongValue: 1 }, "wrongValue"],
    [{ errorMessage: "x", errorType: "Error" }, "errorMessage"],
    [{ statusCode: 200, cookies: ["a=1"] }, "cookies"],
    [{ statusCode: "test" }, "statusCode"],
    [{ statusCode: 0 }, "statusCode"],
    [{ statusCode: 200.5 }, "statusCode"],
    [{ headers: "x" }, "headers"],
    [{ headers: { a: ["1"] } }, "headers.a"],
    [{ multiValueHeaders: { a: "1" } }, "multiValueHeaders.a"],
    [{ body: { a: 1 } }, "body"],
    [{ isBase64Encoded: 1 }, "isBase64Encoded"],
  ])("answers 502 to %j and names %j", (result, key) => {
    const explanation = explainResult(result, "rest");
    expect(explanation.ok ? undefined : explanation.key).toBe(key);
    expect(explanation).toMatchObject({ ok: false, status: 502 });
    expect(text(explanation.body)).toBe('{"message": "Internal server error"}');
  });

  test("says what is wrong in a sentence", () => {
    const reasons = [
      { statusCode: "test" },
      null,
      { multiValueHeaders: { a: "1" } },
      { cookies: [] },
    ];
    expect(
      reasons.map((result) => {
        const explanation = explainResult(result, "rest");
        return explanation.ok ? "" : explanation.reason;
      }),
    ).toMatchInlineSnapshot(`
      [
        ""statusCode" is "test"; it must be a whole number from 100 to 599",
        "The answer is null; it must be an object",
        ""multiValueHeaders.a" is a string; it must be a list",
        ""cookies" is not a member of a proxy response",
      ]
    `);
  });

  test("prints booleans, joins both maps, spells as multiValueHeaders does", () => {
    const result = {
      headers: { "X-Tag": "solo", flag: true },
      multiValueHeaders: { "x-tag": ["multi"] },
    };
    expect(explainResult(result, "rest").headers).toEqual([
      ["x-tag", "multi"],
      ["x-tag", "solo"],
      ["flag", "true"],
      ["Content-Type", "application/json"],
    ]);
  });

  test("renames the headers it writes itself and drops Transfer-Encoding", () => {
    const headers = { date: "x", "content-length": "1", "transfer-encoding": "chunked", via: "v" };
    expect(explainResult({ headers }, "rest").headers.map(([name]) => name)).toEqual([
      "x-amzn-Remapped-Date",
      "x-amzn-Remapped-Content-Length",
      "via",
      "Content-Type",
    ]);
  });

  test.each([
    ["image/png", ["image/png"], true],
    ["application/x", ["application/*"], true],
    ["image/png,image/*;q=0.8", ["image/png"], true],
    ["image/webp,image/png", ["image/png"], false],
    ["image/*", ["image/png"], false],
    ["*/*", ["image/png"], false],
    ["a/test", ["*/test"], false],
    [undefined, ["image/png"], false],
    ["anything/at-all", ["*/*"], true],
    ["image/png", [], false],
  ])("accepting %j with %j decodes base64: %j", (accept, binaryMediaTypes, isDecoded) => {
    const result = { body: "aGk=", isBase64Encoded: true };
    const options = { binaryMediaTypes, ...(accept !== undefined && { accept }) };
    const explanation = explainResult(result, "rest", options);
    expect(text(explanation.body)).toBe(isDecoded ? "hi" : "aGk=");
    expect(explanation).toMatchObject({ isBase64Decoded: isDecoded });
  });

  test("answers 500 to what should be decoded and cannot", () => {
    const options = { accept: "image/png", binaryMediaTypes: ["image/png"] };
    expect(
      explainResult({ body: "not base64!", isBase64Encoded: true }, "rest", options),
    ).toMatchObject({
      ok: false,
      status: 500,
      key: "body",
    });
  });
});

describe("an HTTP API", () => {
  test.each([
    ["Hello", "Hello"],
    [{ message: "hi" }, '{"message":"hi"}'],
    [[1, 2], "[1,2]"],
    ["", ""],
    [42, "42"],
  ])("sends a bare %j as the body", (result, body) => {
    const explanation = explainResult(result, "http");
    expect(explanation).toMatchObject({
      status: 200,
      headers: [["Content-Type", "application/json"]],
    });
    expect(text(explanation.body)).toBe(body);
  });

  test("sends cookies on lines of their own and capitalises names", () => {
    const result = { statusCode: 200, headers: { "my-header": "a" }, cookies: ["a=1", "b=2"] };
    expect(explainResult(result, "http").headers).toEqual([
      ["My-Header", "a"],
      ["Set-Cookie", "a=1"],
      ["Set-Cookie", "b=2"],
      ["Content-Type", "text/plain; charset=utf-8"],
    ]);
  });

  test("decodes base64 whatever the client accepts", () => {
    const result = { statusCode: 200, body: "aGk=", isBase64Encoded: true };
    expect(text(explainResult(result, "http").body)).toBe("hi");
  });

  test("answers 500 to a bare result in payload 1.0", () => {
    expect(explainResult({ message: "hi" }, "http-v1")).toMatchObject({
      ok: false,
      status: 500,
      key: "statusCode",
    });
  });
});

test.each<[ResultKind, string]>([
  ["rest", "application/json"],
  ["http", "text/plain; charset=utf-8"],
  ["http-v1", "text/plain; charset=utf-8"],
  ["function-url", "application/json"],
])("an answer without a type behind %s is %s", (kind, type) => {
  const { headers } = explainResult({ statusCode: 200, body: "hi" }, kind);
  expect(headers).toEqual([["Content-Type", type]]);
});

test.each<[ResultKind, number]>([
  ["rest", 502],
  ["http", 500],
  ["http-v1", 500],
  ["function-url", 502],
  ["alb", 502],
  ["web-socket.connect", 502],
])("a function that throws behind %s makes a %d", (kind, status) => {
  const explanation = explainFunctionError(new TypeError("x is not a function"), kind);
  expect(explanation.status).toBe(status);
  expect(text(explanation.body)).not.toContain("x is not a function");
  expect(explanation.reason).toBe("The function failed: TypeError: x is not a function");
});

test("a load balancer reads one of the two header maps", () => {
  const result = { statusCode: 200, headers: { a: "1" }, multiValueHeaders: { b: ["2", "3"] } };
  expect(explainResult(result, "alb").headers[0]).toEqual(["a", "1"]);
  const lists = explainResult(result, "alb", { multiValueHeaders: true }).headers;
  expect(lists.slice(0, 2)).toEqual([
    ["b", "2"],
    ["b", "3"],
  ]);
});

test("a connection opens on 2xx and is rejected with any other status", () => {
  expect(explainResult({ statusCode: 204 }, "web-socket.connect").status).toBe(101);
  expect(explainResult({ statusCode: 403 }, "web-socket.connect").status).toBe(403);
  expect(explainResult("no", "web-socket.connect").status).toBe(502);
});

test("a message without an answer sends no frame", () => {
  expect(explainResult(undefined, "web-socket.message")).toMatchObject({ ok: true });
  expect(explainResult(undefined, "web-socket.message").body).toHaveLength(0);
  expect(text(explainResult({ body: "pong" }, "web-socket.message").body)).toBe("pong");
});

test.each([null, undefined, "gone", { statusCode: 500 }, { status: 200 }])(
  "the answer %j to $disconnect reaches nobody",
  (result) => {
    expect(explainResult(result, "web-socket.disconnect")).toMatchObject({ ok: true, status: 200 });
  },
);
