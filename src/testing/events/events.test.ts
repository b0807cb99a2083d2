import { describe, expect, expectTypeOf, test } from "vitest";
import type {
  JwtAuthorizer,
  LambdaAuthorizer,
} from "../../proxy-events/events/authorizer-context.ts";
import { events } from "./events.ts";

test("a short request makes a complete event", () => {
  expect(
    events.rest("POST /orders/{id}", {
      path: { id: "a b" },
      query: { tag: ["1", "2"] },
      body: { total: 12 },
      stageVariables: { table: "orders" },
    }),
  ).toMatchInlineSnapshot(`
    {
      "body": "{"total":12}",
      "headers": {
        "Accept": "*/*",
        "Content-Type": "application/json",
        "Host": "abcdef1234.execute-api.us-east-1.amazonaws.com",
        "User-Agent": "gatewright",
        "X-Amzn-Trace-Id": "Root=1-695660c0-0123456789abcdef01234567",
        "X-Forwarded-For": "203.0.113.7",
        "X-Forwarded-Port": "443",
        "X-Forwarded-Proto": "https",
      },
      "httpMethod": "POST",
      "isBase64Encoded": false,
      "multiValueHeaders": {
        "Accept": [
          "*/*",
        ],
        "Content-Type": [
          "application/json",
        ],
        "Host": [
          "abcdef1234.execute-api.us-east-1.amazonaws.com",
        ],
        "User-Agent": [
          "gatewright",
        ],
        "X-Amzn-Trace-Id": [
          "Root=1-695660c0-0123456789abcdef01234567",
        ],
        "X-Forwarded-For": [
          "203.0.113.7",
        ],
        "X-Forwarded-Port": [
          "443",
        ],
        "X-Forwarded-Proto": [
          "https",
        ],
      },
      "multiValueQueryStringParameters": {
        "tag": [
          "1",
          "2",
        ],
      },
      "path": "/orders/a%20b",
      "pathParameters": {
        "id": "a%20b",
      },
      "queryStringParameters": {
        "tag": "2",
      },
      "requestContext": {
        "accountId": "123456789012",
        "apiId": "abcdef1234",
        "deploymentId": "dep123",
        "domainName": "abcdef1234.execute-api.us-east-1.amazonaws.com",
        "domainPrefix": "abcdef1234",
        "extendedRequestId": "JCJJxhz4PHcEJgQ=",
        "httpMethod": "POST",
        "identity": {
          "accessKey": null,
          "accountId": null,
          "apiKey": null,
          "apiKeyId": null,
          "caller": null,
          "clientCert": null,
          "cognitoAuthenticationProvider": null,
          "cognitoAuthenticationType": null,
          "cognitoIdentityId": null,
          "cognitoIdentityPoolId": null,
          "principalOrgId": null,
          "sourceIp": "203.0.113.7",
          "user": null,
          "userAgent": "gatewright",
          "userArn": null,
        },
        "path": "/prod/orders/a%20b",
        "protocol": "HTTP/1.1",
        "requestId": "8f3c1ab6-3d4e-4f5a-9b6c-7d8e9f0a1b2c",
        "requestTime": "01/Jan/2026:12:00:00 +0000",
        "requestTimeEpoch": 1767268800000,
        "resourceId": "abc123",
        "resourcePath": "/orders/{id}",
        "stage": "prod",
      },
      "resource": "/orders/{id}",
      "stageVariables": {
        "table": "orders",
      },
    }
  `);
});

test("payload 2.0 omits empty members", () => {
  expect(events.http("GET /orders")).toMatchInlineSnapshot(`
    {
      "headers": {
        "accept": "*/*",
        "host": "abcdef1234.execute-api.us-east-1.amazonaws.com",
        "user-agent": "gatewright",
        "x-amzn-trace-id": "Root=1-695660c0-0123456789abcdef01234567",
        "x-forwarded-for": "203.0.113.7",
        "x-forwarded-port": "443",
        "x-forwarded-proto": "https",
      },
      "isBase64Encoded": false,
      "rawPath": "/orders",
      "rawQueryString": "",
      "requestContext": {
        "accountId": "123456789012",
        "apiId": "abcdef1234",
        "domainName": "abcdef1234.execute-api.us-east-1.amazonaws.com",
        "domainPrefix": "abcdef1234",
        "http": {
          "method": "GET",
          "path": "/orders",
          "protocol": "HTTP/1.1",
          "sourceIp": "203.0.113.7",
          "userAgent": "gatewright",
        },
        "requestId": "JCJJxhz4PHcEJgQ=",
        "routeKey": "GET /orders",
        "stage": "$default",
        "time": "01/Jan/2026:12:00:00 +0000",
        "timeEpoch": 1767268800000,
      },
      "routeKey": "GET /orders",
      "version": "2.0",
    }
  `);
});

describe("members are typed", () => {
  test("path parameters by the route", () => {
    const event = events.http("GET /{a}/{b+}", { path: { a: "1", b: "2/3" } });
    expectTypeOf(event.pathParameters).toEqualTypeOf<
      { readonly a: string; readonly b: string } | undefined
    >();
    expect(event.rawPath).toBe("/1/2/3");
  });

  test("the authorizer by its context", () => {
    const authorizer: LambdaAuthorizer<{ tenant: string }> = { principalId: "ada", tenant: "acme" };
    const event = events.rest("GET /", { authorizer });
    expectTypeOf(event.requestContext.authorizer.tenant).toEqualTypeOf<string>();
    const claims: JwtAuthorizer = { jwt: { claims: { sub: "ada" }, scopes: null } };
    expect(events.http("GET /", { authorizer: claims }).requestContext.authorizer).toEqual(claims);
  });
});

describe("what an authorizer left becomes text", () => {
  const authorizer = { principalId: "ada", level: 7, admin: true, integrationLatency: 12 };
  const text = { principalId: "ada", level: "7", admin: "true", integrationLatency: 12 };

  test("in a REST event, and so do its types", () => {
    const event = events.rest("GET /", { authorizer });
    expect(event.requestContext.authorizer).toEqual(text);
    expectTypeOf(event.requestContext.authorizer.level).toEqualTypeOf<string>();
    expectTypeOf(event.requestContext.authorizer.integrationLatency).toEqualTypeOf<number>();
  });

  test("in every event of a WebSocket connection", () => {
    for (const key of ["$connect", "join", "$disconnect"]) {
      const event = events.webSocket<string, typeof authorizer>(key, { authorizer });
      expect(event.requestContext.authorizer).toEqual(text);
    }
  });

  test("as claims do; scopes stay a list", () => {
    const claims = { sub: "ada", iat: 1_700_000_000 };
    const event = events.rest("GET /", { authorizer: { claims, scopes: ["read"] } });
    expect(event.requestContext.authorizer).toEqual({
      claims: { sub: "ada", iat: "1700000000" },
      scopes: ["read"],
    });
  });

  test("but not in an HTTP API's, which keeps their types", () => {
    const event = events.http("GET /", { authorizer: { lambda: { level: 7, roles: ["a"] } } });
    expect(event.requestContext.authorizer).toEqual({ lambda: { level: 7, roles: ["a"] } });
  });

  test.each([
    ["roles", ["admin"]],
    ["user", { id: 1 }],
    ["none", null],
  ])("unless it cannot: %s", (name, value) => {
    const make = () => events.rest("GET /", { authorizer: { principalId: "ada", [name]: value } });
    expect(make).toThrow(`the context value "${name}" is neither text`);
    expect(make).toThrow(expect.objectContaining({ code: "authorizer.invalid" }));
  });
});

describe("overrides", () => {
  test("replace members at any depth and keep their neighbours", () => {
    const override = { requestContext: { identity: { sourceIp: "198.51.100.1" } }, headers: null };
    const event = events.rest("GET /", { override });
    expect(event.headers).toBeNull();
    expect(event.requestContext.identity).toMatchObject({ sourceIp: "198.51.100.1", user: null });
  });

  test("remove undefined members", () => {
    const override = { requestContext: { http: undefined } };
    expect(events.http("GET /", { override }).requestContext).not.toHaveProperty("http");
  });

  test("do not pollute prototypes", () => {
    const override = JSON.parse('{"__proto__": {"polluted": true}}');
    const event = events.rest("GET /", { override });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect("polluted" in event).toBe(false);
  });
});

test("authorizer events name the requested method", () => {
  const event = events.authorizer("rest", "GET /orders/{id}", {
    path: { id: "42" },
    query: { a: "1" },
  });
  expect(event).toMatchObject({
    type: "REQUEST",
    methodArn: "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/prod/GET/orders/42",
    resource: "/orders/{id}",
    path: "/orders/42",
    queryStringParameters: { a: "1" },
    stageVariables: {},
  });
  expect(event).not.toHaveProperty("body");
});

test("a WebSocket authorizer sees the upgrade, the connect event does not", () => {
  const authorizer = events.authorizer("web-socket", "$connect");
  expect(authorizer.methodArn).toMatch(/\/prod\/\$connect$/);
  expect(authorizer.headers).toMatchObject({ Upgrade: "websocket", Connection: "upgrade" });
  expect(events.webSocket("$connect").headers).not.toHaveProperty("Upgrade");
});

test("a message has no headers, a close has its reason", () => {
  expect(events.webSocket("join", { body: { a: 1 } })).toMatchObject({ body: '{"a":1}' });
  expect(events.webSocket("join")).not.toHaveProperty("headers");
  const { requestContext } = events.webSocket("$disconnect", { statusCode: 1001, reason: "bye" });
  expect(requestContext).toMatchObject({ disconnectStatusCode: 1001, disconnectReason: "bye" });
});

test("a load balancer has one kind of map and an undecoded query", () => {
  const single = events.alb("GET /", { query: { a: "x y" } });
  expect(single).toMatchObject({ queryStringParameters: { a: "x%20y" }, body: "" });
  expect(single).not.toHaveProperty("multiValueHeaders");
  const lists = events.alb("GET /", { query: { a: ["1", "2"] }, multiValueHeaders: true });
  expect(lists).toMatchObject({ multiValueQueryStringParameters: { a: ["1", "2"] } });
  expect(lists).not.toHaveProperty("headers");
});
