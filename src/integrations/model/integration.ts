import * as z from "zod/mini";
import { type HttpAwsService, httpAwsService } from "./kinds/http-aws-service.ts";
import { type HttpHttpProxy, httpHttpProxy } from "./kinds/http-http-proxy.ts";
import { type HttpLambdaProxy, httpLambdaProxy } from "./kinds/http-lambda-proxy.ts";
import { type HttpPrivate, httpPrivate } from "./kinds/http-private.ts";
import { type RestAwsService, restAwsService } from "./kinds/rest-aws-service.ts";
import { type RestFirehoseProxy, restFirehoseProxy } from "./kinds/rest-firehose-proxy.ts";
import { type RestHttp, restHttp } from "./kinds/rest-http.ts";
import { type RestHttpProxy, restHttpProxy } from "./kinds/rest-http-proxy.ts";
import {
  type RestHttpStreamingProxy,
  restHttpStreamingProxy,
} from "./kinds/rest-http-streaming-proxy.ts";
import { type RestLambda, restLambda } from "./kinds/rest-lambda.ts";
import { type RestLambdaProxy, restLambdaProxy } from "./kinds/rest-lambda-proxy.ts";
import {
  type RestLambdaStreamingProxy,
  restLambdaStreamingProxy,
} from "./kinds/rest-lambda-streaming-proxy.ts";
import { type RestMock, restMock } from "./kinds/rest-mock.ts";
import {
  type RestPrivateHttpProxyV1,
  restPrivateHttpProxyV1,
} from "./kinds/rest-private-http-proxy-v1.ts";
import {
  type RestPrivateHttpProxyV2,
  restPrivateHttpProxyV2,
} from "./kinds/rest-private-http-proxy-v2.ts";
import {
  type RestPrivateHttpStreamingProxyV1,
  restPrivateHttpStreamingProxyV1,
} from "./kinds/rest-private-http-streaming-proxy-v1.ts";
import {
  type RestPrivateHttpStreamingProxyV2,
  restPrivateHttpStreamingProxyV2,
} from "./kinds/rest-private-http-streaming-proxy-v2.ts";
import { type RestPrivateHttpV1, restPrivateHttpV1 } from "./kinds/rest-private-http-v1.ts";
import { type WebSocketAwsService, webSocketAwsService } from "./kinds/web-socket-aws-service.ts";
import { type WebSocketHttp, webSocketHttp } from "./kinds/web-socket-http.ts";
import { type WebSocketHttpProxy, webSocketHttpProxy } from "./kinds/web-socket-http-proxy.ts";
import { type WebSocketLambda, webSocketLambda } from "./kinds/web-socket-lambda.ts";
import {
  type WebSocketLambdaProxy,
  webSocketLambdaProxy,
} from "./kinds/web-socket-lambda-proxy.ts";
import { type WebSocketMock, webSocketMock } from "./kinds/web-socket-mock.ts";
import {
  type WebSocketPrivateHttpProxyV1,
  webSocketPrivateHttpProxyV1,
} from "./kinds/web-socket-private-http-proxy-v1.ts";
import {
  type WebSocketPrivateHttpV1,
  webSocketPrivateHttpV1,
} from "./kinds/web-socket-private-http-v1.ts";

/** Every integration of a REST API, discriminated by `kind`. */
export type RestIntegration =
  | RestAwsService
  | RestFirehoseProxy
  | RestHttp
  | RestHttpProxy
  | RestHttpStreamingProxy
  | RestLambda
  | RestLambdaProxy
  | RestLambdaStreamingProxy
  | RestMock
  | RestPrivateHttpProxyV1
  | RestPrivateHttpProxyV2
  | RestPrivateHttpStreamingProxyV1
  | RestPrivateHttpStreamingProxyV2
  | RestPrivateHttpV1;

/** The schema of every integration of a REST API. */
export const restIntegration = z.discriminatedUnion("kind", [
  restAwsService,
  restFirehoseProxy,
  restHttp,
  restHttpProxy,
  restHttpStreamingProxy,
  restLambda,
  restLambdaProxy,
  restLambdaStreamingProxy,
  restMock,
  restPrivateHttpProxyV1,
  restPrivateHttpProxyV2,
  restPrivateHttpStreamingProxyV1,
  restPrivateHttpStreamingProxyV2,
  restPrivateHttpV1,
]);

/** Every integration of an HTTP API, discriminated by `kind`. */
export type HttpIntegration = HttpAwsService | HttpHttpProxy | HttpLambdaProxy | HttpPrivate;

/** The schema of every integration of an HTTP API. */
export const httpIntegration = z.discriminatedUnion("kind", [
  httpAwsService,
  httpHttpProxy,
  httpLambdaProxy,
  httpPrivate,
]);

/** Every integration of a WebSocket API, discriminated by `kind`. */
export type WebSocketIntegration =
  | WebSocketAwsService
  | WebSocketHttp
  | WebSocketHttpProxy
  | WebSocketLambda
  | WebSocketLambdaProxy
  | WebSocketMock
  | WebSocketPrivateHttpProxyV1
  | WebSocketPrivateHttpV1;

/** The schema of every integration of a WebSocket API. */
export const webSocketIntegration = z.discriminatedUnion("kind", [
  webSocketAwsService,
  webSocketHttp,
  webSocketHttpProxy,
  webSocketLambda,
  webSocketLambdaProxy,
  webSocketMock,
  webSocketPrivateHttpProxyV1,
  webSocketPrivateHttpV1,
]);

/** Every integration. */
export type Integration = RestIntegration | HttpIntegration | WebSocketIntegration;
/** The name of a kind: `rest.mock`. */
export type IntegrationKind = Integration["kind"];

/** The member with that kind: `IntegrationOf<"rest.mock">`. */
export type IntegrationOf<Kind extends IntegrationKind> = Extract<Integration, { kind: Kind }>;

/** A table with one function per kind. A missing kind does not compile. */
export type PerKind<Result> = {
  readonly [Kind in IntegrationKind]: (from: IntegrationOf<Kind>) => Result;
};

/**
 * Calls the table's function for the kind of `from`.
 *
 * @example
 * const none = () => "";
 * const byUri = ({ uri }: { readonly uri: string }) => uri;
 * const byArn = (from: { readonly functionArn: string }) => from.functionArn;
 * const addressOf: PerKind<string> = {
 *   "rest.lambda": byArn, "rest.lambda-proxy": byArn, "rest.lambda-streaming-proxy": byArn,
 *   "rest.http": byUri, "rest.http-proxy": byUri, "rest.http-streaming-proxy": byUri,
 *   "rest.private-http-v1": byUri, "rest.private-http-proxy-v1": byUri,
 *   "rest.private-http-streaming-proxy-v1": byUri, "rest.private-http-proxy-v2": byUri,
 *   "rest.private-http-streaming-proxy-v2": byUri, "rest.aws-service": byUri,
 *   "rest.firehose-proxy": byUri, "rest.mock": none,
 *   "http.lambda-proxy": byArn, "http.http-proxy": byUri,
 *   "http.private": ({ target }) => target.arn, "http.aws-service": ({ subtype }) => subtype,
 *   "web-socket.lambda": byArn, "web-socket.lambda-proxy": byArn, "web-socket.http": byUri,
 *   "web-socket.http-proxy": byUri, "web-socket.private-http-v1": byUri,
 *   "web-socket.private-http-proxy-v1": byUri, "web-socket.aws-service": byUri,
 *   "web-socket.mock": none,
 * };
 * dispatchByKind(addressOf, rest.lambdaProxy({ functionArn })); // "arn:aws:lambda:…:function:orders"
 */
export function dispatchByKind<Result>(table: PerKind<Result>, from: Integration): Result {
  // TypeScript cannot correlate row and kind across a union; the table's type guarantees it.
  const row = table[from.kind] as (from: Integration) => Result;
  return row(from);
}

export function isRest(integration: Integration): integration is RestIntegration {
  return integration.kind.startsWith("rest.");
}

export function isHttp(integration: Integration): integration is HttpIntegration {
  return integration.kind.startsWith("http.");
}
