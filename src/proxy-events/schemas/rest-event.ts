import * as z from "zod";
import { ofKind } from "./of-kind.ts";
import {
  anyAuthorizer,
  clientCertificate,
  flag,
  multiValueMap,
  number,
  text,
  valueMap,
} from "./parts.ts";

type AuthorizerPart<Authorizer extends z.ZodType> = { readonly authorizer: Authorizer };

/**
 * The event of a REST API's Lambda proxy (payload 1.0). Keeps unknown members.
 *
 * @example
 * const event = restEvent({ authorizer: lambdaAuthorizer({ tenant: z.string() }) }).parse(input);
 */
export function restEvent(): ReturnType<typeof restEventWith<typeof anyAuthorizer>>;
export function restEvent<Authorizer extends z.ZodType>(
  parts: AuthorizerPart<Authorizer>,
): ReturnType<typeof restEventWith<Authorizer>>;
export function restEvent(
  { authorizer }: AuthorizerPart<z.ZodType> = { authorizer: anyAuthorizer },
) {
  return restEventWith(authorizer);
}

/** Builds the event of an HTTP API with payload 1.0. */
export function httpV1Event(): ReturnType<typeof httpV1EventWith<typeof anyAuthorizer>>;
export function httpV1Event<Authorizer extends z.ZodType>(
  parts: AuthorizerPart<Authorizer>,
): ReturnType<typeof httpV1EventWith<Authorizer>>;
export function httpV1Event(
  { authorizer }: AuthorizerPart<z.ZodType> = { authorizer: anyAuthorizer },
) {
  return httpV1EventWith(authorizer);
}

function restEventWith<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  // Tools save events of HTTP APIs under REST's name; both shapes are one but for `version`.
  return z.looseObject(members(authorizer)).refine(...ofKind("rest", "http-v1"));
}

function httpV1EventWith<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  return z
    .looseObject({ ...members(authorizer), version: z.literal("1.0") })
    .refine(...ofKind("http-v1"));
}

function members<Authorizer extends z.ZodType>(authorizer: Authorizer) {
  return {
    resource: text,
    path: text,
    httpMethod: z.string(),
    headers: valueMap.nullish(),
    multiValueHeaders: multiValueMap.nullish(),
    queryStringParameters: valueMap.nullish(),
    multiValueQueryStringParameters: multiValueMap.nullish(),
    pathParameters: valueMap.nullish(),
    stageVariables: valueMap.nullish(),
    requestContext: z.looseObject({ ...restContextMembers(), authorizer }),
    body: text,
    isBase64Encoded: flag.nullish(),
  };
}

/** The members of `requestContext`, which authorizer events share. */
export function restContextMembers() {
  return {
    accountId: text,
    apiId: text,
    deploymentId: text,
    domainName: text,
    domainPrefix: text,
    extendedRequestId: text,
    httpMethod: text,
    identity: z
      .looseObject({
        accessKey: text,
        accountId: text,
        apiKey: text,
        apiKeyId: text,
        caller: text,
        clientCert: clientCertificate.partial().nullish(),
        cognitoAuthenticationProvider: text,
        cognitoAuthenticationType: text,
        cognitoIdentityId: text,
        cognitoIdentityPoolId: text,
        principalOrgId: text,
        sourceIp: text,
        user: text,
        userAgent: text,
        userArn: text,
      })
      .nullish(),
    operationName: text,
    path: text,
    protocol: text,
    requestId: text,
    requestTime: text,
    requestTimeEpoch: number,
    resourceId: text,
    resourcePath: text,
    stage: text,
  };
}
