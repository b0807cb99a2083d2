export {
  type AnyGatewrightError,
  type FieldProblem,
  GatewrightError,
  type GatewrightErrorCode,
  type GatewrightErrorDetails,
  isGatewrightError,
} from "../core/errors.ts";
export type { Json } from "../core/json.ts";
export type { PathParametersOf, RouteKey } from "../core/route-key.ts";
export type { StandardJsonSchema } from "./authoring/api/body-schema.ts";
export { type HttpRouteTable, httpApi, httpRoute } from "./authoring/api/http-api.ts";
export { type RouteTable, restApi } from "./authoring/api/rest-api.ts";
export { type RouteSettings, route } from "./authoring/api/route.ts";
export {
  type WebSocketApiSettings,
  webSocketApi,
  webSocketRoute,
} from "./authoring/api/web-socket-api.ts";
export type { ResponseInput } from "./authoring/builders/builder-input.ts";
export {
  type HttpAwsServiceSettings,
  type HttpHttpProxySettings,
  type HttpLambdaProxySettings,
  type HttpPrivateSettings,
  http,
} from "./authoring/builders/http.ts";
export type { Answering, Respond } from "./authoring/builders/respond.ts";
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
} from "./authoring/builders/rest.ts";
export type {
  RestPrivateTarget,
  RestPrivateV1Settings,
  RestPrivateV2Settings,
} from "./authoring/builders/rest-private.ts";
export {
  type WebSocketAwsServiceSettings,
  type WebSocketHttpProxySettings,
  type WebSocketHttpSettings,
  type WebSocketLambdaProxySettings,
  type WebSocketLambdaSettings,
  type WebSocketMockSettings,
  type WebSocketPrivateV1Settings,
  webSocket,
} from "./authoring/builders/web-socket.ts";
export { type Description, describe } from "./authoring/describe/describe.ts";
export type {
  AnswerExpression,
  AnswerScope,
  MappingExpression,
  RequestExpression,
  RequestScope,
  TemplateValue,
} from "./authoring/expressions/expression.ts";
export type { HttpRequestScope } from "./authoring/expressions/http-scope.ts";
export { classify } from "./convert/classify.ts";
export { classifyIntegration } from "./convert/classify-integration.ts";
export { classifyHttpApi, classifyWebSocketApi } from "./convert/classify-v2.ts";
export {
  classifyHttpIntegration,
  classifyWebSocketIntegration,
} from "./convert/classify-v2-integration.ts";
export type { Classified, Finding, FindingDetails } from "./convert/finding.ts";
export { lower } from "./convert/lower.ts";
export { lowerIntegration } from "./convert/lower-integration.ts";
export { lowerHttpApi, lowerWebSocketApi } from "./convert/lower-v2.ts";
export { lowerHttpIntegration, lowerWebSocketIntegration } from "./convert/lower-v2-integration.ts";
export {
  type CreateIntegrationInput,
  type CreateIntegrationResponseInput,
  type PutIntegrationInput,
  type PutIntegrationResponseInput,
  type RestSdkInputs,
  sdkInputs,
  type V2SdkInputs,
} from "./convert/sdk-inputs.ts";
export {
  type Format,
  type Issue,
  type IssueDetails,
  type ReadOptions,
  type ReadResult,
  readIntegration,
  type SourceIntegration,
  writeIntegration,
} from "./formats/integration.ts";
export type { HttpApi, HttpRoute, HttpRouteKey } from "./model/api/http-api.ts";
export type { RestApi } from "./model/api/rest-api.ts";
export type { MethodResponse, Route } from "./model/api/rest-route.ts";
export type { RouteResponse, WebSocketApi, WebSocketRoute } from "./model/api/web-socket-api.ts";
export type { IntegrationResponse } from "./model/fields.ts";
export { type AwsUri, awsUri } from "./model/grammar/aws-uri.ts";
export { type CloudMapArn, cloudMapArn } from "./model/grammar/cloud-map-arn.ts";
export { type ContentType, contentType } from "./model/grammar/content-type.ts";
export { type Credentials, credentialsArn } from "./model/grammar/credentials.ts";
export type { Grammar } from "./model/grammar/grammar.ts";
export {
  type HttpMappingTarget,
  httpMappingSource,
  httpMappingTarget,
} from "./model/grammar/http-mapping.ts";
export { type HttpUri, httpUri } from "./model/grammar/http-uri.ts";
export { type IntegrationUri, integrationUri } from "./model/grammar/integration-uri.ts";
export { type LambdaArn, lambdaArn } from "./model/grammar/lambda-arn.ts";
export { type LambdaUri, lambdaUri, streamingLambdaUri } from "./model/grammar/lambda-uri.ts";
export { type LoadBalancerArn, loadBalancerArn } from "./model/grammar/load-balancer-arn.ts";
export {
  methodParameter,
  type Parameter,
  type RequestSource,
  type ResponseSource,
  requestSource,
  requestTarget,
  responseSource,
  responseTarget,
} from "./model/grammar/rest-mapping.ts";
export {
  type ResponseKey,
  responseKey,
  selectionExpression,
} from "./model/grammar/selection-expression.ts";
export {
  parseSelectionPattern,
  printSelectionPattern,
  type SelectionPattern,
} from "./model/grammar/selection-pattern.ts";
export type { VariableText, VariableTextPart } from "./model/grammar/variable-text.ts";
export { type RouteSource, routeSource } from "./model/grammar/web-socket-mapping.ts";
export {
  dispatchByKind,
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
} from "./model/integration.ts";
export {
  type Family,
  familyOf,
  integrationKinds,
  type KindTraits,
  kindTraits,
} from "./model/kind-traits.ts";
export {
  type HttpAwsService,
  type HttpAwsServiceSubtype,
  httpAwsService,
} from "./model/kinds/http-aws-service.ts";
export { type HttpHttpProxy, httpHttpProxy } from "./model/kinds/http-http-proxy.ts";
export { type HttpLambdaProxy, httpLambdaProxy } from "./model/kinds/http-lambda-proxy.ts";
export { type HttpPrivate, httpPrivate, type PrivateTarget } from "./model/kinds/http-private.ts";
export { type RestAwsService, restAwsService } from "./model/kinds/rest-aws-service.ts";
export { type RestFirehoseProxy, restFirehoseProxy } from "./model/kinds/rest-firehose-proxy.ts";
export { type RestHttp, restHttp } from "./model/kinds/rest-http.ts";
export { type RestHttpProxy, restHttpProxy } from "./model/kinds/rest-http-proxy.ts";
export {
  type RestHttpStreamingProxy,
  restHttpStreamingProxy,
} from "./model/kinds/rest-http-streaming-proxy.ts";
export { type RestLambda, restLambda } from "./model/kinds/rest-lambda.ts";
export { type RestLambdaProxy, restLambdaProxy } from "./model/kinds/rest-lambda-proxy.ts";
export {
  type RestLambdaStreamingProxy,
  restLambdaStreamingProxy,
} from "./model/kinds/rest-lambda-streaming-proxy.ts";
export { type RestMock, restMock } from "./model/kinds/rest-mock.ts";
export {
  type RestPrivateHttpProxyV1,
  restPrivateHttpProxyV1,
} from "./model/kinds/rest-private-http-proxy-v1.ts";
export {
  type RestPrivateHttpProxyV2,
  restPrivateHttpProxyV2,
} from "./model/kinds/rest-private-http-proxy-v2.ts";
export {
  type RestPrivateHttpStreamingProxyV1,
  restPrivateHttpStreamingProxyV1,
} from "./model/kinds/rest-private-http-streaming-proxy-v1.ts";
export {
  type RestPrivateHttpStreamingProxyV2,
  restPrivateHttpStreamingProxyV2,
} from "./model/kinds/rest-private-http-streaming-proxy-v2.ts";
export { type RestPrivateHttpV1, restPrivateHttpV1 } from "./model/kinds/rest-private-http-v1.ts";
export {
  type WebSocketAwsService,
  webSocketAwsService,
} from "./model/kinds/web-socket-aws-service.ts";
export { type WebSocketHttp, webSocketHttp } from "./model/kinds/web-socket-http.ts";
export {
  type WebSocketHttpProxy,
  webSocketHttpProxy,
} from "./model/kinds/web-socket-http-proxy.ts";
export { type WebSocketLambda, webSocketLambda } from "./model/kinds/web-socket-lambda.ts";
export {
  type WebSocketLambdaProxy,
  webSocketLambdaProxy,
} from "./model/kinds/web-socket-lambda-proxy.ts";
export { type WebSocketMock, webSocketMock } from "./model/kinds/web-socket-mock.ts";
export {
  type WebSocketPrivateHttpProxyV1,
  webSocketPrivateHttpProxyV1,
} from "./model/kinds/web-socket-private-http-proxy-v1.ts";
export {
  type WebSocketPrivateHttpV1,
  webSocketPrivateHttpV1,
} from "./model/kinds/web-socket-private-http-v1.ts";
export type {
  ApiV2Record,
  IntegrationResponseV2Record,
  IntegrationV2Record,
  RouteResponseV2Record,
  RouteV2Record,
} from "./model/record/api-v2-record.ts";
export { backendOf } from "./model/record/backend.ts";
export type {
  IntegrationRecord,
  IntegrationResponseRecord,
  MethodRecord,
  MethodResponseRecord,
  ResourceRecord,
  RestApiRecord,
} from "./model/record/rest-api-record.ts";
export type { WebSocketIntegrationResponse } from "./model/v2-fields.ts";
