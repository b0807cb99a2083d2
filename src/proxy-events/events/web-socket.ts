import type { AuthorizerMember, LambdaAuthorizer } from "./authorizer-context.ts";
import type { MultiValueMap, StageVariables, ValueMap } from "./maps.ts";

/** What may stand in `requestContext.authorizer` of a WebSocket event when nobody says more. */
export type WebSocketAuthorizer = LambdaAuthorizer | null | undefined;

/** A client opens a connection. A status other than 2xx rejects it. */
export interface WebSocketConnectEvent<
  Authorizer = WebSocketAuthorizer,
  StageNames extends string = string,
> extends WebSocketEventBase<StageNames> {
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  /** Only with a query. */
  readonly queryStringParameters?: ValueMap | null | undefined;
  readonly multiValueQueryStringParameters?: MultiValueMap | null | undefined;
  readonly requestContext: WebSocketRequestContext<Authorizer> & {
    readonly routeKey: "$connect";
    readonly eventType: "CONNECT";
  };
}

/** A client sent a message. There are no headers: keep what you need from `$connect`. */
export interface WebSocketMessageEvent<
  Authorizer = WebSocketAuthorizer,
  StageNames extends string = string,
> extends WebSocketEventBase<StageNames> {
  readonly requestContext: WebSocketRequestContext<Authorizer> & {
    readonly eventType: "MESSAGE";
    readonly messageId: string;
  };
  /** The text as sent. */
  readonly body?: string | null | undefined;
}

/** A connection is gone. Best effort: it may never come. */
export interface WebSocketDisconnectEvent<
  Authorizer = WebSocketAuthorizer,
  StageNames extends string = string,
> extends WebSocketEventBase<StageNames> {
  readonly headers?: ValueMap | null | undefined;
  readonly multiValueHeaders?: MultiValueMap | null | undefined;
  readonly requestContext: WebSocketRequestContext<Authorizer> & {
    readonly routeKey: "$disconnect";
    readonly eventType: "DISCONNECT";
    /** The close code: 1005 when the client gave none. */
    readonly disconnectStatusCode?: number | undefined;
    readonly disconnectReason?: string | null | undefined;
  };
}

interface WebSocketEventBase<StageNames extends string> {
  readonly stageVariables?: StageVariables<StageNames> | null | undefined;
  readonly isBase64Encoded: boolean;
}

/** The members that all three events share. */
export type WebSocketRequestContext<Authorizer = WebSocketAuthorizer> =
  AuthorizerMember<Authorizer> & {
    readonly apiId: string;
    /** Milliseconds since 1970. */
    readonly connectedAt: number;
    /** Names the connection in `@connections` calls; percent-encode it in a URL. */
    readonly connectionId: string;
    readonly domainName: string;
    readonly eventType: "CONNECT" | "MESSAGE" | "DISCONNECT";
    /** Equals `requestId`. */
    readonly extendedRequestId: string;
    readonly identity: WebSocketIdentity;
    readonly messageDirection: "IN";
    readonly requestId: string;
    /** `dd/Mon/yyyy:HH:mm:ss +0000`. */
    readonly requestTime: string;
    /** Milliseconds since 1970. */
    readonly requestTimeEpoch: number;
    readonly routeKey: string;
    readonly stage: string;
  };

export interface WebSocketIdentity {
  readonly sourceIp: string;
  /** Missing if the client sent none. */
  readonly userAgent?: string | null | undefined;
  /** Only on routes that require an API key. */
  readonly apiKey?: string | null | undefined;
  readonly apiKeyId?: string | null | undefined;
}

/** What a function behind a WebSocket API answers. */
export interface WebSocketResult {
  /** On `$connect`, a status other than 2xx rejects the connection. */
  readonly statusCode: number;
  /** Only `Sec-WebSocket-Protocol` on `$connect` reaches the client. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Sent back on a two-way route. */
  readonly body?: string | undefined;
}
