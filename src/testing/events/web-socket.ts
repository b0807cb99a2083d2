import { encodeBody } from "../../core/body.ts";
import { GatewrightError } from "../../core/errors.ts";
import type {
  WebSocketConnectEvent,
  WebSocketDisconnectEvent,
  WebSocketMessageEvent,
} from "../../proxy-events/events/web-socket.ts";
import {
  toWebSocketConnectEvent,
  toWebSocketDisconnectEvent,
  toWebSocketMessageEvent,
} from "../../proxy-events/to-event/web-socket.ts";
import { exampleClientIp, type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { type AuthorizerText, authorizerText } from "./authorizer-text.ts";
import { defaults } from "./defaults.ts";
import { applyOverride, type Override } from "./override.ts";

interface ConnectionSettings<Authorizer> {
  /** Identifies the connection. Defaults to a fixed id. */
  readonly connectionId?: string;
  /** The stage. Defaults to `prod`. */
  readonly stage?: string;
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** What the authorizer of `$connect` left. Its values become text. */
  readonly authorizer?: Authorizer;
}

export interface ConnectSettings<Authorizer>
  extends ConnectionSettings<Authorizer>,
    Pick<TestRequest, "headers" | "query" | "cookies"> {
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<WebSocketConnectEvent<Authorizer>>;
}

export interface MessageSettings<Authorizer> extends ConnectionSettings<Authorizer> {
  /** The message. Text is sent unchanged, anything else as JSON. */
  readonly body?: unknown;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<WebSocketMessageEvent<Authorizer>>;
}

export interface DisconnectSettings<Authorizer> extends ConnectionSettings<Authorizer> {
  /** The close code. Defaults to 1005. */
  readonly statusCode?: number;
  /** The reason in the close frame. Defaults to the text of AWS for 1005, else to an empty one. */
  readonly reason?: string;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<WebSocketDisconnectEvent<Authorizer>>;
}

/** The event, also assignable to the WebSocket event of `@types/aws-lambda`. */
export interface MadeWebSocketMessageEvent<Authorizer = undefined>
  extends WebSocketMessageEvent<Authorizer> {
  readonly body: string;
  readonly stageVariables?: Readonly<Record<string, string>>;
}

/** A route key for messages: any except `$connect` and `$disconnect`. */
type MessageKey<Key extends string> = Key extends "$connect" | "$disconnect" ? never : Key;

/**
 * Builds the event of a WebSocket API's route: `$connect`, `$disconnect`, or any other for a message.
 *
 * @example
 * events.webSocket("join", { body: { action: "join", room: "lobby" } });
 */
export function webSocketEvent<Authorizer = undefined>(
  key: "$connect",
  settings?: ConnectSettings<Authorizer>,
): WebSocketConnectEvent<AuthorizerText<Authorizer>>;
export function webSocketEvent<Authorizer = undefined>(
  key: "$disconnect",
  settings?: DisconnectSettings<Authorizer>,
): WebSocketDisconnectEvent<AuthorizerText<Authorizer>>;
export function webSocketEvent<Key extends string, Authorizer = undefined>(
  key: MessageKey<Key>,
  settings?: MessageSettings<Authorizer>,
): MadeWebSocketMessageEvent<AuthorizerText<Authorizer>>;
export function webSocketEvent<Authorizer>(
  key: string,
  settings: ConnectionSettings<Authorizer> = {},
): unknown {
  if (key === "$connect") return connectEvent(settings);
  if (key === "$disconnect") return disconnectEvent(settings);
  return messageEvent(key, settings);
}

function connectEvent<Authorizer>(settings: ConnectSettings<Authorizer>): unknown {
  const { stage = "prod", override } = settings;
  const { message } = toRouteRequest(`GET /${stage}`, settings, { host: defaults.host });
  const upgrade = [
    ["Sec-WebSocket-Extensions", "permessage-deflate; client_max_window_bits"],
    ["Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="],
    ["Sec-WebSocket-Version", "13"],
  ] as const;
  const event = toWebSocketConnectEvent<Authorizer>({
    ...common(settings),
    request: { ...message, headers: [...message.headers, ...upgrade] },
    arrival: defaults.arrival,
  });
  return applyOverride(event, override);
}

function messageEvent<Authorizer>(
  routeKey: string,
  { body = "", override, ...settings }: MessageSettings<Authorizer>,
): unknown {
  const { context, stageVariables } = common(settings);
  const event = toWebSocketMessageEvent<Authorizer>({
    body: toFrame(body),
    route: { routeKey },
    context: { ...context, messageId: "KCJJxhz4PHcEJgQ=" },
    stageVariables,
  });
  return applyOverride(event, override);
}

/** A frame is text: API Gateway closes a connection that sends bytes (documented). */
function toFrame(body: unknown): string {
  if (typeof body === "string") return body;
  const encoded = encodeBody(body);
  if (!encoded) return JSON.stringify(body);
  const given = "refused" in encoded ? encoded.refused : "a body of an HTTP request";
  throw new GatewrightError(
    "settings.invalid",
    `Failed to make the event of a message: its body is ${given}`,
    { hint: "A WebSocket API takes text: pass a text, or a value of JSON." },
  );
}

function disconnectEvent<Authorizer>({
  statusCode,
  reason,
  override,
  ...settings
}: DisconnectSettings<Authorizer>): unknown {
  const event = toWebSocketDisconnectEvent<Authorizer>({
    ...common(settings),
    ...(statusCode !== undefined && { statusCode }),
    ...(reason !== undefined && { reason }),
  });
  return applyOverride(event, override);
}

function common<Authorizer>({
  stage = "prod",
  connectionId = defaults.connectionId,
  stageVariables = {},
  authorizer,
}: ConnectionSettings<Authorizer>) {
  return {
    context: {
      apiId: defaults.apiId,
      stage,
      domainName: defaults.host,
      connectionId,
      connectedAt: defaults.timeEpoch - 1000,
      requestId: defaults.extendedRequestId,
      timeEpoch: defaults.timeEpoch,
      identity: { sourceIp: exampleClientIp },
      ...(authorizer !== undefined && { authorizer: authorizerText(authorizer) }),
    },
    stageVariables,
  };
}
