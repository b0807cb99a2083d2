import { authorizerEvent } from "./authorizer.ts";
import { albEvent, functionUrlEvent } from "./function-url.ts";
import { httpEvent, httpV1Event } from "./http.ts";
import { restEvent } from "./rest.ts";
import { webSocketEvent } from "./web-socket.ts";

/**
 * Builds complete Lambda events for tests from a short request, as AWS would. Ids and times are fixed.
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
