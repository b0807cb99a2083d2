import type { RestAuthorizer } from "../events/authorizer-context.ts";
import type { HttpEvent } from "../events/http.ts";
import type { HttpV1Event } from "../events/rest.ts";
import { readClientHeaders } from "../read/client-headers.ts";
import { readHeaders } from "../read/headers.ts";
import { readPath } from "../read/path.ts";
import { readQuery } from "../read/query.ts";
import { allValues, lastValues } from "../to-event/query.ts";
import type { Conversion, OmittedMember } from "./conversion.ts";

/**
 * Converts an event of payload 2.0 to payload 1.0, and lists what is omitted.
 *
 * Headers that came joined with commas stay one value: whether the commas separate or belong to
 * the value is unknown.
 *
 * @example
 * const { value: event, omissions } = eventToV1(httpEvent);
 */
export function eventToV1(event: HttpEvent): Conversion<HttpV1Event> {
  const { requestContext: context, routeKey } = event;
  const headers = readClientHeaders(event);
  const query = [...readQuery(event)];
  const resource = routeKey.slice(routeKey.indexOf(" ") + 1);
  const authorizer = authorizerOf(event);
  const clientCert = context.authentication?.clientCert;
  return {
    value: {
      version: "1.0",
      resource,
      path: encodedPath(event),
      httpMethod: context.http.method,
      headers: lastValues(headers),
      multiValueHeaders: allValues(headers),
      queryStringParameters: query.length === 0 ? null : lastValues(query),
      multiValueQueryStringParameters: query.length === 0 ? null : allValues(query),
      requestContext: {
        accountId: context.accountId,
        apiId: context.apiId,
        ...(authorizer && { authorizer }),
        domainName: context.domainName,
        domainPrefix: context.domainPrefix,
        extendedRequestId: context.requestId,
        httpMethod: context.http.method,
        identity: {
          accessKey: null,
          accountId: null,
          caller: null,
          cognitoAuthenticationProvider: null,
          cognitoAuthenticationType: null,
          cognitoIdentityId: null,
          cognitoIdentityPoolId: null,
          principalOrgId: null,
          sourceIp: context.http.sourceIp,
          user: null,
          userAgent: context.http.userAgent,
          userArn: null,
          ...(clientCert && { clientCert }),
        },
        path: context.http.path,
        protocol: context.http.protocol,
        requestId: context.requestId,
        requestTime: context.time,
        requestTimeEpoch: context.timeEpoch,
        resourceId: routeKey,
        resourcePath: resource,
        stage: context.stage,
      },
      pathParameters: event.pathParameters ?? null,
      stageVariables: event.stageVariables ?? null,
      body: event.body ?? null,
      isBase64Encoded: event.isBase64Encoded,
    },
    omissions: omissionsOf(event),
  };
}

/** Encoded, with the stage, which `readPath` removes. */
function encodedPath(event: HttpEvent): string {
  const { stage, domainName } = event.requestContext;
  const path = readPath(event);
  const hasStage =
    stage !== "$default" &&
    domainName.includes(".execute-api.") &&
    (event.rawPath === `/${stage}` || event.rawPath.startsWith(`/${stage}/`));
  if (!hasStage) return path;
  return event.rawPath === `/${stage}` ? `/${stage}` : `/${stage}${path}`;
}

function authorizerOf({ requestContext }: HttpEvent): RestAuthorizer {
  const { jwt, lambda } = requestContext.authorizer ?? {};
  if (jwt) return { claims: jwt.claims, scopes: jwt.scopes ?? null };
  return lambda ? { ...lambda } : undefined;
}

function omissionsOf(event: HttpEvent): readonly OmittedMember[] {
  const joined = readHeaders(event)
    .filter(([, value]) => value.includes(","))
    .map(
      ([name]): OmittedMember => ({
        code: "value.joined",
        path: `headers.${name}`,
        reason: "Several values may be joined here; they stay one",
      }),
    );
  const iam: readonly OmittedMember[] = event.requestContext.authorizer?.iam
    ? [
        {
          code: "member.absent",
          path: "requestContext.authorizer.iam",
          reason: "The other format has no such member",
        },
      ]
    : [];
  return [...joined, ...iam];
}
