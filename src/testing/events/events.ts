import { authorizerEvent } from "./authorizer.ts";
import { albEvent, functionUrlEvent } from "./function-url.ts";
import { httpEvent, httpV1Event } from "./http.ts";
import { restEvent } from "./rest.ts";
import { webSocketEvent } from "./web-socket.ts";

/**
 * Complete events for tests, made as AWS makes them from a request in a few words. Ids and times
 * are always the same.
 *
 * @example
 * const event = events.rest("POST /orders/{id}", { path: { id: "42" }, body: { total: 12 } });
 * await handler(event);
 */
export const events = {
  rest: restEvent,
  http: httpEvent,
  httpV1: httpV1Event,
  functionUrl: functionUrlEvent,
  alb: albEvent,
  webSocket: webSocketEvent,
  authorizer: authorizerEvent,
} as const;
