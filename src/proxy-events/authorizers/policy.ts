import type { AuthorizerContextValue } from "../events/authorizer-context.ts";
import type { PolicyResult } from "../events/authorizer-result.ts";
import { checkContext } from "./context.ts";
import {
  methodArn,
  parseMethodArn,
  routeArn,
  type StageParts,
  wholeStageArn,
} from "./method-arn.ts";

/** The member of an authorizer event that names the requested method or route. */
export type AuthorizedEvent = { readonly methodArn: string } | { readonly routeArn: string };

/** A method of a REST or HTTP API; `*` stands for any. */
export interface MethodScope {
  readonly method: string;
  /** `/orders/*`: a star also matches slashes. */
  readonly path: string;
}

/** A route of a WebSocket API. */
export interface RouteScope {
  readonly routeKey: string;
}

type ContextOf = Readonly<Record<string, AuthorizerContextValue>>;

export interface PolicyOptions<Context extends ContextOf = ContextOf> {
  /** Who the caller is. */
  readonly principalId: string;
  /** The context for the integration, which receives it as text. */
  readonly context?: Context;
  /** The API key, if the REST API reads keys from its authorizer. */
  readonly usageIdentifierKey?: string;
  /** The methods or routes that the policy covers. Defaults to the event's whole stage. */
  readonly only?: readonly (MethodScope | RouteScope)[];
}

/** A context that is given is a context of the answer: `@types/aws-lambda` tells the two apart. */
interface WithContext<Context> {
  readonly context: Context;
}

/**
 * Allows the caller the whole stage, or only the methods or routes in `only`.
 *
 * The default is the whole stage, not just the requested method, because API Gateway caches the policy
 * for the caller's token: one that allows a single method denies the caller's next request to
 * another method until the cache expires (300 s unless configured).
 *
 * @throws GatewrightError `authorizer.invalid` if a context value is not text, a number or a boolean
 * @example
 * export const handler = async (event: TokenAuthorizerEvent) =>
 *   allow(event, { principalId: "ada", context: { tenant: "acme" } });
 */
export function allow<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context> & WithContext<Context>,
): PolicyResult<Context> & WithContext<Context>;
export function allow<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context>,
): PolicyResult<Context>;
export function allow<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context>,
): PolicyResult<Context> {
  return policy("Allow", event, options);
}

/**
 * Rejects the caller with 403. See {@link allow} for what the policy covers.
 *
 * @example
 * return deny(event, { principalId: "anonymous" });
 *
 * @throws GatewrightError `authorizer.invalid` if a context value is not text, a number or a boolean
 */
export function deny<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context> & WithContext<Context>,
): PolicyResult<Context> & WithContext<Context>;
export function deny<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context>,
): PolicyResult<Context>;
export function deny<Context extends ContextOf>(
  event: AuthorizedEvent,
  options: PolicyOptions<Context>,
): PolicyResult<Context> {
  return policy("Deny", event, options);
}

/**
 * Returns the error that makes REST and WebSocket APIs respond with 401. Throw it. Its text must be exactly
 * this; any other error makes a 500.
 *
 * @example
 * if (!isValid(event.authorizationToken)) throw unauthorized();
 */
export function unauthorized(): Error {
  return new Error("Unauthorized");
}

function policy<Context extends ContextOf>(
  effect: "Allow" | "Deny",
  event: AuthorizedEvent,
  { principalId, context, usageIdentifierKey, only }: PolicyOptions<Context>,
): PolicyResult<Context> {
  if (context) checkContext(context);
  const arn = "methodArn" in event ? event.methodArn : event.routeArn;
  const { method: _method, path: _path, ...stage } = parseMethodArn(arn);
  return {
    principalId,
    policyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Action: "execute-api:Invoke",
          Effect: effect,
          Resource: only?.map((scope) => scopeArn(stage, scope)) ?? [wholeStageArn(stage)],
        },
      ],
    },
    ...(context && { context }),
    ...(usageIdentifierKey !== undefined && { usageIdentifierKey }),
  };
}

function scopeArn(stage: StageParts, scope: MethodScope | RouteScope): string {
  return "routeKey" in scope ? routeArn({ ...stage, ...scope }) : methodArn({ ...stage, ...scope });
}
