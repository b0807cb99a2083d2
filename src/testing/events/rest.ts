import type { PathParameterName } from "../../core/route-key.ts";
import type { RestAuthorizer } from "../../proxy-events/events/authorizer-context.ts";
import type { MultiValueMap, ValueMap } from "../../proxy-events/events/maps.ts";
import type { ClientCertificate, RestEvent, RestIdentity } from "../../proxy-events/events/rest.ts";
import { toRestEvent } from "../../proxy-events/to-event/rest.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import { defaults } from "./defaults.ts";
import { applyOverride, type Override } from "./override.ts";
import type { RequestArguments } from "./request.ts";

export interface RestEventSettings<Authorizer> extends TestRequest {
  /** The stage. Defaults to `prod`. */
  readonly stage?: string;
  /** The stage's variables. Defaults to none. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** The authorizer's context: `{ principalId, tenant }` or `{ claims }`. */
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
  readonly requestContext: RestEvent<Authorizer>["requestContext"] & {
    readonly authorizer: Authorizer;
    readonly protocol: string;
    readonly requestTimeEpoch: number;
    readonly resourceId: string;
    readonly identity: RestIdentity & {
      readonly apiKey: string | null;
      readonly apiKeyId: string | null;
      readonly clientCert: ClientCertificate | null;
      readonly principalOrgId: string | null;
    };
  };
}

/**
 * Builds the event of a REST API's Lambda proxy integration.
 *
 * @example
 * events.rest("POST /orders/{id}", { path: { id: "42" }, body: { total: 12 } });
 */
export function restEvent<const Key extends string, Authorizer = undefined>(
  key: Key,
  ...[request]: RequestArguments<Key, RestEventSettings<Authorizer>>
): MadeRestEvent<
  Authorizer,
  [PathParameterName<Key>] extends [never] ? string : PathParameterName<Key>
> {
  const settings: RestEventSettings<Authorizer> = request ?? {};
  const { stage = "prod", stageVariables = {}, binaryMediaTypes = [], authorizer } = settings;
  const { message, ...route } = toRouteRequest(key, request ?? {}, {
    host: defaults.host,
    prefix: `/${stage}`,
  });
  const event = toRestEvent<Authorizer>({
    request: message,
    route: { ...route, resourceId: "abc123" },
    context: {
      ...defaults,
      domainName: defaults.host,
      stage,
      deploymentId: "dep123",
      ...(authorizer !== undefined && { authorizer }),
      identity: { apiKey: null, apiKeyId: null, clientCert: null, ...settings.identity },
    },
    stageVariables,
    binaryMediaTypes,
    arrival: defaults.arrival,
  });
  // `toRestEvent` sets every member that the general type leaves optional. The override is the caller's.
  return applyOverride(event, settings.override) as ReturnType<typeof restEvent<Key, Authorizer>>;
}
