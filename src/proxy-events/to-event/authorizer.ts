import type {
  HttpAuthorizerEvent,
  HttpV1AuthorizerEvent,
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
  WebSocketAuthorizerEvent,
} from "../events/authorizer-event.ts";
import { httpParts } from "./http.ts";
import { type HttpV1EventInput, toHttpV1Event } from "./http-v1.ts";
import { type HttpEventInput, payloadTwoContext, payloadTwoMembers } from "./payload-two.ts";
import { type RestEventInput, toRestEvent } from "./rest.ts";
import {
  handshakeMembers,
  type WebSocketConnectEventInput,
  webSocketRequestContext,
} from "./web-socket.ts";

export type TokenAuthorizerEventInput = Omit<TokenAuthorizerEvent, "type">;

/** The event of a TOKEN authorizer. */
export function toTokenAuthorizerEvent(input: TokenAuthorizerEventInput): TokenAuthorizerEvent {
  return {
    type: "TOKEN",
    methodArn: input.methodArn,
    authorizationToken: input.authorizationToken,
  };
}

export interface RestAuthorizerEventInput extends RestEventInput<undefined> {
  readonly methodArn: string;
}

/** The event of a REQUEST authorizer of a REST API: no body, and `{}` where a map is empty. */
export function toRestAuthorizerEvent(input: RestAuthorizerEventInput): RestAuthorizerEvent {
  const { body: _body, isBase64Encoded: _flag, version: _version, ...event } = toRestEvent(input);
  return {
    type: "REQUEST",
    methodArn: input.methodArn,
    ...event,
    queryStringParameters: event.queryStringParameters ?? {},
    multiValueQueryStringParameters: event.multiValueQueryStringParameters ?? {},
    pathParameters: event.pathParameters ?? {},
    stageVariables: event.stageVariables ?? {},
  };
}

export interface HttpV1AuthorizerEventInput extends HttpV1EventInput<undefined> {
  readonly methodArn: string;
  /** The values of the identity sources, in order. */
  readonly identitySource: readonly string[];
}

/** The event of a REQUEST authorizer of an HTTP API with payload 1.0. */
export function toHttpV1AuthorizerEvent(input: HttpV1AuthorizerEventInput): HttpV1AuthorizerEvent {
  const { body: _body, isBase64Encoded: _flag, version, ...event } = toHttpV1Event(input);
  const identitySource = input.identitySource.join(",");
  return {
    version,
    type: "REQUEST",
    methodArn: input.methodArn,
    identitySource,
    authorizationToken: identitySource,
    ...event,
    queryStringParameters: event.queryStringParameters ?? {},
    pathParameters: event.pathParameters ?? {},
    stageVariables: event.stageVariables ?? {},
  };
}

export interface HttpAuthorizerEventInput extends HttpEventInput<undefined> {
  readonly routeArn: string;
  /** The values of the identity sources, in order. */
  readonly identitySource?: readonly string[];
}

/** The event of a REQUEST authorizer of an HTTP API with payload 2.0. */
export function toHttpAuthorizerEvent(input: HttpAuthorizerEventInput): HttpAuthorizerEvent {
  const parts = httpParts(input);
  const { version, ...members } = payloadTwoMembers(input, parts);
  return {
    version,
    type: "REQUEST",
    routeArn: input.routeArn,
    ...(input.identitySource && { identitySource: [...input.identitySource] }),
    ...members,
    requestContext: payloadTwoContext(input, parts),
  };
}

export interface WebSocketAuthorizerEventInput extends WebSocketConnectEventInput<undefined> {
  /** Ends with `/$connect`. */
  readonly methodArn: string;
}

/** The event of a REQUEST authorizer of a WebSocket API: the whole handshake. */
export function toWebSocketAuthorizerEvent({
  methodArn,
  request,
  context,
  stageVariables = {},
  arrival,
}: WebSocketAuthorizerEventInput): WebSocketAuthorizerEvent {
  const { queryStringParameters, multiValueQueryStringParameters, ...headers } = handshakeMembers(
    request,
    arrival,
  );
  return {
    type: "REQUEST",
    methodArn,
    ...headers,
    queryStringParameters: queryStringParameters ?? {},
    multiValueQueryStringParameters: multiValueQueryStringParameters ?? {},
    stageVariables,
    requestContext: {
      ...webSocketRequestContext(context),
      routeKey: "$connect",
      eventType: "CONNECT",
    },
  };
}
