export { GatewrightError, type GatewrightErrorCode, isGatewrightError } from "../errors.ts";
export type { Json } from "../json.ts";
export type { PathParameters, RouteKey } from "../route-key.ts";
export type { StandardJsonSchema } from "./api/body-schema.ts";
export {
  type HttpApi,
  type HttpRoute,
  type HttpRouteKey,
  type HttpRouteTable,
  httpApi,
  httpRoute,
} from "./api/http-api.ts";
export { type RestApi, type RouteTable, restApi } from "./api/rest-api.ts";
export { type MethodResponse, type Route, type RouteSettings, route } from "./api/route.ts";
export {
  type RouteResponse,
  type WebSocketApi,
  type WebSocketApiSettings,
  type WebSocketRoute,
  webSocketApi,
  webSocketRoute,
} from "./api/web-socket-api.ts";
export type { AuthoredResponse } from "./builders/authored.ts";
export {
  type HttpAwsServiceSettings,
  type HttpHttpProxySettings,
  type HttpLambdaProxySettings,
  type HttpPrivateSettings,
  http,
} from "./builders/http.ts";
export type { Answering, Respond } from "./builders/respond.ts";
export {
  type RestAwsServiceSettings,
  type RestFirehoseProxySettings,
  type RestHttpProxySettings,
  type RestHttpSettings,
  type RestHttpStreamingProxySettings,
  type RestLambdaProxySettings,
  type RestLambdaSettings,
  type RestLambdaStreamingProxySettings,
  type RestMockSettings,
  rest,
} from "./builders/rest.ts";
export type {
  RestPrivateTarget,
  RestPrivateV1Settings,
  RestPrivateV2Settings,
} from "./builders/rest-private.ts";
export {
  type WebSocketAwsServiceSettings,
  type WebSocketHttpProxySettings,
  type WebSocketHttpSettings,
  type WebSocketLambdaProxySettings,
  type WebSocketLambdaSettings,
  type WebSocketMockSettings,
  type WebSocketPrivateV1Settings,
  webSocket,
} from "./builders/web-socket.ts";
export { type Cell, cells, type Family, familyOf, integrationKinds } from "./cells.ts";
export { type Description, describe } from "./describe/describe.ts";
export type { Expression, RequestScope, TemplateValue } from "./expressions/expression.ts";
export type { HttpRequestScope } from "./expressions/http-scope.ts";
export type { IntegrationResponse } from "./fields.ts";
export {
  type Format,
  type Issue,
  type ReadOptions,
  type ReadResult,
  readIntegration,
  type SourceIntegration,
  writeIntegration,
} from "./formats/integration.ts";
export { type AwsUri, awsUri } from "./grammar/aws-uri.ts";
export { type CloudMapArn, cloudMapArn } from "./grammar/cloud-map-arn.ts";
export { type ContentType, contentType } from "./grammar/content-type.ts";
export { type Credentials, credentialsArn } from "./grammar/credentials.ts";
export type { Grammar } from "./grammar/grammar.ts";
export {
  type HttpMappingTarget,
  httpMappingSource,
  httpMappingTarget,
} from "./grammar/http-mapping.ts";
export { type HttpUri, httpUri } from "./grammar/http-uri.ts";
export { type IntegrationUri, integrationUri } from "./grammar/integration-uri.ts";
export { type LambdaArn, lambdaArn } from "./grammar/lambda-arn.ts";
export { type LambdaUri, lambdaUri, streamingLambdaUri } from "./grammar/lambda-uri.ts";
export { type LoadBalancerArn, loadBalancerArn } from "./grammar/load-balancer-arn.ts";
export {
  methodParameter,
  type Parameter,
  type RequestSource,
  type ResponseSource,
  requestSource,
  requestTarget,
  responseSource,
  responseTarget,
} from "./grammar/rest-mapping.ts";
export {
  type ResponseKey,
  responseKey,
  selectionExpression,
} from "./grammar/selection-expression.ts";
export {
  parseSelectionPattern,
  printSelectionPattern,
  type SelectionPattern,
} from "./grammar/selection-pattern.ts";
export type { VariableText, VariableTextPart } from "./grammar/variable-text.ts";
export { type RouteSource, routeSource } from "./grammar/web-socket-mapping.ts";
export {
  applyPerKind,
  type HttpIntegration,
  httpIntegration,
  type Integration,
  type IntegrationKind,
  type IntegrationOf,
  type PerKind,
  type RestIntegration,
  restIntegration,
  type WebSocketIntegration,
  webSocketIntegration,
} from "./integration.ts";
export {
  type HttpAwsService,
  type HttpAwsServiceSubtype,
  httpAwsService,
} from "./kinds/http-aws-service.ts";
export { type HttpHttpProxy, httpHttpProxy } from "./kinds/http-http-proxy.ts";
export { type HttpLambdaProxy, httpLambdaProxy } from "./kinds/http-lambda-proxy.ts";
export { type HttpPrivate, httpPrivate, type PrivateTarget } from "./kinds/http-private.ts";
export { type RestAwsService, restAwsService } from "./kinds/rest-aws-service.ts";
export { type RestFirehoseProxy, restFirehoseProxy } from "./kinds/rest-firehose-proxy.ts";
export { type RestHttp, restHttp } from "./kinds/rest-http.ts";
export { type RestHttpProxy, restHttpProxy } from "./kinds/rest-http-proxy.ts";
export {
  type RestHttpStreamingProxy,
  restHttpStreamingProxy,
} from "./kinds/rest-http-streaming-proxy.ts";
export { type RestLambda, restLambda } from "./kinds/rest-lambda.ts";
export { type RestLambdaProxy, restLambdaProxy } from "./kinds/rest-lambda-proxy.ts";
export {
  type RestLambdaStreamingProxy,
  restLambdaStreamingProxy,
} from "./kinds/rest-lambda-streaming-proxy.ts";
export { type RestMock, restMock } from "./kinds/rest-mock.ts";
export {
  type RestPrivateHttpProxyV1,
  restPrivateHttpProxyV1,
} from "./kinds/rest-private-http-proxy-v1.ts";
export {
  type RestPrivateHttpProxyV2,
  restPrivateHttpProxyV2,
} from "./kinds/rest-private-http-proxy-v2.ts";
export {
  type RestPrivateHttpStreamingProxyV1,
  restPrivateHttpStreamingProxyV1,
} from "./kinds/rest-private-http-streaming-proxy-v1.ts";
export {
  type RestPrivateHttpStreamingProxyV2,
  restPrivateHttpStreamingProxyV2,
} from "./kinds/rest-private-http-streaming-proxy-v2.ts";
export { type RestPrivateHttpV1, restPrivateHttpV1 } from "./kinds/rest-private-http-v1.ts";
export { type WebSocketAwsService, webSocketAwsService } from "./kinds/web-socket-aws-service.ts";
export { type WebSocketHttp, webSocketHttp } from "./kinds/web-socket-http.ts";
export { type WebSocketHttpProxy, webSocketHttpProxy } from "./kinds/web-socket-http-proxy.ts";
export { type WebSocketLambda, webSocketLambda } from "./kinds/web-socket-lambda.ts";
export {
  type WebSocketLambdaProxy,
  webSocketLambdaProxy,
} from "./kinds/web-socket-lambda-proxy.ts";
export { type WebSocketMock, webSocketMock } from "./kinds/web-socket-mock.ts";
export {
  type WebSocketPrivateHttpProxyV1,
  webSocketPrivateHttpProxyV1,
} from "./kinds/web-socket-private-http-proxy-v1.ts";
export {
  type WebSocketPrivateHttpV1,
  webSocketPrivateHttpV1,
} from "./kinds/web-socket-private-http-v1.ts";
export type {
  ApiV2Record,
  IntegrationResponseV2Record,
  IntegrationV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "./record/api-v2-record.ts";
export { backendOf } from "./record/backend.ts";
export { classify } from "./record/classify.ts";
export { classifyIntegration } from "./record/classify-integration.ts";
export { classifyHttpApi, classifyWebSocketApi } from "./record/classify-v2.ts";
export {
  classifyHttpIntegration,
  classifyWebSocketIntegration,
} from "./record/classify-v2-integration.ts";
export type { Classified, Finding } from "./record/finding.ts";
export { lower } from "./record/lower.ts";
export { lowerIntegration } from "./record/lower-integration.ts";
export { lowerHttpApi, lowerWebSocketApi } from "./record/lower-v2.ts";
export { lowerHttpIntegration, lowerWebSocketIntegration } from "./record/lower-v2-integration.ts";
export type {
  IntegrationRecord,
  IntegrationResponseRecord,
  MethodRecord,
  MethodResponseRecord,
  ResourceRecord,
  RestApiRecord,
} from "./record/rest-api-record.ts";
export {
  type CreateIntegrationInput,
  type CreateIntegrationResponseInput,
  type PutIntegrationInput,
  type PutIntegrationResponseInput,
  type RestSdkInputs,
  sdkInputs,
  type V2SdkInputs,
} from "./record/sdk-inputs.ts";
export type { WebSocketIntegrationResponse } from "./v2-fields.ts";
