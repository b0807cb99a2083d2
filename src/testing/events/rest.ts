import type { PathParameterName } from "../../core/route-key.ts";
import { hasStrayPercent } from "../../core/stray-percent.ts";
import type { RestAuthorizer } from "../../proxy-events/events/authorizer-context.ts";
import type { MultiValueMap, ValueMap } from "../../proxy-events/events/maps.ts";
import type { RestEvent, RestIdentity } from "../../proxy-events/events/rest.ts";
import { refusedEvent } from "../../proxy-events/to-event/refused-event.ts";
import { toRestEvent } from "../../proxy-events/to-event/rest.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { type AuthorizerText, authorizerText } from "./authorizer-text.ts";
import { defaults } from "./defaults.ts";
import { type MadeRestContext, nullIdentity } from "./made-rest-context.ts";
import { applyOverride, type Override } from "./override.ts";
import type { RequestArguments } from "./request.ts";

export interface RestEventSettings<Authorizer> extends TestRequest {
  /** The stage. Defaults to `prod`. */
  readonly stage?: string;
  /** The stage's variables. Defaults to none. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** What the authorizer left: `{ principalId, tenant }`, `{ claims }`. Its values become text. */
  readonly authorizer?: Authorizer;
  /** The caller with IAM authorization or an API key. */
  readonly identity?: Partial<RestIdentity>;
  /** The API's binary media types, which decide whether the body is base64. */
  readonly binaryMediaTypes?: readonly string[];
  /** Replaces any members of the event, at any depth. The console sends `{ headers: null }`. */
  readonly override?: Override<RestEvent<Authorizer>>;
}

/**
 * The complete event of a REST API, also assignable to `APIGatewayProxyEvent` of `@types/aws-lambda`.
 * For that, optional members of the identity are `null` instead of missing.
 */
export interface MadeRestEvent<Authorizer = RestAuthorizer, Names extends string = string>
  extends RestEvent<Authorizer, Names> {
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  readonly multiValueQueryStringParameters: MultiValueMap | null;
  readonly requestContext: MadeRestContext<Authorizer>;
}

/**
 * Builds the event of a REST API's Lambda proxy integration.
 *
 * @throws GatewrightError `event.refused`: a `%` in the key starts no escape, which API Gateway
 * answers with 400
 * @example
 * events.rest("POST /orders/{id}", { path: { id: "42" }, body: { total: 12 } });
 */
export function restEvent<const Key extends string, Authorizer = undefined>(
  key: Key,
  ...[request]: RequestArguments<Key, RestEventSettings<Authorizer>>
): MadeRestEvent<
  AuthorizerText<Authorizer>,
  [PathParameterName<Key>] extends [never] ? string : PathParameterName<Key>
> {
  const settings: RestEventSettings<Authorizer> = request ?? {};
  const { stage = "prod", stageVariables = {}, binaryMediaTypes = [], authorizer } = settings;
  const { message, ...route } = toRouteRequest(key, request ?? {}, {
    host: defaults.host,
    prefix: `/${stage}`,
  });
  if (hasStrayPercent(message.target)) {
    throw refusedEvent(message, 'a "%" of the URL starts no escape', "Encode it as %25.");
  }
  const event = toRestEvent<Authorizer>({
    request: message,
    route: { ...route, resourceId: "abc123" },
    context: {
      ...defaults,
      domainName: defaults.host,
      stage,
      deploymentId: "dep123",
      ...(authorizer !== undefined && { authorizer: authorizerText(authorizer) }),
      identity: { ...nullIdentity, ...settings.identity },
    },
    stageVariables,
    binaryMediaTypes,
    arrival: defaults.arrival,
  });
  // `toRestEvent` sets every member that the general type leaves optional. The override is the caller's.
  return applyOverride(event, settings.override) as ReturnType<typeof restEvent<Key, Authorizer>>;
}
