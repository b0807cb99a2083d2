import type { AlbEvent } from "../../proxy-events/events/alb.ts";
import type { FunctionUrlEvent } from "../../proxy-events/events/http.ts";
import type { MultiValueMap, ValueMap } from "../../proxy-events/events/maps.ts";
import { toAlbEvent } from "../../proxy-events/to-event/alb.ts";
import { toFunctionUrlEvent } from "../../proxy-events/to-event/function-url.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { defaults } from "./defaults.ts";
import type { MadeHttpEvent } from "./http.ts";
import { applyOverride, type Override } from "./override.ts";

export interface FunctionUrlEventSettings<Authorizer> extends TestRequest {
  /** The caller with IAM authorization: `{ iam }`. */
  readonly authorizer?: Authorizer;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<FunctionUrlEvent<Authorizer>>;
}

/**
 * Builds the event of a function URL for a method and a path: `GET /orders/42`.
 *
 * @example
 * events.functionUrl("GET /orders/42", { headers: { accept: "application/json" } });
 */
export function functionUrlEvent<Authorizer = undefined>(
  request: string,
  { authorizer, override, ...settings }: FunctionUrlEventSettings<Authorizer> = {},
): MadeHttpEvent<Authorizer> {
  const urlId = "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";
  const domainName = `${urlId}.lambda-url.${defaults.region}.on.aws`;
  const { message } = toRouteRequest(request, settings, { host: domainName });
  const { requestId, timeEpoch, arrival } = defaults;
  const event = toFunctionUrlEvent<Authorizer>({
    request: message,
    context: {
      urlId,
      domainName,
      requestId,
      timeEpoch,
      ...(authorizer !== undefined && { authorizer }),
    },
    arrival,
  });
  // `toFunctionUrlEvent` never writes null, which the general event type allows.
  return applyOverride(event, override) as MadeHttpEvent<Authorizer>;
}

export interface AlbEventSettings extends TestRequest {
  /** The target group's attribute `lambda.multi_value_headers.enabled`. */
  readonly multiValueHeaders?: boolean;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<AlbEvent>;
}

/** The event of a load balancer, also assignable to `ALBEvent` of `@types/aws-lambda`. */
export interface MadeAlbEvent extends AlbEvent {
  readonly headers?: ValueMap;
  readonly multiValueHeaders?: MultiValueMap;
  readonly queryStringParameters?: ValueMap;
  readonly multiValueQueryStringParameters?: MultiValueMap;
}

/**
 * Builds the event of a load balancer for a method and a path.
 *
 * @example
 * events.alb("GET /orders", { query: { tag: ["a", "b"] }, multiValueHeaders: true });
 */
export function albEvent(
  request: string,
  { multiValueHeaders = false, override, ...settings }: AlbEventSettings = {},
): MadeAlbEvent {
  const host = `orders-1234567890.${defaults.region}.elb.amazonaws.com`;
  const { message } = toRouteRequest(request, settings, { host });
  const group = `arn:aws:elasticloadbalancing:${defaults.region}:${defaults.accountId}:targetgroup`;
  const event = toAlbEvent({
    request: message,
    context: { targetGroupArn: `${group}/orders/6d0ecf831eec9f09` },
    multiValueHeaders,
    arrival: defaults.arrival,
  });
  // `toAlbEvent` never writes null, which the general event type allows.
  return applyOverride(event, override) as MadeAlbEvent;
}
