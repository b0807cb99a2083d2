import { describe, expect, test } from "vitest";
import type { Header, RequestMessage } from "../../src/core/message.ts";
import { eventToV1 } from "../../src/proxy-events/convert/event-to-v1.ts";
import { toRequest } from "../../src/proxy-events/fetch/to-request.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readPath } from "../../src/proxy-events/read/path.ts";
import { decodeHttpPath } from "../../src/proxy-events/to-event/http-path.ts";
import { toRestEvent } from "../../src/proxy-events/to-event/rest.ts";
import { toEvent } from "../../src/proxy-events/to-event/to-event.ts";
import { events } from "../../src/testing/events/events.ts";

const context = {
  accountId: "123456789012",
  apiId: "abc",
  stage: "prod",
  requestId: "id",
  extendedRequestId: "ext=",
  timeEpoch: Date.UTC(2026, 1, 3, 4, 5, 6, 789),
  domainName: "abc.execute-api.us-east-1.amazonaws.com",
};
const route = { resourcePath: "/{proxy+}", resourceId: "r1", pathParameters: {} };

function restOf(request: Partial<RequestMessage>, more: object = {}) {
  const message = {
    method: "GET",
    target: "/prod/a",
    headers: [],
    body: new Uint8Array(),
    ...request,
  };
  return toRestEvent({ request: message, route, context, ...more });
}

describe("a REST event", () => {
  // Recorded on AWS.
  test.each([
    ["/prod/a/", "/a/", "/prod/a/"],
    ["/prod/a//b", "/a//b", "/prod/a//b"],
    ["//prod/a", "/a", "/prod/a"],
    ["/prod//a", "/a", "/prod//a"],
    ["/prod/a%2Bb+c", "/a%2Bb+c", "/prod/a%2Bb+c"],
    ["/prod", "/", "/prod"],
    ["/production/a", "/production/a", "/production/a"],
  ])("of %s has the paths %s and %s", (target, path, contextPath) => {
    const event = restOf({ target });
    expect([event.path, event.requestContext.path]).toEqual([path, contextPath]);
  });

  test("of a custom domain keeps what looks like the stage", () => {
    const domain = { context: { ...context, domainName: "api.example.com" } };
    expect(restOf({ target: "/prod/a" }, domain).path).toBe("/prod/a");
  });

  test("of a greedy parameter drops its trailing slash only", () => {
    const more = { route: { ...route, pathParameters: { proxy: "a//b/" } } };
    expect(restOf({}, more).pathParameters).toEqual({ proxy: "a//b" });
  });

  test("decodes the query once; the last value counts", () => {
    const event = restOf({ target: "/prod/a?p=a+b%2Bc%20d&p=2&e&__proto__=x&bad=%zz" });
    expect(Object.entries(event.queryStringParameters ?? {})).toEqual([
      ["p", "2"],
      ["e", ""],
      ["__proto__", "x"],
      ["bad", "%zz"],
    ]);
    expect(event.multiValueQueryStringParameters?.["p"]).toEqual(["a b+c d", "2"]);
  });

  test("has null for every map that is empty, as under TestInvokeMethod", () => {
    const event = restOf({});
    expect([
      event.headers,
      event.multiValueHeaders,
      event.queryStringParameters,
      event.pathParameters,
      event.stageVariables,
      event.body,
    ]).toEqual([null, null, null, null, null, null]);
  });

  test("keeps the case of headers but for those that AWS spells itself, and drops its own", () => {
    const headers: readonly Header[] = [
      ["tEsT-HEADeR", "a"],
      ["tEsT-HEADeR", "b"],
      ["authorization", "x"],
      ["user-agent", "y"],
      ["Connection", "close"],
      ["content-length", "0"],
      ["Via", "p"],
    ];
    expect(restOf({ headers }).multiValueHeaders).toEqual({
      "tEsT-HEADeR": ["a", "b"],
      Authorization: ["x"],
      "User-Agent": ["y"],
      Via: ["p"],
    });
  });

  const sent: readonly Header[] = [
    ["x-b", "1"],
    ["X-A", "2"],
    ["user-agent", "3"],
    ["accept", "4"],
    ["accept-encoding", "5"],
    ["referer", "6"],
    ["host", "7"],
    ["Zone", "8"],
    ["x-b", "9"],
  ];
  const edge = {
    serverIp: "192.0.2.2",
    viewerAsn: "1",
    viewerCountry: "US",
    via: "2.0 a",
    requestId: "b",
  };

  test("sorts headers by name, whatever their case, and keeps repeated ones in order", () => {
    const event = restOf({ headers: sent }, { arrival: { traceId: "Root=1-a-b" } });
    expect(Object.keys(event.headers ?? {})).toEqual([
      "accept",
      "accept-encoding",
      "Host",
      "referer",
      "User-Agent",
      "X-A",
      "X-Amzn-Trace-Id",
      "x-b",
      "X-Forwarded-For",
      "X-Forwarded-Port",
      "X-Forwarded-Proto",
      "Zone",
    ]);
    expect(event.multiValueHeaders?.["x-b"]).toEqual(["1", "9"]);
  });

  test("spells Accept, Accept-Encoding and Referer behind an edge location only", () => {
    const { headers } = restOf({ headers: sent }, { arrival: { traceId: "Root=1-a-b", edge } });
    expect(headers).toMatchObject({ Accept: "4", "Accept-Encoding": "5", Referer: "6" });
  });

  test("adds what the front door adds, after the addresses that came", () => {
    const headers: readonly Header[] = [["X-Forwarded-For", "192.0.2.1"]];
    const arrival = { traceId: "Root=1-a-b" };
    expect(restOf({ headers, sourceIp: "203.0.113.7" }, { arrival }).headers).toEqual({
      "X-Amzn-Trace-Id": "Root=1-a-b",
      "X-Forwarded-For": "192.0.2.1, 203.0.113.7",
      "X-Forwarded-Port": "443",
      "X-Forwarded-Proto": "https",
    });
  });

  test.each([
    ["image/png", ["image/png"], "base64"],
    ["image/png", ["image/*"], "base64"],
    ["image/png", ["*/png"], "text"],
    ["text/plain", ["*/*"], "base64"],
    [undefined, ["application/json"], "base64"],
    ["image/png", [], "text"],
  ])("of type %j with %j carries %3$s", (type, binaryMediaTypes, form) => {
    const headers: readonly Header[] = type === undefined ? [] : [["Content-Type", type]];
    const event = restOf({ headers, body: Uint8Array.of(0xff) }, { binaryMediaTypes });
    expect([event.body, event.isBase64Encoded]).toEqual(
      form === "base64" ? ["/w==", true] : ["\uFFFD", false],
    );
  });

  test("has the time in both forms", () => {
    expect(restOf({}).requestContext).toMatchObject({
      requestTime: "03/Feb/2026:04:05:06 +0000",
      requestTimeEpoch: 1770091506789,
    });
  });
});

test.each([
  ["text/css", false],
  ["application/json;charset=x", false],
  ["application/javascript", false],
  ["application/x-www-form-urlencoded", true],
  ["multipart/form-data; boundary=x", true],
  ["application/problem+json", true],
])("an HTTP API treats a body of %j as binary: %j", (type, isBase64) => {
  const event = events.http("POST /", { headers: { "content-type": type }, body: "{}" });
  expect(event.isBase64Encoded).toBe(isBase64);
});

test("an HTTP API lists cookies apart, from all headers and without empty ones", () => {
  const event = events.http("GET /", { headers: { Cookie: ["a=1; ", "b=2;c=3"] } });
  expect(event.cookies).toEqual(["a=1", "b=2", "c=3"]);
  expect(event.headers).not.toHaveProperty("cookie");
});

test("an HTTP API's event of payload 1.0 has its own traits", () => {
  const event = events.httpV1("POST /users/{name}", { path: { name: "Jane Doe" }, stage: "dev" });
  expect(event).toMatchObject({
    version: "1.0",
    path: "/dev/users/Jane%20Doe",
    pathParameters: { name: "Jane Doe" },
    queryStringParameters: null,
    requestContext: {
      resourceId: "POST /users/{name}",
      resourcePath: "/users/{name}",
      path: "/dev/users/Jane Doe",
    },
  });
  expect(event.requestContext.extendedRequestId).toBe(event.requestContext.requestId);
});

describe("the path of an HTTP API", () => {
  // Measured: hotsock/voker, July 2026; the inputs are others.
  test.each([
    ["/a%20b", "/a b"],
    ["/a%3Fb", "/a"],
    ["/a%3Fb%zz", undefined],
    ["/a%23b", "/a#b"],
    ["/a%2Fb", "/a/b"],
    ["/a%252Fb", "/a/b"],
    ["/a%253Fb", "/a?b"],
    ["/a%2525", "/a%"],
    ["/a%25done", undefined],
    ["/a%25", undefined],
    ["/50%", undefined],
    ["/%E4%B8%AD%25E4%25B8%25AD", "/中中"],
    ["/%FF%20", "/%FF%20"],
  ])("%s is decoded twice: %j", (path, decoded) => {
    expect(decodeHttpPath(path)).toBe(decoded);
  });

  test("is the same in all members, parameters included", () => {
    const event = events.http("GET /files/{name}", { path: { name: "a%2Fb" } });
    expect([event.rawPath, event.requestContext.http.path, event.pathParameters]).toEqual([
      "/files/a/b",
      "/files/a/b",
      { name: "a/b" },
    ]);
    const v1 = events.httpV1("GET /files/{name}", { path: { name: "a?b" } });
    expect([v1.path, v1.requestContext.path, v1.pathParameters]).toEqual([
      "/files/a%3Fb",
      "/files/a",
      { name: "a" },
    ]);
  });

  test("makes no event where the API answers 400", () => {
    const make = () => events.http("GET /sales/{name}", { path: { name: "50%" } });
    expect(make).toThrowErrorMatchingInlineSnapshot(`
      [GatewrightError: Failed to make the event of GET /sales/50%25: API Gateway answers 400 and calls no function, because an HTTP API decodes the path twice, and then a "%" starts no escape
      A client has to encode "50%" twice, as 50%2525. In a path parameter write "50%25", which is encoded once more for you.]
    `);
    expect(make).toThrow(expect.objectContaining({ code: "event.refused" }));
  });
});

describe("a function URL's event", () => {
  const event = events.functionUrl("GET /orders/a%20b", { cookies: { a: "1", b: "2" } });

  test("has the path as it was sent, and decoded", () => {
    expect([event.rawPath, event.requestContext.http.path]).toEqual([
      "/orders/a%20b",
      "/orders/a b",
    ]);
    expect(readPath(event)).toBe("/orders/a%20b");
  });

  test("has cookies in a list and in the headers, and they are read once", () => {
    expect([event.cookies, event.headers["cookie"]]).toEqual([["a=1", "b=2"], "a=1; b=2"]);
    expect([...readCookies(event)]).toHaveLength(2);
    expect(toRequest(event).headers.get("cookie")).toBe("a=1; b=2");
    expect(eventToV1(event).value.headers?.["cookie"]).toBe("a=1; b=2");
    expect(eventToV1(event).value).toMatchObject({
      path: "/orders/a%20b",
      requestContext: { path: "/orders/a b" },
    });
  });

  test("names the version of TLS", () => {
    expect(event.headers["x-amzn-tls-version"]).toBe("TLSv1.3");
  });
});

test("one function makes the event of every kind", () => {
  const token = { methodArn: "arn", authorizationToken: "Bearer abc" };
  expect(toEvent("authorizer.token", token)).toEqual({ type: "TOKEN", ...token });
});
