import * as z from "zod";
import { httpContextMembers, httpRequestMembers } from "./http-event.ts";
import { ofKind } from "./of-kind.ts";
import { multiValueMap, text, valueMap } from "./parts.ts";
import { restContextMembers } from "./rest-event.ts";
import { webSocketContextMembers } from "./web-socket-event.ts";

/** The event of a TOKEN authorizer of a REST API. */
export function tokenAuthorizerEvent() {
  return z
    .looseObject({
      type: z.literal("TOKEN"),
      methodArn: z.string(),
      authorizationToken: z.string(),
    })
    .refine(...ofKind("authorizer.token"));
}

/** The event of a REQUEST authorizer of a REST API. */
export function restAuthorizerEvent() {
  return z.looseObject(requestMembers()).refine(...ofKind("authorizer.rest"));
}

/** The event of a REQUEST authorizer of an HTTP API with payload 1.0. */
export function httpV1AuthorizerEvent() {
  return z
    .looseObject({
      ...requestMembers(),
      version: z.literal("1.0"),
      identitySource: text,
      authorizationToken: text,
    })
    .refine(...ofKind("authorizer.http-v1"));
}

/** The event of a REQUEST authorizer of an HTTP API with payload 2.0. */
export function httpAuthorizerEvent() {
  return z
    .looseObject({
      ...httpRequestMembers(),
      type: z.literal("REQUEST"),
      routeArn: z.string(),
      identitySource: z.array(z.string()).nullish(),
      requestContext: z.looseObject(httpContextMembers()),
    })
    .refine(...ofKind("authorizer.http"));
}

/** The event of a REQUEST authorizer of a WebSocket API. */
export function webSocketAuthorizerEvent() {
  return z
    .looseObject({
      type: z.literal("REQUEST"),
      methodArn: z.string(),
      headers: valueMap.nullish(),
      multiValueHeaders: multiValueMap.nullish(),
      queryStringParameters: valueMap.nullish(),
      multiValueQueryStringParameters: multiValueMap.nullish(),
      stageVariables: valueMap.nullish(),
      requestContext: z.looseObject(webSocketContextMembers()),
    })
    .refine(...ofKind("authorizer.web-socket"));
}

function requestMembers() {
  return {
    type: z.literal("REQUEST"),
    methodArn: z.string(),
    resource: text,
    path: text,
    httpMethod: text,
    headers: valueMap.nullish(),
    multiValueHeaders: multiValueMap.nullish(),
    queryStringParameters: valueMap.nullish(),
    multiValueQueryStringParameters: multiValueMap.nullish(),
    pathParameters: valueMap.nullish(),
    stageVariables: valueMap.nullish(),
    requestContext: z.looseObject(restContextMembers()),
  };
}
