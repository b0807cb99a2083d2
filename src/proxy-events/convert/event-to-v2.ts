import type { HttpAuthorizer } from "../events/authorizer-context.ts";
import type { HttpEvent } from "../events/http.ts";
import type { HttpV1Event, RestEvent } from "../events/rest.ts";
import { readHeaders, readHeaderValues } from "../read/headers.ts";
import { readQuery } from "../read/query.ts";
import { splitCookies } from "../to-event/arrive.ts";
import { decodeOrKeep } from "../to-event/query.ts";
import { requestTime } from "../to-event/request-time.ts";
import { type Conversion, type OmittedMember, omittedMembers } from "./conversion.ts";

/**
 * Converts an event of payload 1.0 to payload 2.0, and lists what is omitted.
 *
 * The query's values stay, its exact encoding does not; header names become lower case.
 *
 * @example
 * const { value: event, omissions } = eventToV2(restEvent);
 */
export function eventToV2(event: RestEvent | HttpV1Event): Conversion<HttpEvent> {
  const { requestContext: context, body } = event;
  const path = decodeOrKeep(pathWithStage(event));
  const query = readQuery(event);
  const cookies = splitCookies(readHeaderValues(event, "cookie"));
  const routeKey = routeKeyOf(event);
  const authorizer = authorizerOf(event);
  const clientCert = context.identity.clientCert;
  const domainName = context.domainName ?? "";
  const timeEpoch = context.requestTimeEpoch ?? 0;
  return {
    value: {
      version: "2.0",
      routeKey,
      rawPath: path,
      rawQueryString: query.toString(),
      ...(cookies.length > 0 && { cookies }),
      headers: Object.fromEntries(
        headerLines(event).map(([name, values]) => [name, values.join(",")]),
      ),
      ...(query.size > 0 && { queryStringParameters: joinedQuery(query) }),
      ...(event.pathParameters && { pathParameters: decodedParameters(event) }),
      ...(event.stageVariables && { stageVariables: event.stageVariables }),
      requestContext: {
        accountId: context.accountId,
        apiId: context.apiId,
        ...(clientCert && { authentication: { clientCert } }),
        ...(authorizer && { authorizer }),
        domainName,
        domainPrefix: context.domainPrefix ?? domainName.split(".", 1)[0] ?? "",
        http: {
          method: event.httpMethod,
          path,
          protocol: context.protocol ?? "HTTP/1.1",
          sourceIp: context.identity.sourceIp,
          userAgent: context.identity.userAgent ?? "",
        },
        requestId: context.requestId,
        routeKey,
        stage: context.stage,
        time: context.requestTime ?? requestTime(timeEpoch),
        timeEpoch,
      },
      ...(body !== null && { body }),
      isBase64Encoded: event.isBase64Encoded,
    },
    omissions: omissionsOf(event),
  };
}

/** Adds a named stage to the path, as in payload 2.0 but not in REST events. */
function pathWithStage({ version, path, requestContext }: RestEvent | HttpV1Event): string {
  const { stage, domainName = "" } = requestContext;
  const isIncluded = version === "1.0" || stage === "$default";
  return isIncluded || !domainName.includes(".execute-api.") ? path : `/${stage}${path}`;
}

function routeKeyOf({
  version,
  httpMethod,
  resource,
  requestContext,
}: RestEvent | HttpV1Event): string {
  const key = version === "1.0" ? requestContext.resourceId : null;
  return key ?? (resource === "$default" ? resource : `${httpMethod} ${resource}`);
}

function authorizerOf({ requestContext }: RestEvent | HttpV1Event): HttpAuthorizer | undefined {
  const { authorizer } = requestContext;
  if (!authorizer) return undefined;
  if ("claims" in authorizer) {
    const { claims, scopes } = authorizer;
    // The guide's example of payload 1.0 has `{claims: null}` where there is no authorizer.
    return isClaims(claims)
      ? { jwt: { claims, scopes: Array.isArray(scopes) ? scopes : null } }
      : undefined;
  }
  const { integrationLatency: _latency, ...context } = authorizer;
  return { lambda: context };
}

function isClaims(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === "object" && value !== null;
}

function decodedParameters({ version, pathParameters }: RestEvent | HttpV1Event) {
  return Object.fromEntries(
    Object.entries(pathParameters ?? {}).map(([name, value]) => [
      name,
      version === "1.0" || value === undefined ? value : decodeOrKeep(value),
    ]),
  );
}

function headerLines(
  event: RestEvent | HttpV1Event,
): readonly (readonly [string, readonly string[]])[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of readHeaders(event)) {
    const wanted = name.toLowerCase();
    if (wanted !== "cookie") values.set(wanted, [...(values.get(wanted) ?? []), value]);
  }
  return [...values];
}

function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, query.getAll(name).join(",")]),
  );
}

function omissionsOf(event: RestEvent | HttpV1Event): readonly OmittedMember[] {
  const ambiguous = headerLines(event)
    .filter(([, values]) => values.length > 1 && values.some((value) => value.includes(",")))
    .map(
      ([name]): OmittedMember => ({
        code: "value.split",
        path: `multiValueHeaders.${name}`,
        reason: "A value has a comma, which also separates the values from now on",
      }),
    );
  const encoded: readonly OmittedMember[] = /%2f/i.test(event.path)
    ? [
        {
          code: "path.decoded",
          path: "path",
          reason: "An encoded slash is a slash once it is decoded",
        },
      ]
    : [];
  return [
    ...encoded,
    ...ambiguous,
    ...omittedMembers(event.requestContext, ["deploymentId", "operationName"], "requestContext."),
    ...(event.version === "1.0"
      ? []
      : omittedMembers(
          event.requestContext,
          ["resourceId", "extendedRequestId"],
          "requestContext.",
        )),
    ...omittedMembers(
      event.requestContext.identity,
      [
        "accessKey",
        "accountId",
        "apiKey",
        "apiKeyId",
        "caller",
        "cognitoAuthenticationProvider",
        "cognitoAuthenticationType",
        "cognitoIdentityId",
        "cognitoIdentityPoolId",
        "principalOrgId",
        "user",
        "userArn",
      ],
      "requestContext.identity.",
    ),
  ];
}
