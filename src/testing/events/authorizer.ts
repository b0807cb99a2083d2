import { methodArn, routeArn } from "../../proxy-events/authorizers/method-arn.ts";
import type {
  HttpAuthorizerEvent,
  RestAuthorizerEvent,
} from "../../proxy-events/events/authorizer-event.ts";
import type { EventOf } from "../../proxy-events/events/event.ts";
import type { MultiValueMap, ValueMap } from "../../proxy-events/events/maps.ts";
import {
  toHttpAuthorizerEvent,
  toHttpV1AuthorizerEvent,
  toRestAuthorizerEvent,
  toTokenAuthorizerEvent,
  toWebSocketAuthorizerEvent,
} from "../../proxy-events/to-event/authorizer.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { defaults } from "./defaults.ts";
import { type MadeRestContext, nullIdentity } from "./made-rest-context.ts";
import { applyOverride, type Override } from "./override.ts";

export type AuthorizerKind = "token" | "rest" | "http" | "http-v1" | "web-socket";

type AuthorizerEvent<Kind extends AuthorizerKind> = EventOf<`authorizer.${Kind}`>;

/** A made event: it also goes where `@types/aws-lambda` asks for its own, with all members. */
type MadeAuthorizerEvent<Kind extends AuthorizerKind> = Kind extends "rest"
  ? MadeRestAuthorizerEvent
  : Kind extends "http"
    ? MadeHttpAuthorizerEvent
    : AuthorizerEvent<Kind>;

interface MadeRestAuthorizerEvent extends RestAuthorizerEvent {
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  readonly multiValueQueryStringParameters: MultiValueMap;
  readonly requestContext: MadeRestContext<undefined>;
}

interface MadeHttpAuthorizerEvent extends HttpAuthorizerEvent {
  readonly identitySource: string[];
  /** Absent on AWS where the client sent none. */
  readonly cookies: string[];
  readonly headers: ValueMap;
  readonly queryStringParameters?: ValueMap;
  readonly pathParameters?: ValueMap;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly requestContext: Omit<HttpAuthorizerEvent["requestContext"], "authentication">;
}

export interface AuthorizerSettings<Kind extends AuthorizerKind> extends Omit<TestRequest, "body"> {
  /** Values of the route's path parameters, encoded for you. */
  readonly path?: Readonly<Record<string, string>>;
  /** The token for a TOKEN authorizer. Defaults to `Bearer abc`. */
  readonly token?: string;
  /** The values of the identity sources. Defaults to the token. */
  readonly identitySource?: readonly string[];
  /** The stage. Defaults to `prod`. */
  readonly stage?: string;
  /** The stage's variables. Defaults to none. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<AuthorizerEvent<Kind>>;
}

type AnySettings = Omit<AuthorizerSettings<AuthorizerKind>, "override">;

/**
 * Builds the event of an authorizer for a route. A WebSocket API only authorizes `$connect`.
 *
 * @example
 * events.authorizer("token", "GET /orders/{id}", { path: { id: "42" }, token: "Bearer abc" });
 */
export function authorizerEvent<Kind extends AuthorizerKind>(
  kind: Kind,
  key: string,
  { override, ...settings }: AuthorizerSettings<Kind> = {},
): MadeAuthorizerEvent<Kind> {
  const event = applyOverride(rows[kind](key, settings), override);
  // The rows fill the members that such events in general may lack; the override is the caller's.
  return event as MadeAuthorizerEvent<Kind>;
}

const rows: {
  readonly [Kind in AuthorizerKind]: (key: string, settings: AnySettings) => AuthorizerEvent<Kind>;
} = {
  token: (key, settings) => {
    const { arn } = requestOf(key, settings);
    return toTokenAuthorizerEvent({ methodArn: arn, authorizationToken: tokenOf(settings) });
  },
  rest: (key, settings) => {
    const { arn, input, resourcePath } = requestOf(key, settings);
    return toRestAuthorizerEvent({
      ...input,
      methodArn: arn,
      route: { ...input.route, resourcePath, resourceId: "abc123" },
      context: {
        ...input.context,
        extendedRequestId: defaults.extendedRequestId,
        identity: nullIdentity,
      },
    });
  },
  http: (key, settings) => {
    const { arn, input } = requestOf(key, settings);
    const identitySource = settings.identitySource ?? [tokenOf(settings)];
    const event = toHttpAuthorizerEvent({ ...input, routeArn: arn, identitySource });
    return { ...event, cookies: event.cookies ?? [] };
  },
  "http-v1": (key, settings) => {
    const { arn, input } = requestOf(key, settings);
    const identitySource = settings.identitySource ?? [tokenOf(settings)];
    return toHttpV1AuthorizerEvent({ ...input, methodArn: arn, identitySource });
  },
  "web-socket": (_key, settings) => {
    const { input } = requestOf("GET /", settings);
    const { partition, region } = place;
    const { accountId, apiId, stage } = input.context;
    const upgrade = [
      ["Connection", "upgrade"],
      ["Upgrade", "websocket"],
      ["content-length", "0"],
    ] as const;
    return toWebSocketAuthorizerEvent({
      methodArn: routeArn({ partition, region, accountId, apiId, stage, routeKey: "$connect" }),
      request: { ...input.request, headers: [...input.request.headers, ...upgrade] },
      context: {
        ...input.context,
        connectionId: defaults.connectionId,
        connectedAt: defaults.timeEpoch,
        identity: { sourceIp: input.request.sourceIp ?? "" },
      },
      stageVariables: input.stageVariables,
      arrival: input.arrival,
    });
  },
};

const place = { partition: "aws", region: defaults.region };

function tokenOf({ token = "Bearer abc" }: AnySettings): string {
  return token;
}

function requestOf(key: string, settings: AnySettings) {
  const { stage = "prod", stageVariables = {}, token = "Bearer abc", headers } = settings;
  const { message, resourcePath, pathParameters } = toRouteRequest(
    key,
    { ...settings, headers: { Authorization: token, ...headers } },
    { host: defaults.host, prefix: `/${stage}` },
  );
  const { accountId, apiId } = defaults;
  const path = message.target.slice(stage.length + 1).split("?", 1)[0] ?? "/";
  return {
    arn: methodArn({ ...place, accountId, apiId, stage, method: message.method, path }),
    resourcePath,
    input: {
      request: message,
      route: { routeKey: key, pathParameters },
      context: {
        accountId,
        apiId,
        stage,
        requestId: defaults.extendedRequestId,
        timeEpoch: defaults.timeEpoch,
        domainName: defaults.host,
      },
      stageVariables,
      arrival: defaults.arrival,
    },
  };
}
