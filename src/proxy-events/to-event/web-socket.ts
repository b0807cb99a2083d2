import { type Header, type RequestMessage, splitTarget } from "../../core/message.ts";
import type { ValueMap } from "../events/maps.ts";
import type {
  WebSocketAuthorizer,
  WebSocketConnectEvent,
  WebSocketDisconnectEvent,
  WebSocketIdentity,
  WebSocketMessageEvent,
  WebSocketRequestContext,
} from "../events/web-socket.ts";
import { type Arrival, withArrival } from "./arrive.ts";
import { withAuthorizer } from "./event-parts.ts";
import { hasMembers } from "./payload-two.ts";
import { allValues, decodeQuery, lastValues } from "./query.ts";
import { requestTime } from "./request-time.ts";

export interface WebSocketEventContext<Authorizer = WebSocketAuthorizer> {
  readonly apiId: string;
  readonly stage: string;
  readonly domainName: string;
  /** Sixteen characters that end with `=`. */
  readonly connectionId: string;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly timeEpoch: number;
  readonly identity: WebSocketIdentity;
  /** The context of the `$connect` authorizer, which every later event has too. */
  readonly authorizer?: Authorizer;
}

export interface WebSocketConnectEventInput<Authorizer = WebSocketAuthorizer> {
  /** The handshake. */
  readonly request: RequestMessage;
  readonly context: WebSocketEventContext<Authorizer>;
  readonly stageVariables?: ValueMap;
  readonly arrival?: Arrival;
}

/** The event of `$connect`: the handshake's headers without those of the upgrade itself. */
export function toWebSocketConnectEvent<Authorizer = WebSocketAuthorizer>({
  request,
  context,
  stageVariables = {},
  arrival,
}: WebSocketConnectEventInput<Authorizer>): WebSocketConnectEvent<Authorizer> {
  const kept = request.headers.filter(([name]) => !upgradeHeader.test(name));
  return {
    ...handshakeMembers({ ...request, headers: kept }, arrival),
    ...(hasMembers(stageVariables) && { stageVariables }),
    requestContext: withAuthorizer(
      {
        ...webSocketRequestContext(context),
        routeKey: "$connect" as const,
        eventType: "CONNECT" as const,
      },
      context,
    ),
    isBase64Encoded: false,
  };
}

export interface WebSocketMessageEventInput<Authorizer = WebSocketAuthorizer> {
  /** The text frame. */
  readonly body: string;
  /** The route that the selection expression chose. */
  readonly route: { readonly routeKey: string };
  readonly context: WebSocketEventContext<Authorizer> & { readonly messageId: string };
  readonly stageVariables?: ValueMap;
}

/** Builds the event of a message, which has no headers and no query. */
export function toWebSocketMessageEvent<Authorizer = WebSocketAuthorizer>({
  body,
  route,
  context,
  stageVariables = {},
}: WebSocketMessageEventInput<Authorizer>): WebSocketMessageEvent<Authorizer> {
  return {
    ...(hasMembers(stageVariables) && { stageVariables }),
    requestContext: withAuthorizer(
      {
        ...webSocketRequestContext(context),
        routeKey: route.routeKey,
        messageId: context.messageId,
        eventType: "MESSAGE" as const,
      },
      context,
    ),
    body,
    isBase64Encoded: false,
  };
}

export interface WebSocketDisconnectEventInput<Authorizer = WebSocketAuthorizer> {
  readonly context: WebSocketEventContext<Authorizer>;
  /** The close code. Defaults to 1005. */
  readonly statusCode?: number;
  readonly reason?: string;
  readonly stageVariables?: ValueMap;
}

/** The event of `$disconnect`. Its headers are those four whatever the client sent. */
export function toWebSocketDisconnectEvent<Authorizer = WebSocketAuthorizer>({
  context,
  statusCode = 1005,
  reason = statusCode === 1005 ? "Client-side close frame status not set" : "",
  stageVariables = {},
}: WebSocketDisconnectEventInput<Authorizer>): WebSocketDisconnectEvent<Authorizer> {
  const headers: readonly Header[] = [
    ["Host", context.domainName],
    ["x-api-key", ""],
    ["X-Forwarded-For", ""],
    ["x-restapi", ""],
  ];
  return {
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    ...(hasMembers(stageVariables) && { stageVariables }),
    requestContext: withAuthorizer(
      {
        ...webSocketRequestContext(context),
        routeKey: "$disconnect" as const,
        disconnectStatusCode: statusCode,
        eventType: "DISCONNECT" as const,
        disconnectReason: reason,
      },
      context,
    ),
    isBase64Encoded: false,
  };
}

const upgradeHeader = /^(?:connection|upgrade|content-length)$/i;

/** The members of the `$connect` event and its authorizer's event that come from the handshake. */
export function handshakeMembers(
  { headers, target, sourceIp = "" }: RequestMessage,
  arrival: Arrival | undefined,
): Pick<
  WebSocketConnectEvent,
  "headers" | "multiValueHeaders" | "queryStringParameters" | "multiValueQueryStringParameters"
> {
  const arrived = arrival ? withArrival(headers, sourceIp, arrival) : headers;
  const pairs = decodeQuery(splitTarget(target).query);
  return {
    headers: lastValues(arrived),
    multiValueHeaders: allValues(arrived),
    ...(pairs.length > 0 && {
      queryStringParameters: lastValues(pairs),
      multiValueQueryStringParameters: allValues(pairs),
    }),
  };
}

type CommonContext = Omit<
  WebSocketRequestContext<undefined>,
  "authorizer" | "routeKey" | "eventType"
>;

/** The members that all WebSocket events share; route and type are the caller's. */
export function webSocketRequestContext(context: WebSocketEventContext<unknown>): CommonContext {
  return {
    extendedRequestId: context.requestId,
    requestTime: requestTime(context.timeEpoch),
    messageDirection: "IN",
    stage: context.stage,
    connectedAt: context.connectedAt,
    requestTimeEpoch: context.timeEpoch,
    identity: context.identity,
    requestId: context.requestId,
    domainName: context.domainName,
    connectionId: context.connectionId,
    apiId: context.apiId,
  };
}
