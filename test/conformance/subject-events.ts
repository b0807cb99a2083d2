import type * as z from "zod";
import {
  albEvent,
  functionUrlEvent,
  httpAuthorizerEvent,
  httpEvent,
  httpV1AuthorizerEvent,
  httpV1Event,
  policyResult,
  restAuthorizerEvent,
  restEvent,
  simpleResult,
  tokenAuthorizerEvent,
  webSocketAuthorizerEvent,
  webSocketConnectEvent,
  webSocketDisconnectEvent,
  webSocketMessageEvent,
} from "../../src/proxy-events/schemas/index.ts";

const schemas = {
  "rest-v1": restEvent(),
  "http-v1": httpV1Event(),
  "http-v2": httpEvent(),
  "function-url": functionUrlEvent(),
  alb: albEvent(),
  "websocket-connect": webSocketConnectEvent(),
  "websocket-message": webSocketMessageEvent(),
  "websocket-disconnect": webSocketDisconnectEvent(),
  "authorizer-token": tokenAuthorizerEvent(),
  "authorizer-request-v1": restAuthorizerEvent(),
  "authorizer-request-http-v1": httpV1AuthorizerEvent(),
  "authorizer-request-v2": httpAuthorizerEvent(),
  "authorizer-request-websocket": webSocketAuthorizerEvent(),
  "authorizer-response-policy": policyResult(),
  "authorizer-response-simple": simpleResult(),
} as const satisfies Readonly<Record<string, z.ZodType>>;

type ParseAnswer =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly issues: readonly {
        readonly path: readonly PropertyKey[];
        readonly message: string;
      }[];
    };

export function parseEvent({
  kind,
  event,
}: {
  readonly kind: keyof typeof schemas;
  readonly event: unknown;
}): ParseAnswer {
  const result = schemas[kind].safeParse(event);
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    issues: result.error.issues.map(({ path, message }) => ({ path, message })),
  };
}
