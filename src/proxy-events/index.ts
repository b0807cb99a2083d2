export type { Header, RequestMessage, ResponseMessage } from "../core/message.ts";
export { checkContext, contextAsText } from "./authorizers/context.ts";
export { type Decision, evaluatePolicy } from "./authorizers/evaluate-policy.ts";
export {
  type MethodArnParts,
  methodArn,
  parseMethodArn,
  parseRouteArn,
  type RouteArnParts,
  routeArn,
  type StageParts,
  wholeStageArn,
} from "./authorizers/method-arn.ts";
export {
  type AuthorizedEvent,
  allow,
  deny,
  type MethodScope,
  type PolicyOptions,
  type RouteScope,
  unauthorized,
} from "./authorizers/policy.ts";
export { allowSimple, denySimple } from "./authorizers/simple.ts";
export type { Conversion, OmittedMember } from "./convert/conversion.ts";
export { eventToV1 } from "./convert/event-to-v1.ts";
export { eventToV2 } from "./convert/event-to-v2.ts";
export { resultToV1, resultToV2 } from "./convert/result.ts";
export type { AlbEvent, AlbResult } from "./events/alb.ts";
export type {
  AuthorizerContextValue,
  AuthorizerMember,
  CognitoAuthorizer,
  HttpAuthorizer,
  HttpLambdaAuthorizer,
  IamAuthorizer,
  JwtAuthorizer,
  LambdaAuthorizer,
  NoAuthorizer,
  RestAuthorizer,
} from "./events/authorizer-context.ts";
export type {
  HttpAuthorizerEvent,
  HttpV1AuthorizerEvent,
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
  WebSocketAuthorizerEvent,
} from "./events/authorizer-event.ts";
export type {
  PolicyDocument,
  PolicyResult,
  PolicyStatement,
  SimpleResult,
} from "./events/authorizer-result.ts";
export type { EventKind, EventOf, RequestEvent } from "./events/event.ts";
export type {
  FunctionUrlEvent,
  HttpDescription,
  HttpEvent,
  HttpRequestContext,
  HttpResult,
} from "./events/http.ts";
export type { MultiValueMap, PathParameters, StageVariables, ValueMap } from "./events/maps.ts";
export type {
  ClientCertificate,
  HttpV1Event,
  RestEvent,
  RestIdentity,
  RestRequestContext,
  RestResult,
} from "./events/rest.ts";
export type {
  WebSocketAuthorizer,
  WebSocketConnectEvent,
  WebSocketDisconnectEvent,
  WebSocketIdentity,
  WebSocketMessageEvent,
  WebSocketRequestContext,
  WebSocketResult,
} from "./events/web-socket.ts";
export {
  type AuthorizerExplanation,
  explainAuthorizerResult,
} from "./explain-result/authorizer.ts";
export {
  type ExplainOptions,
  explainFunctionError,
  explainResult,
  type ResultKind,
} from "./explain-result/explain-result.ts";
export type {
  Answered,
  RefusalCode,
  Refused,
  ResultExplanation,
} from "./explain-result/explanation.ts";
export { isKind, kindOf } from "./kind-of.ts";
export { readBytes, readJson, readText } from "./read/body.ts";
export { readCookies } from "./read/cookies.ts";
export { type Form, readForm } from "./read/form.ts";
export { readHeader, readHeaders, readHeaderValues } from "./read/headers.ts";
export type { FormLimits, FormPart } from "./read/multipart.ts";
export { readMethod, readPath } from "./read/path.ts";
export { readPathParameters } from "./read/path-parameters.ts";
export { readQuery } from "./read/query.ts";
export type { Reading, ReadProblem } from "./read/reading.ts";
export { type Answer, type AnswerBody, type AnswerOptions, answer } from "./respond/answer.ts";
export { type CookieOptions, serializeCookie } from "./respond/cookie.ts";
export { type FileOptions, file } from "./respond/file.ts";
export { accepted, created, json, ok } from "./respond/json.ts";
export { noContent, redirect } from "./respond/no-content.ts";
export { type ProblemDetails, problem } from "./respond/problem.ts";
export { html, text } from "./respond/text.ts";
export { toAlbResult } from "./respond/to-alb-result.ts";
export { toHttpResult } from "./respond/to-http-result.ts";
export { toRestResult } from "./respond/to-rest-result.ts";
export { type StreamMetadata, streamPrelude, toStreamMetadata } from "./respond/to-stream.ts";
export { toWebSocketResult } from "./respond/to-web-socket-result.ts";
export { type AlbEventInput, toAlbEvent } from "./to-event/alb.ts";
export type { Arrival, EdgeArrival } from "./to-event/arrive.ts";
export {
  type HttpAuthorizerEventInput,
  type HttpV1AuthorizerEventInput,
  type RestAuthorizerEventInput,
  type TokenAuthorizerEventInput,
  toHttpAuthorizerEvent,
  toHttpV1AuthorizerEvent,
  toRestAuthorizerEvent,
  toTokenAuthorizerEvent,
  toWebSocketAuthorizerEvent,
  type WebSocketAuthorizerEventInput,
} from "./to-event/authorizer.ts";
export { type FunctionUrlEventInput, toFunctionUrlEvent } from "./to-event/function-url.ts";
export { toHttpEvent } from "./to-event/http.ts";
export { type HttpV1EventInput, toHttpV1Event } from "./to-event/http-v1.ts";
export type { HttpEventContext, HttpEventInput } from "./to-event/payload-two.ts";
export { type RestEventContext, type RestEventInput, toRestEvent } from "./to-event/rest.ts";
export { type EventInputByKind, toEvent } from "./to-event/to-event.ts";
export {
  toWebSocketConnectEvent,
  toWebSocketDisconnectEvent,
  toWebSocketMessageEvent,
  type WebSocketConnectEventInput,
  type WebSocketDisconnectEventInput,
  type WebSocketEventContext,
  type WebSocketMessageEventInput,
} from "./to-event/web-socket.ts";
