import type { EventKind, EventOf } from "../events/event.ts";
import { type AlbEventInput, toAlbEvent } from "./alb.ts";
import {
  type HttpAuthorizerEventInput,
  type HttpV1AuthorizerEventInput,
  type RestAuthorizerEventInput,
  type TokenAuthorizerEventInput,
  toHttpAuthorizerEvent,
  toHttpV1AuthorizerEvent,
  toRestAuthorizerEvent,
  toTokenAuthorizerEvent,
  toWebSocketAuthorizerEvent,
  type WebSocketAuthorizerEventInput,
} from "./authorizer.ts";
import { type FunctionUrlEventInput, toFunctionUrlEvent } from "./function-url.ts";
import { toHttpEvent } from "./http.ts";
import { type HttpV1EventInput, toHttpV1Event } from "./http-v1.ts";
import type { HttpEventInput } from "./payload-two.ts";
import { type RestEventInput, toRestEvent } from "./rest.ts";
import {
  toWebSocketConnectEvent,
  toWebSocketDisconnectEvent,
  toWebSocketMessageEvent,
  type WebSocketConnectEventInput,
  type WebSocketDisconnectEventInput,
  type WebSocketMessageEventInput,
} from "./web-socket.ts";

/** The input for the event of each kind: a request, a route and a context. */
export interface EventInputByKind {
  readonly rest: RestEventInput;
  readonly http: HttpEventInput;
  readonly "http-v1": HttpV1EventInput;
  readonly "function-url": FunctionUrlEventInput;
  readonly alb: AlbEventInput;
  readonly "web-socket.connect": WebSocketConnectEventInput;
  readonly "web-socket.message": WebSocketMessageEventInput;
  readonly "web-socket.disconnect": WebSocketDisconnectEventInput;
  readonly "authorizer.token": TokenAuthorizerEventInput;
  readonly "authorizer.rest": RestAuthorizerEventInput;
  readonly "authorizer.http": HttpAuthorizerEventInput;
  readonly "authorizer.http-v1": HttpV1AuthorizerEventInput;
  readonly "authorizer.web-socket": WebSocketAuthorizerEventInput;
}

const rows: {
  readonly [Kind in EventKind]: (input: EventInputByKind[Kind]) => EventOf<Kind>;
} = {
  rest: toRestEvent,
  http: toHttpEvent,
  "http-v1": toHttpV1Event,
  "function-url": toFunctionUrlEvent,
  alb: toAlbEvent,
  "web-socket.connect": toWebSocketConnectEvent,
  "web-socket.message": toWebSocketMessageEvent,
  "web-socket.disconnect": toWebSocketDisconnectEvent,
  "authorizer.token": toTokenAuthorizerEvent,
  "authorizer.rest": toRestAuthorizerEvent,
  "authorizer.http": toHttpAuthorizerEvent,
  "authorizer.http-v1": toHttpV1AuthorizerEvent,
  "authorizer.web-socket": toWebSocketAuthorizerEvent,
};

/**
 * Builds the event that the function receives, exactly as API Gateway, Lambda or a load balancer sends
 * it, for a request, a route and a context. `toRestEvent`, `toHttpEvent` … carry one kind only.
 *
 * @example
 * toEvent("authorizer.token", { methodArn, authorizationToken: "Bearer abc" }).type; // "TOKEN"
 */
export function toEvent<Kind extends EventKind>(
  kind: Kind,
  input: EventInputByKind[Kind],
): EventOf<Kind> {
  return rows[kind](input);
}
