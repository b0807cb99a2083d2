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
  /** `prod` unless given. */
  readonly stage?: string;
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** What the authorizer left: `{ principalId, tenant }`, `{ claims }`. Its values become text. */
  readonly authorizer?: Authorizer;
  /** The caller, with IAM authorization or an API key. */
  readonly identity?: Partial<RestIdentity>;
  /** Those of the API: they decide whether the body is base64. */
  readonly binaryMediaTypes?: readonly string[];
  /** Any member of the event, at any depth: `{ headers: null }` is what the console sends. */
  readonly override?: Override<RestEvent<Authorizer>>;
}

/**
 * A made event: every member is there, so that it also goes where `@types/aws-lambda` asks for
 * `APIGatewayProxyEvent`. For that the identity's optional members are `null` rather than absent.
 */
export interface MadeRestEvent<Authorizer = RestAuthorizer, Names extends string = string>
  extends RestEvent<Authorizer, Names> {
  readonly headers: ValueMap;
  readonly multiValueHeaders: MultiValueMap;
  readonly multiValueQueryStringParameters: MultiValueMap | null;
  readonly requestContext: MadeRestContext<Authorizer>;
}

/**
 * The event of a REST API's Lambda proxy.
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
  // `toRestEvent` fills the members that events in general may lack; the override is the caller's.
  return applyOverride(event, settings.override) as ReturnType<typeof restEvent<Key, Authorizer>>;
}
