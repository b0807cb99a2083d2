import { expect, expectTypeOf, test } from "vitest";
import type { EventKind } from "../../src/proxy-events/events/event.ts";
import type { HttpEvent } from "../../src/proxy-events/events/http.ts";
import { isKind, kindOf } from "../../src/proxy-events/kind-of.ts";
import { events } from "../../src/testing/events/events.ts";

const made: Readonly<Record<EventKind, object>> = {
  rest: events.rest("GET /"),
  http: events.http("GET /"),
  "http-v1": events.httpV1("GET /"),
  "function-url": events.functionUrl("GET /"),
  alb: events.alb("GET /"),
  "web-socket.connect": events.webSocket("$connect"),
  "web-socket.message": events.webSocket("join"),
  "web-socket.disconnect": events.webSocket("$disconnect"),
  "authorizer.token": events.authorizer("token", "GET /"),
  "authorizer.rest": events.authorizer("rest", "GET /"),
  "authorizer.http": events.authorizer("http", "GET /"),
  "authorizer.http-v1": events.authorizer("http-v1", "GET /"),
  "authorizer.web-socket": events.authorizer("web-socket", "GET /"),
};

test.each(Object.entries(made))(
  "an event of kind %s is known by its own members",
  (kind, event) => {
    expect(kindOf(event)).toBe(kind);
  },
);

test("a console test event is a REST event", () => {
  const override = { headers: null, multiValueHeaders: null };
  expect(kindOf(events.rest("GET /", { override }))).toBe("rest");
});

test("a REST event behind a base path mapping stays one, although it has a rawPath", () => {
  expect(kindOf({ ...events.rest("GET /"), rawPath: "/base" })).toBe("rest");
});

test.each([
  undefined,
  null,
  1,
  "x",
  [],
  {},
  { requestContext: null },
  { type: "TOKEN" },
  { Records: [] },
])("%j is no event", (value) => {
  expect(kindOf(value)).toBeUndefined();
});

test("a kind that is asked for narrows the type", () => {
  const event: unknown = events.http("GET /");
  if (!isKind(event, "http")) throw new Error("unreachable");
  expectTypeOf(event).toEqualTypeOf<HttpEvent>();
  expect(event.routeKey).toBe("GET /");
});
