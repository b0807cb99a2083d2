import type { EventKind, EventOf } from "./events/event.ts";

/**
 * What kind of event this is, by the members that only that kind has; undefined for anything else.
 *
 * It looks at few members and does not validate: use `gatewright/proxy-events/schemas` on an event
 * that does not come from AWS.
 *
 * @example
 * kindOf(event); // "rest", "http", "web-socket.connect", "authorizer.token" …
 */
export function kindOf(event: unknown): EventKind | undefined {
  if (!isObject(event)) return undefined;
  const context = isObject(event["requestContext"]) ? event["requestContext"] : undefined;
  if (event["type"] === "TOKEN" && "methodArn" in event) return "authorizer.token";
  if (event["type"] === "REQUEST") return authorizerKind(event, context);
  if (!context) return undefined;
  if (isObject(context["elb"])) return "alb";
  if (typeof context["connectionId"] === "string") return webSocketKind(context);
  // A REST event behind a base path mapping may carry `rawPath`, so `http` has to decide.
  if (isObject(context["http"])) return isFunctionUrl(context) ? "function-url" : "http";
  if (typeof event["httpMethod"] !== "string") return undefined;
  return event["version"] === "1.0" ? "http-v1" : "rest";
}

/**
 * Whether the event is of that kind; narrows its type.
 *
 * @example
 * if (isKind(event, "http")) console.log(event.rawPath);
 */
export function isKind<Kind extends EventKind>(event: unknown, kind: Kind): event is EventOf<Kind> {
  return kindOf(event) === kind;
}

function authorizerKind(
  event: Record<string, unknown>,
  context: Record<string, unknown> | undefined,
): EventKind | undefined {
  if ("routeArn" in event) return "authorizer.http";
  if (!("methodArn" in event)) return undefined;
  if (event["version"] === "1.0") return "authorizer.http-v1";
  return context && "connectionId" in context ? "authorizer.web-socket" : "authorizer.rest";
}

function webSocketKind({ eventType, routeKey }: Record<string, unknown>): EventKind {
  if (eventType === "CONNECT" || routeKey === "$connect") return "web-socket.connect";
  if (eventType === "DISCONNECT" || routeKey === "$disconnect") return "web-socket.disconnect";
  return "web-socket.message";
}

/** Only the host distinguishes a function URL's event from one of an HTTP API's default route. */
function isFunctionUrl({ domainName }: Record<string, unknown>): boolean {
  return typeof domainName === "string" && domainName.includes(".lambda-url.");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
