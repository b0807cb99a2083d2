import type { PathParameterName } from "../../core/route-key.ts";
import type { HttpEvent, HttpRequestContext } from "../../proxy-events/events/http.ts";
import type { MultiValueMap, PathParameters, ValueMap } from "../../proxy-events/events/maps.ts";
import type { HttpV1Event } from "../../proxy-events/events/rest.ts";
import { toHttpEvent } from "../../proxy-events/to-event/http.ts";
import { toHttpV1Event } from "../../proxy-events/to-event/http-v1.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { defaults } from "./defaults.ts";
import { type MadeRestContext, nullIdentity } from "./made-rest-context.ts";
import { applyOverride, type Override } from "./override.ts";
import type { RequestArguments } from "./request.ts";

export interface HttpEventSettings<Authorizer, Event> extends TestRequest {
  /** The stage. Defaults to `$default`. */
  readonly stage?: string;
  /** The stage's variables. Defaults to none. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The authorizer's context: `{ jwt }`, `{ lambda }` or `{ iam }`. */
  readonly authorizer?: Authorizer;
  /** Replaces any members of the event, at any depth. */
  readonly override?: Override<Event>;
}

/** The event, also assignable to `APIGatewayProxyEventV2` of `@types/aws-lambda`. */
export interface MadeHttpEvent<Authorizer = undefined, Names extends string = string>
  extends HttpEvent<Authorizer, Names> {
  readonly cookies?: string[];
  readonly queryStringParameters?: ValueMap;
  readonly pathParameters?: PathParameters<Names>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly requestContext: Omit<HttpRequestContext<Authorizer>, "authorizer" | "authentication"> & {
    readonly authorizer: Authorizer;
  };
}

/** A made event: it also goes where `@types/aws-lambda` asks for `APIGatewayProxyEvent`. */
export interface MadeHttpV1Event<Authorizer = undefined, Names extends string = string>
  extends HttpV1Event<Authorizer, Names> {
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  readonly multiValueQueryStringParameters: MultiValueMap | null;
  readonly requestContext: MadeRestContext<Authorizer>;
}

type NamesOf<Key extends string> = [PathParameterName<Key>] extends [never]
  ? string
  : PathParameterName<Key>;

/**
 * Builds the event of an HTTP API with payload 2.0.
 *
 * @throws GatewrightError `event.refused`: the path cannot be decoded twice, which the API answers
 * with 400: encode a `%` twice
 * @example
 * events.http("GET /orders/{id}", { path: { id: "42" }, query: { tag: ["a", "b"] } });
 */
export function httpEvent<const Key extends string, Authorizer = undefined>(
  key: Key,
  ...[request]: RequestArguments<Key, HttpEventSettings<Authorizer, HttpEvent<Authorizer>>>
): MadeHttpEvent<Authorizer, NamesOf<Key>> {
  const settings: HttpEventSettings<Authorizer, HttpEvent<Authorizer>> = request ?? {};
  const event = toHttpEvent<Authorizer>(inputOf(key, request ?? {}, settings));
  // `toHttpEvent` never writes null, which the general event type allows.
  return applyOverride(event, settings.override) as MadeHttpEvent<Authorizer, NamesOf<Key>>;
}

/**
 * The event of an HTTP API with payload 1.0.
 *
 * @throws GatewrightError `event.refused`: as for `events.http`
 */
export function httpV1Event<const Key extends string, Authorizer = undefined>(
  key: Key,
  ...[request]: RequestArguments<Key, HttpEventSettings<Authorizer, HttpV1Event<Authorizer>>>
): MadeHttpV1Event<Authorizer, NamesOf<Key>> {
  const settings: HttpEventSettings<Authorizer, HttpV1Event<Authorizer>> = request ?? {};
  const { context, ...input } = inputOf(key, request ?? {}, settings);
  const event = toHttpV1Event<Authorizer>({
    ...input,
    context: { ...context, identity: nullIdentity },
  });
  // The names are those of the key, and `toHttpV1Event` fills what events in general may lack.
  return applyOverride(event, settings.override) as MadeHttpV1Event<Authorizer, NamesOf<Key>>;
}

function inputOf<Authorizer>(
  key: string,
  request: TestRequest & { readonly path?: Readonly<Record<string, string>> | undefined },
  settings: Pick<HttpEventSettings<Authorizer, never>, "stage" | "stageVariables" | "authorizer">,
) {
  const { stage = "$default", stageVariables = {}, authorizer } = settings;
  const { message, pathParameters } = toRouteRequest(key, request, {
    host: defaults.host,
    prefix: stage === "$default" ? "" : `/${stage}`,
  });
  return {
    request: message,
    route: { routeKey: key, pathParameters },
    context: {
      accountId: defaults.accountId,
      apiId: defaults.apiId,
      stage,
      requestId: defaults.extendedRequestId,
      timeEpoch: defaults.timeEpoch,
      domainName: defaults.host,
      ...(authorizer !== undefined && { authorizer }),
    },
    stageVariables,
    arrival: defaults.arrival,
  };
}
