import { mediaTypeOf } from "../../core/binary-media-types.ts";
import { headerValues, type RequestMessage, splitTarget } from "../../core/message.ts";
import type { HttpAuthorizer } from "../events/authorizer-context.ts";
import type { HttpEvent, HttpRequestContext } from "../events/http.ts";
import type { ValueMap } from "../events/maps.ts";
import type { ClientCertificate } from "../events/rest.ts";
import { type Arrival, httpHeaders, splitCookies } from "./arrive.ts";
import { eventBody, withAuthorizer } from "./event-parts.ts";
import { allValues, decodeOrKeep, decodeQuery } from "./query.ts";
import { requestTime } from "./request-time.ts";

export interface HttpEventInput<Authorizer = HttpAuthorizer | null | undefined> {
  /** As the client sent it; a named stage stands in the path. */
  readonly request: RequestMessage;
  readonly route: {
    /** `GET /orders/{id}` or `$default`. */
    readonly routeKey: string;
    /** Undecoded, as they stand in the path. */
    readonly pathParameters: ValueMap;
  };
  readonly context: HttpEventContext<Authorizer>;
  readonly stageVariables?: ValueMap;
  /** Defaults to adding no header. */
  readonly arrival?: Arrival;
}

export interface HttpEventContext<Authorizer = HttpAuthorizer | null | undefined> {
  readonly accountId: string;
  readonly apiId: string;
  readonly stage: string;
  /** Sixteen characters that end with `=`. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly timeEpoch: number;
  readonly domainName: string;
  readonly authorizer?: Authorizer;
  readonly authentication?: { readonly clientCert: ClientCertificate };
}

/**
 * Builds the event that an HTTP API sends with payload 2.0, member for member.
 *
 * Path and path parameters come decoded, the query also as it was sent, header names in lower
 * case, cookies apart; empty members are left out.
 */
export function toHttpEvent<Authorizer = HttpAuthorizer | null | undefined>(
  input: HttpEventInput<Authorizer>,
): HttpEvent<Authorizer> {
  const { body, isBase64Encoded } = httpEventBody(input.request);
  return {
    ...toHttpRequestMembers(input),
    requestContext: httpRequestContext(input),
    ...(body !== null && { body }),
    isBase64Encoded,
  };
}

/** The members that authorizer events share. */
export function toHttpRequestMembers({
  request,
  route,
  stageVariables = {},
  arrival,
}: HttpEventInput<unknown>): Omit<HttpEvent, "requestContext" | "body" | "isBase64Encoded"> {
  const { path, query } = splitTarget(request.target);
  const headers = httpHeaders(request, arrival);
  const cookies = splitCookies(headerValues(headers, "cookie"));
  const pairs = decodeQuery(query);
  return {
    version: "2.0",
    routeKey: route.routeKey,
    rawPath: decodeOrKeep(path),
    rawQueryString: query,
    ...(cookies.length > 0 && { cookies }),
    headers: joined(
      headers
        .map(([name, value]) => [name.toLowerCase(), value] as const)
        .filter(([name]) => name !== "cookie"),
    ),
    ...(pairs.length > 0 && { queryStringParameters: joined(pairs) }),
    ...(hasMembers(route.pathParameters) && { pathParameters: decodeParameters(route) }),
    ...(hasMembers(stageVariables) && { stageVariables }),
  };
}

/** `requestContext` of payload 2.0. */
export function httpRequestContext<Authorizer>({
  request,
  route,
  context,
}: HttpEventInput<Authorizer>): HttpRequestContext<Authorizer> {
  const { authentication } = context;
  const members = {
    accountId: context.accountId,
    apiId: context.apiId,
    ...(authentication !== undefined && { authentication }),
    domainName: context.domainName,
    domainPrefix: context.domainName.split(".", 1)[0] ?? "",
    http: {
      method: request.method,
      path: decodeOrKeep(splitTarget(request.target).path),
      protocol: "HTTP/1.1",
      sourceIp: request.sourceIp ?? "",
      userAgent: headerValues(request.headers, "user-agent")[0] ?? "",
    },
    requestId: context.requestId,
    routeKey: route.routeKey,
    stage: context.stage,
    time: requestTime(context.timeEpoch),
    timeEpoch: context.timeEpoch,
  };
  return withAuthorizer(members, context);
}

// Measured on a live API: nothing else is text, form fields and an absent type included.
const textTypes = /^(?:text\/.*|application\/(?:json|xml|javascript))$/;

/** HTTP APIs have no binary media types: the request's type alone decides. */
export function httpEventBody({ headers, body }: RequestMessage): ReturnType<typeof eventBody> {
  return eventBody(body, !textTypes.test(mediaTypeOf(headerValues(headers, "content-type")[0])));
}

export function decodeParameters({
  pathParameters,
}: {
  readonly pathParameters: ValueMap;
}): ValueMap {
  return Object.fromEntries(
    Object.entries(pathParameters).map(([name, value]) => [name, value && decodeOrKeep(value)]),
  );
}

export function hasMembers(map: ValueMap): boolean {
  return Object.keys(map).length > 0;
}

/** The values of each name, joined with a comma and no blank. */
function joined(pairs: readonly (readonly [string, string])[]): ValueMap {
  return Object.fromEntries(
    Object.entries(allValues(pairs)).map(([name, values]) => [name, values?.join(",")]),
  );
}
