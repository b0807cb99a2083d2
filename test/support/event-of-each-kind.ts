import type { EventKind } from "../../src/proxy-events/events/event.ts";
import { events } from "../../src/testing/events/events.ts";

/** An event of each kind, as `kindOf` names them. */
export const eventOfEachKind = {
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
} satisfies Readonly<Record<EventKind, object>>;
