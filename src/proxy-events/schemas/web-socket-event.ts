import * as z from "zod";
import { ofKind } from "./of-kind.ts";
import { anyAuthorizer, flag, multiValueMap, number, text, valueMap } from "./parts.ts";

/** A client opens a WebSocket connection. Keeps unknown members. */
export function webSocketConnectEvent() {
  return z.looseObject(members()).refine(...ofKind("web-socket.connect"));
}

/** A client sent a message. */
export function webSocketMessageEvent() {
  return z.looseObject(members()).refine(...ofKind("web-socket.message"));
}

/** A WebSocket connection is gone. */
export function webSocketDisconnectEvent() {
  return z.looseObject(members()).refine(...ofKind("web-socket.disconnect"));
}

function members() {
  return {
    headers: valueMap.nullish(),
    multiValueHeaders: multiValueMap.nullish(),
    queryStringParameters: valueMap.nullish(),
    multiValueQueryStringParameters: multiValueMap.nullish(),
    stageVariables: valueMap.nullish(),
    requestContext: z.looseObject({ ...webSocketContextMembers(), authorizer: anyAuthorizer }),
    body: text,
    isBase64Encoded: flag.nullish(),
  };
}

/** The members of `requestContext`, which authorizer events share. */
export function webSocketContextMembers() {
  return {
    apiId: text,
    connectedAt: number,
    connectionId: z.string(),
    domainName: text,
    eventType: text,
    extendedRequestId: text,
    identity: z.looseObject({ sourceIp: text, userAgent: text }).nullish(),
    messageDirection: text,
    messageId: text,
    disconnectStatusCode: number,
    disconnectReason: text,
    requestId: text,
    requestTime: text,
    requestTimeEpoch: number,
    routeKey: text,
    stage: text,
  };
}
