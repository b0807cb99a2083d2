import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventToV1 } from "../../src/proxy-events/convert/event-to-v1.ts";
import { eventToV2 } from "../../src/proxy-events/convert/event-to-v2.ts";
import { resultToV1, resultToV2 } from "../../src/proxy-events/convert/result.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readHeaderValues } from "../../src/proxy-events/read/headers.ts";
import { readMethod, readPath } from "../../src/proxy-events/read/path.ts";
import { readPathParameters } from "../../src/proxy-events/read/path-parameters.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import { events } from "../../src/testing/events/events.ts";

type Readable = Parameters<typeof readPath>[0] &
  Parameters<typeof readQuery>[0] &
  Parameters<typeof readCookies>[0] &
  Parameters<typeof readPathParameters>[0];

/** Everything that a handler reads from an event, in one value. */
const contentOf = (event: Readable) => ({
  method: readMethod(event),
  path: readPath(event),
  query: [...readQuery(event)],
  cookies: [...readCookies(event)],
  parameters: readPathParameters(event),
  tag: readHeaderValues(event, "x-tag"),
});

const requests = fc.record({
  // HTTP APIs decode "%" and cut at "?".
  path: fc.record({ id: fc.string({ minLength: 1 }).map((id) => id.replaceAll(/[/%?]/g, "-")) }),
  query: fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  ),
  cookies: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string()),
  headers: fc.record({ "x-tag": fc.stringMatching(/^[a-z ]*$/) }),
  stage: fc.constantFrom("prod", "$default"),
});

describe("events", () => {
  test("of payload 2.0 read the same after v1 and back", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const event = events.http("PUT /orders/{id}", request);
        const there = eventToV1(event);
        expect(contentOf(there.value)).toEqual(contentOf(event));
        const back = eventToV2(there.value);
        expect(contentOf(back.value)).toEqual(contentOf(event));
        expect(back.value).toMatchObject({
          rawPath: event.rawPath,
          routeKey: event.routeKey,
          requestContext: event.requestContext,
        });
        expect(
          [...there.omissions, ...back.omissions].filter(({ path }) => path !== "headers.x-tag"),
        ).toEqual([]);
      }),
    );
  });

  test("of REST APIs read the same as payload 2.0", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const event = events.rest("PUT /orders/{id}", { ...request, stage: "prod" });
        // Payload 2.0 is decoded: which reserved characters were escaped is gone.
        const converted = contentOf(eventToV2(event).value);
        const path = decodeURIComponent(converted.path);
        const original = contentOf(event);
        expect({ ...converted, path }).toEqual({
          ...original,
          path: decodeURIComponent(original.path),
        });
      }),
    );
  });

  test("several cookie headers make one list", () => {
    const event = events.rest("GET /", { headers: { cookie: ["a=1", "b=2; c=3"] } });
    expect(eventToV2(event).value.cookies).toEqual(["a=1", "b=2", "c=3"]);
  });

  test("authorizer contexts are converted", () => {
    const lambda = events.rest("GET /", {
      authorizer: { principalId: "ada", tenant: "acme", integrationLatency: 3 },
    });
    expect(eventToV2(lambda).value.requestContext.authorizer).toEqual({
      lambda: { principalId: "ada", tenant: "acme" },
    });
    const jwt = events.http("GET /", {
      authorizer: { jwt: { claims: { sub: "ada" }, scopes: null } },
    });
    expect(eventToV1(jwt).value.requestContext.authorizer).toEqual({
      claims: { sub: "ada" },
      scopes: null,
    });
    expect(eventToV2(eventToV1(jwt).value).value.requestContext).toEqual(jwt.requestContext);
  });

  test("members without a counterpart are named", () => {
    const event = events.rest("GET /{id}", {
      path: { id: "a/b" },
      identity: { apiKey: "key", caller: "AIDA" },
      headers: { "x-tag": ["a,b", "c"] },
    });
    expect(eventToV2(event).omissions).toMatchInlineSnapshot(`
      [
        {
          "code": "path.decoded",
          "path": "path",
          "reason": "An encoded slash is a slash once it is decoded",
        },
        {
          "code": "value.split",
          "path": "multiValueHeaders.x-tag",
          "reason": "A value has a comma, which also separates the values from now on",
        },
        {
          "code": "member.absent",
          "path": "requestContext.deploymentId",
          "reason": "The other format has no such member",
        },
        {
          "code": "member.absent",
          "path": "requestContext.resourceId",
          "reason": "The other format has no such member",
        },
        {
          "code": "member.absent",
          "path": "requestContext.extendedRequestId",
          "reason": "The other format has no such member",
        },
        {
          "code": "member.absent",
          "path": "requestContext.identity.caller",
          "reason": "The other format has no such member",
        },
        {
          "code": "member.absent",
          "path": "requestContext.identity.apiKey",
          "reason": "The other format has no such member",
        },
      ]
    `);
  });
});

describe("results", () => {
  test("keep cookies and repeated headers", () => {
    const v1 = {
      statusCode: 200,
      headers: { "x-a": 1 },
      multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"], vary: ["x", "y"] },
      body: "hi",
    };
    const v2 = resultToV2(v1);
    expect(v2).toEqual({
      value: {
        statusCode: 200,
        headers: { vary: "x, y", "x-a": "1" },
        cookies: ["a=1", "b=2"],
        body: "hi",
      },
      omissions: [],
    });
    expect(resultToV1(v2.value)).toEqual({
      value: {
        statusCode: 200,
        headers: { vary: "x, y", "x-a": "1" },
        multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
        body: "hi",
      },
      omissions: [],
    });
  });

  test("name the header whose values can no longer be separated", () => {
    const v1 = { statusCode: 200, multiValueHeaders: { link: ["<a>, <b>", "<c>"] }, body: "" };
    expect(resultToV2(v1).omissions).toMatchObject([{ path: "multiValueHeaders.link" }]);
  });
});
