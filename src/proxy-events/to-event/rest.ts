import { isBinaryMediaType, mediaTypeOf } from "../../core/binary-media-types.ts";
import { headerValue, type RequestMessage, splitTarget } from "../../core/message.ts";
import type { RestAuthorizer } from "../events/authorizer-context.ts";
import type { ValueMap } from "../events/maps.ts";
import type { RestEvent, RestIdentity, RestRequestContext } from "../events/rest.ts";
import { type Arrival, restHeaders } from "./arrive.ts";
import { eventBody, withAuthorizer } from "./event-parts.ts";
import { allValues, decodeQuery, lastValues } from "./query.ts";
import { requestTime } from "./request-time.ts";

export interface RestEventInput<Authorizer = RestAuthorizer> {
  /** As the client sent it, the stage in the path. */
  readonly request: RequestMessage;
  readonly route: {
    /** The template: `/orders/{id}`. */
    readonly resourcePath: string;
    readonly resourceId: string;
    /** Undecoded, as they stand in the path. */
    readonly pathParameters: ValueMap;
  };
  readonly context: RestEventContext<Authorizer>;
  readonly stageVariables?: ValueMap;
  readonly binaryMediaTypes?: readonly string[];
  /** Missing under TestInvokeMethod, which adds no header. */
  readonly arrival?: Arrival;
}

export interface RestEventContext<Authorizer = RestAuthorizer> {
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** Milliseconds since 1970. */
  readonly timeEpoch: number;
  readonly domainName: string;
  /** Missing under TestInvokeMethod. */
  readonly deploymentId?: string;
  readonly authorizer?: Authorizer;
  readonly operationName?: string;
  /** Members that are not `null`. `sourceIp` and `userAgent` default to the request's. */
  readonly identity?: Partial<RestIdentity>;
  /** Defaults to the request's path. TestInvokeMethod sets the resource's path template. */
  readonly path?: string;
}

/**
 * Builds the event that a REST API sends to a Lambda proxy, member for member.
 *
 * Paths and path parameters stay encoded, the query is decoded once, header names keep the
 * client's case, empty maps are `null`.
 */
export function toRestEvent<Authorizer = RestAuthorizer>(
  input: RestEventInput<Authorizer>,
): RestEvent<Authorizer> {
  const { request, route, context, stageVariables, binaryMediaTypes = [], arrival } = input;
  const { path, query } = splitTarget(request.target);
  const headers = restHeaders(request.headers, request.sourceIp ?? "", arrival);
  const pairs = decodeQuery(query);
  const mediaType = mediaTypeOf(headerValue(headers, "content-type")) || "application/json";
  return {
    resource: route.resourcePath,
    path: withoutStage(path, context),
    httpMethod: request.method,
    headers: headers.length === 0 ? null : lastValues(headers),
    multiValueHeaders: headers.length === 0 ? null : allValues(headers),
    queryStringParameters: pairs.length === 0 ? null : lastValues(pairs),
    multiValueQueryStringParameters: pairs.length === 0 ? null : allValues(pairs),
    pathParameters: nullIfEmpty(withoutTrailingSlashes(route.pathParameters)),
    stageVariables: nullIfEmpty(stageVariables ?? {}),
    requestContext: restRequestContext(input, oneLeadingSlash(path)),
    ...eventBody(request.body, isBinaryMediaType(mediaType, binaryMediaTypes)),
  };
}

/**
 * The request context of a REST event, which authorizer events share.
 *
 * @param path as the client sent it, with the stage
 */
export function restRequestContext<Authorizer>(
  { request, route, context }: RestEventInput<Authorizer>,
  path: string,
): RestRequestContext<Authorizer> {
  const members = {
    resourceId: route.resourceId,
    resourcePath: route.resourcePath,
    ...(context.operationName !== undefined && { operationName: context.operationName }),
    httpMethod: request.method,
    extendedRequestId: context.extendedRequestId,
    requestTime: requestTime(context.timeEpoch),
    path: context.path ?? path,
    accountId: context.accountId,
    protocol: "HTTP/1.1",
    stage: context.stage,
    domainPrefix: context.domainName.split(".", 1)[0] ?? "",
    requestTimeEpoch: context.timeEpoch,
    requestId: context.requestId,
    identity: { ...anonymous(request), ...context.identity },
    domainName: context.domainName,
    ...(context.deploymentId !== undefined && { deploymentId: context.deploymentId }),
    apiId: context.apiId,
  };
  return withAuthorizer(members, context);
}

function anonymous({ headers, sourceIp }: RequestMessage): RestIdentity {
  return {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    sourceIp: sourceIp ?? "",
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    userAgent: headerValue(headers, "user-agent") ?? null,
    user: null,
  };
}

/**
 * Drops the stage, which is part of the path on the `execute-api` host only: a custom domain has
 * its mapping key there, which stays in `path`.
 */
function withoutStage(path: string, { stage, domainName }: RestEventContext<unknown>): string {
  const whole = oneLeadingSlash(path);
  if (!domainName.includes(".execute-api.")) return whole;
  const prefix = `/${stage}`;
  if (whole !== prefix && !whole.startsWith(`${prefix}/`)) return whole;
  return oneLeadingSlash(whole.slice(prefix.length));
}

/** AWS collapses slashes at the start of a path, and only there. */
function oneLeadingSlash(path: string): string {
  return `/${path.replace(/^\/+/, "")}`;
}

/** `path` keeps a trailing slash, a greedy parameter does not. */
function withoutTrailingSlashes(parameters: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, value?.replace(/\/$/, "")]),
  );
}

function nullIfEmpty(map: ValueMap): ValueMap | null {
  return Object.keys(map).length === 0 ? null : map;
}
