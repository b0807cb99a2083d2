export { GatewrightError, type GatewrightErrorCode, isGatewrightError } from "../errors.ts";
export type { PathParameters, RouteKey } from "../route-key.ts";
export { type RestApi, type RouteTable, restApi } from "./api/rest-api.ts";
export { type MethodResponse, type Route, type RouteSettings, route } from "./api/route.ts";
export type { Respond } from "./builders/respond.ts";
export { type RestLambdaProxySettings, type RestMockSettings, rest } from "./builders/rest.ts";
export type { Expression, RequestScope, TemplateValue } from "./expressions/expression.ts";
export type { IntegrationResponse } from "./fields.ts";
export type { IntegrationOf, RestIntegration } from "./integration.ts";
export { type RestLambdaProxy, restLambdaProxy } from "./kinds/rest-lambda-proxy.ts";
export { type RestMock, restMock } from "./kinds/rest-mock.ts";
export { classify } from "./record/classify.ts";
export { classifyIntegration } from "./record/classify-integration.ts";
export type { Classified, Finding } from "./record/finding.ts";
export { lower } from "./record/lower.ts";
export { lowerIntegration } from "./record/lower-integration.ts";
export type {
  IntegrationRecord,
  IntegrationResponseRecord,
  MethodRecord,
  MethodResponseRecord,
  ResourceRecord,
  RestApiRecord,
} from "./record/rest-api-record.ts";
