export { GatewrightError, type GatewrightErrorCode, isGatewrightError } from "../errors.ts";
export type { PathParameters, RouteKey } from "../route-key.ts";
export { type RestApi, restApi } from "./api/rest-api.ts";
export { type Route, type RouteSettings, route } from "./api/route.ts";
export { type RestLambdaProxySettings, type RestMockSettings, rest } from "./builders/rest.ts";
export type { RestIntegration } from "./integration.ts";
