import type { AlbEvent } from "./alb.ts";
import type {
  HttpAuthorizerEvent,
  HttpV1AuthorizerEvent,
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
  WebSocketAuthorizerEvent,
} from "./authorizer-event.ts";
import type { FunctionUrlEvent, HttpEvent } from "./http.ts";
import type { HttpV1Event, RestEvent } from "./rest.ts";
import type {
  WebSocketConnectEvent,
  WebSocketDisconnectEvent,
  WebSocketMessageEvent,
} from "./web-socket.ts";

/** The event of each kind. */
export interface EventByKind {
  readonly rest: RestEvent;
  readonly http: HttpEvent;
  readonly "http-v1": HttpV1Event;
  readonly "function-url": FunctionUrlEvent;
  readonly alb: AlbEvent;
  readonly "web-socket.connect": WebSocketConnectEvent;
  readonly "web-socket.message": WebSocketMessageEvent;
  readonly "web-socket.disconnect": WebSocketDisconnectEvent;
  readonly "authorizer.token": TokenAuthorizerEvent;
  readonly "authorizer.rest": RestAuthorizerEvent;
  readonly "authorizer.http": HttpAuthorizerEvent;
  readonly "authorizer.http-v1": HttpV1AuthorizerEvent;
  readonly "authorizer.web-socket": WebSocketAuthorizerEvent;
}

export type EventKind = keyof EventByKind;

/** The event of that kind: `EventOf<"rest">`. */
export type EventOf<Kind extends EventKind> = EventByKind[Kind];

/** The events that a request over HTTP makes: what the readers take. */
export type RequestEvent = RestEvent | HttpEvent | HttpV1Event | AlbEvent;
