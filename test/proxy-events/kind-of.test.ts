import { expect, expectTypeOf, test } from "vitest";
import { type HttpEvent } from "../../src/proxy-events/events/http.ts";
import { isKind, kindOf } from "../../src/proxy-events/kind-of.ts";
import { events } from "../../src/testing/events/events.ts";
import { eventOfEachKind } from "../support/event-of-each-kind.ts";

test.each(Object.entries(eventOfEachKind))(
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
])("%j is not an event", (value) => {
  expect(kindOf(value)).toBeUndefined();
});

test("checking for a kind narrows the type", () => {
  const event: unknown = events.http("GET /");
  if (!isKind(event, "http")) throw new Error("unreachable");
  expectTypeOf(event).toEqualTypeOf<HttpEvent>();
  expect(event.routeKey).toBe("GET /");
});
