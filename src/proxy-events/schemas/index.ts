export { albEvent } from "./alb-event.ts";
export {
  cognitoAuthorizer,
  httpLambdaAuthorizer,
  iamAuthorizer,
  jwtAuthorizer,
  lambdaAuthorizer,
} from "./authorizer-context.ts";
export {
  httpAuthorizerEvent,
  httpV1AuthorizerEvent,
  restAuthorizerEvent,
  tokenAuthorizerEvent,
  webSocketAuthorizerEvent,
} from "./authorizer-event.ts";
export { policyResult, simpleResult } from "./authorizer-result.ts";
export { functionUrlEvent, httpEvent } from "./http-event.ts";
export { jsonBody } from "./json-body.ts";
export { httpV1Event, restEvent } from "./rest-event.ts";
export {
  webSocketConnectEvent,
  webSocketDisconnectEvent,
  webSocketMessageEvent,
} from "./web-socket-event.ts";
