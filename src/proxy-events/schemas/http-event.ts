import * as z from "zod";
import { ofKind } from "./of-kind.ts";
import { anyAuthorizer, clientCertificate, flag, number, text, valueMap } from "./parts.ts";

type AuthorizerPart<Authorizer extends z.ZodType> = { readonly authorizer: Authorizer };

/**
 * Builds the event of an HTTP API with payload 2.0. Keeps unknown members.
 *
 * @example
 * const event = httpEvent({ authorizer: jwtAuthorizer(z.object({ sub: z.string() })) }).parse(input);
 */
export function httpEvent(): ReturnType<typeof httpEventWith<typeof anyAuthorizer>>;
export function httpEvent<Authorizer extends z.ZodType>(
  parts: AuthorizerPart<Authorizer>,
): ReturnType<typeof httpEventWith<Authorizer>>;
export function httpEvent(
  { authorizer }: AuthorizerPart<z.ZodType> = { authorizer: anyAuthorizer },
) {
  return httpEventWith(authorizer);
}

/** The event of a Lambda function URL. Also accepts null, which CloudFront can send. */
export function functionUrlEvent(): ReturnType<typeof functionUrlEventWith<typeof anyAuthorizer>>;
export function functionUrlEvent<Authorizer extends z.ZodType>(
  parts: AuthorizerPart<Authorizer>,
): ReturnType<typeof functionUrlEventWith<Authorizer>>;
export function functionUrlEvent(
  { authorizer }: AuthorizerPart<z.ZodType> = { authorizer: anyAuthorizer },
) {
  return functionUrlEventWith(authorizer);
}

// Only the host distinguishes the two, and a saved event's host may be masked, so each schema accepts both.
function httpEventWith<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  return z.looseObject(members(authorizer)).refine(...ofKind("http", "function-url"));
}

function functionUrlEventWith<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  return z.looseObject(members(authorizer)).refine(...ofKind("function-url", "http"));
}

function members<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  return {
    ...httpRequestMembers(),
    requestContext: z.looseObject({ ...httpContextMembers(), authorizer }),
    body: text,
    isBase64Encoded: flag.nullish(),
  };
}

/** The members that events and authorizer events of payload 2.0 share. */
export function httpRequestMembers() {
  return {
    version: text,
    routeKey: text,
    rawPath: z.string(),
    rawQueryString: text,
    cookies: z.array(z.string()).nullish(),
    headers: valueMap.nullish(),
    queryStringParameters: valueMap.nullish(),
    pathParameters: valueMap.nullish(),
    stageVariables: valueMap.nullish(),
  };
}

export function httpContextMembers() {
  return {
    accountId: text,
    apiId: text,
    authentication: z.looseObject({ clientCert: clientCertificate.partial().nullish() }).nullish(),
    domainName: text,
    domainPrefix: text,
    http: z.looseObject({
      method: z.string(),
      path: text,
      protocol: text,
      sourceIp: text,
      userAgent: text,
    }),
    requestId: text,
    routeKey: text,
    stage: text,
    time: text,
    timeEpoch: number,
  };
}
