import { describe, expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { readHeader } from "../../src/proxy-events/read/headers.ts";
import { albEvent } from "../../src/proxy-events/schemas/alb-event.ts";
import {
  cognitoAuthorizer,
  httpLambdaAuthorizer,
  jwtAuthorizer,
  lambdaAuthorizer,
} from "../../src/proxy-events/schemas/authorizer-context.ts";
import {
  httpAuthorizerEvent,
  httpV1AuthorizerEvent,
  restAuthorizerEvent,
  tokenAuthorizerEvent,
  webSocketAuthorizerEvent,
} from "../../src/proxy-events/schemas/authorizer-event.ts";
import { policyResult, simpleResult } from "../../src/proxy-events/schemas/authorizer-result.ts";
import { functionUrlEvent, httpEvent } from "../../src/proxy-events/schemas/http-event.ts";
import { jsonBody } from "../../src/proxy-events/schemas/json-body.ts";
import { httpV1Event, restEvent } from "../../src/proxy-events/schemas/rest-event.ts";
import {
  webSocketConnectEvent,
  webSocketDisconnectEvent,
  webSocketMessageEvent,
} from "../../src/proxy-events/schemas/web-socket-event.ts";
import { events } from "../../src/testing/events/events.ts";
import { eventOfEachKind } from "../support/event-of-each-kind.ts";

const messages = (result: z.ZodSafeParseResult<unknown>) =>
  result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

test("an event comes back whole, unknown members included", () => {
  const event = { ...events.rest("GET /"), future: { member: 1 } };
  expect(restEvent().parse(event)).toEqual(event);
});

test("the console's event, masked addresses and custom methods are fine", () => {
  const override = {
    headers: null,
    httpMethod: "PURGE",
    requestContext: { identity: { sourceIp: "IP" } },
  };
  expect(restEvent().safeParse(events.rest("GET /", { override })).success).toBe(true);
});

test("an event of another kind is refused by name", () => {
  expect([
    messages(restEvent().safeParse(events.alb("GET /"))),
    messages(restEvent().safeParse(events.webSocket("$connect", { override: {} }))),
    messages(httpEvent().safeParse(events.rest("GET /"))),
    messages(webSocketMessageEvent().safeParse(events.webSocket("$connect"))),
    messages(restEvent().safeParse({ ...events.rest("GET /"), type: "REQUEST", methodArn: "a" })),
    messages(restEvent().safeParse(42)),
  ]).toMatchInlineSnapshot(`
    [
      [
        ": Expected a REST API event, got a load balancer event",
      ],
      [
        "httpMethod: Invalid input: expected string, received undefined",
        ": Expected a REST API event, got a WebSocket $connect event",
      ],
      [
        "rawPath: Invalid input: expected string, received undefined",
        "requestContext.http: Invalid input: expected object, received undefined",
        ": Expected an HTTP API event of payload 2.0, got a REST API event",
      ],
      [
        ": Expected a WebSocket message event, got a WebSocket $connect event",
      ],
      [
        ": Expected a REST API event, got a REQUEST authorizer event of a REST API",
      ],
      [
        ": Invalid input: expected object, received number",
        ": Expected a REST API event, got none of AWS's events",
      ],
    ]
  `);
});

describe("each schema", () => {
  const schemas: Readonly<Record<keyof typeof eventOfEachKind, z.ZodType>> = {
    rest: restEvent(),
    "http-v1": httpV1Event(),
    http: httpEvent(),
    "function-url": functionUrlEvent(),
    alb: albEvent(),
    "web-socket.connect": webSocketConnectEvent(),
    "web-socket.message": webSocketMessageEvent(),
    "web-socket.disconnect": webSocketDisconnectEvent(),
    "authorizer.token": tokenAuthorizerEvent(),
    "authorizer.rest": restAuthorizerEvent(),
    "authorizer.http": httpAuthorizerEvent(),
    "authorizer.http-v1": httpV1AuthorizerEvent(),
    "authorizer.web-socket": webSocketAuthorizerEvent(),
  };
  // Shapes that are one but for a version or a host, which saved events may lack.
  const alsoTaken: Readonly<Record<string, readonly string[]>> = {
    rest: ["http-v1"],
    http: ["function-url"],
    "function-url": ["http"],
  };

  test.each(Object.entries(schemas))(
    "of %s accepts only its own events, unchanged",
    (kind, schema) => {
      const taken = Object.entries(eventOfEachKind).filter(
        ([, event]) => schema.safeParse(event).success,
      );
      const expected = [kind, ...(alsoTaken[kind] ?? [])].toSorted();
      expect(taken.map(([name]) => name).toSorted()).toEqual(expected);
      for (const [, event] of taken) expect(schema.parse(event)).toEqual(event);
    },
  );
});

describe("the authorizer's context", () => {
  test("is kept as it is without a schema", () => {
    const authorizer = { principalId: "ada", integrationLatency: 3, tenant: "acme" };
    const event = restEvent().parse(events.rest("GET /", { authorizer }));
    expect(event.requestContext.authorizer).toEqual(authorizer);
  });

  test("is typed and checked by the schema it is given", () => {
    const schema = restEvent({ authorizer: lambdaAuthorizer({ tenant: z.string() }) });
    const authorizer = { principalId: "ada", tenant: "acme", other: "x" };
    const { tenant } = schema.parse(events.rest("GET /", { authorizer })).requestContext.authorizer;
    expectTypeOf(tenant).toEqualTypeOf<string>();
    expect(tenant).toBe("acme");
    expect(messages(schema.safeParse(events.rest("GET /")))).toEqual([
      "requestContext.authorizer: Invalid input: expected object, received undefined",
    ]);
  });

  test.each([
    [
      "Cognito",
      restEvent({ authorizer: cognitoAuthorizer(z.object({ sub: z.string() })) }),
      events.rest("GET /", { authorizer: { claims: { sub: "ada" } } }),
    ],
    [
      "JWT",
      httpEvent({ authorizer: jwtAuthorizer(z.object({ sub: z.string() })) }),
      events.http("GET /", { authorizer: { jwt: { claims: { sub: "ada" }, scopes: null } } }),
    ],
    [
      "Lambda",
      httpEvent({ authorizer: httpLambdaAuthorizer(z.object({ roles: z.array(z.string()) })) }),
      events.http("GET /", { authorizer: { lambda: { roles: ["admin"] } } }),
    ],
  ])("of %s has its own schema", (_name, schema, event) => {
    expect(schema.safeParse(event).success).toBe(true);
    expect(
      schema.safeParse({
        ...event,
        requestContext: { ...event.requestContext, authorizer: { claims: 1, jwt: 1, lambda: 1 } },
      }).success,
    ).toBe(false);
  });
});

describe("a JSON body", () => {
  const schema = jsonBody(httpEvent(), z.object({ total: z.number() }));

  test("is decoded, parsed and checked in one step", () => {
    const body = Buffer.from('{"total":12}');
    const event = schema.parse(events.http("POST /", { body, headers: { "content-type": "x/y" } }));
    expectTypeOf(event.body).toEqualTypeOf<{ total: number }>();
    expect(event.body).toEqual({ total: 12 });
    expect(readHeader(event, "content-type")).toBe("x/y");
  });

  test("that is wrong is named under `body`, once", () => {
    expect([
      messages(schema.safeParse(events.http("POST /", { body: { total: "12" } }))),
      messages(schema.safeParse(events.http("POST /", { body: "{secret" }))),
      messages(schema.safeParse(events.http("POST /"))),
    ]).toMatchInlineSnapshot(`
      [
        [
          "body.total: Invalid input: expected number, received string",
        ],
        [
          "body: The body is malformed JSON",
        ],
        [
          "body: Invalid input: expected object, received undefined",
        ],
      ]
    `);
  });
});

test("authorizers' results are distinguished", () => {
  const policy = { principalId: "a", policyDocument: { Version: "2012-10-17", Statement: [] } };
  expect(policyResult().safeParse(policy).success).toBe(true);
  expect(policyResult().safeParse({ ...policy, context: { roles: ["admin"] } }).success).toBe(
    false,
  );
  expect(
    simpleResult().safeParse({ isAuthorized: true, context: { roles: ["admin"] } }).success,
  ).toBe(true);
  expect(simpleResult().safeParse(policy).success).toBe(false);
});

test("a parsed event goes into the readers", () => {
  const event = restEvent().parse(events.rest("GET /", { headers: { "x-tag": "a" } }));
  expect(readHeader(event, "X-Tag")).toBe("a");
});
