import type {
  ALBEvent,
  ALBResult,
  APIGatewayAuthorizerResult,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyResult,
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWebsocketEventV2,
  APIGatewayRequestAuthorizerEvent,
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
  APIGatewayTokenAuthorizerEvent,
  LambdaFunctionURLEvent,
} from "aws-lambda";
import { expectTypeOf, test } from "vitest";
import { allow } from "../../src/proxy-events/authorizers/policy.ts";
import { allowSimple } from "../../src/proxy-events/authorizers/simple.ts";
import type { AlbEvent, AlbResult } from "../../src/proxy-events/events/alb.ts";
import type {
  HttpLambdaAuthorizer,
  JwtAuthorizer,
} from "../../src/proxy-events/events/authorizer-context.ts";
import type {
  HttpAuthorizerEvent,
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
} from "../../src/proxy-events/events/authorizer-event.ts";
import type { PolicyResult } from "../../src/proxy-events/events/authorizer-result.ts";
import type {
  FunctionUrlEvent,
  HttpEvent,
  HttpResult,
} from "../../src/proxy-events/events/http.ts";
import type { RestEvent, RestResult } from "../../src/proxy-events/events/rest.ts";
import type { WebSocketMessageEvent } from "../../src/proxy-events/events/web-socket.ts";
import { readBytes } from "../../src/proxy-events/read/body.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readHeader } from "../../src/proxy-events/read/headers.ts";
import { readPath } from "../../src/proxy-events/read/path.ts";
import { readPathParameters } from "../../src/proxy-events/read/path-parameters.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import type { LambdaHandler } from "../../src/testing/backends/lambda-handler.ts";
import { events } from "../../src/testing/events/events.ts";

test("events typed with @types/aws-lambda are events of this library", () => {
  expectTypeOf<APIGatewayProxyEvent>().toExtend<RestEvent>();
  expectTypeOf<APIGatewayProxyEventV2>().toExtend<HttpEvent>();
  expectTypeOf<LambdaFunctionURLEvent>().toExtend<FunctionUrlEvent>();
  expectTypeOf<
    APIGatewayProxyEventV2WithJWTAuthorizer["requestContext"]["authorizer"]["jwt"]["scopes"]
  >().toExtend<JwtAuthorizer["jwt"]["scopes"]>();
  expectTypeOf<APIGatewayProxyEventV2WithLambdaAuthorizer<{ tenant: string }>>().toExtend<
    HttpEvent<HttpLambdaAuthorizer<{ tenant: string }>>
  >();
  expectTypeOf<ALBEvent>().toExtend<AlbEvent>();
  expectTypeOf<APIGatewayTokenAuthorizerEvent>().toExtend<TokenAuthorizerEvent>();
  expectTypeOf<APIGatewayRequestAuthorizerEvent>().toExtend<RestAuthorizerEvent>();
  expectTypeOf<APIGatewayRequestAuthorizerEventV2>().toExtend<HttpAuthorizerEvent>();
});

test("the readers accept events typed with @types/aws-lambda", () => {
  expectTypeOf(readHeader).toBeCallableWith({} as APIGatewayProxyEvent, "accept");
  expectTypeOf(readCookies).toBeCallableWith({} as APIGatewayProxyEventV2);
  expectTypeOf(readQuery).toBeCallableWith({} as ALBEvent);
  expectTypeOf(readPath).toBeCallableWith({} as APIGatewayProxyEventV2);
  expectTypeOf(readBytes).toBeCallableWith({} as APIGatewayProxyEvent);
  expectTypeOf(readPathParameters<APIGatewayProxyEvent>).toBeCallableWith(
    {} as APIGatewayProxyEvent,
  );
});

test("results of this library are assignable to @types/aws-lambda", () => {
  expectTypeOf<RestResult>().toExtend<APIGatewayProxyResult>();
  expectTypeOf<HttpResult>().toExtend<APIGatewayProxyStructuredResultV2>();
  expectTypeOf<AlbResult>().toExtend<ALBResult>();
  expectTypeOf<PolicyResult>().toExtend<APIGatewayAuthorizerResult>();
  expectTypeOf(allow<{ tenant: string }>).returns.toExtend<APIGatewayAuthorizerResult>();
  expectTypeOf(allowSimple({ tenant: "acme" })).toExtend<APIGatewaySimpleAuthorizerResult>();
});

test("results typed with @types/aws-lambda are results of this library", () => {
  expectTypeOf<APIGatewayProxyResult>().toExtend<RestResult>();
});

test("test events are assignable to @types/aws-lambda", () => {
  const rest = events.rest("POST /orders/{id}", { path: { id: "42" } });
  expectTypeOf(rest).toExtend<APIGatewayProxyEvent>();
  const http = events.http("POST /orders/{id}", { path: { id: "42" } });
  expectTypeOf(http).toExtend<APIGatewayProxyEventV2>();
  expectTypeOf(events.functionUrl("GET /")).toExtend<LambdaFunctionURLEvent>();
  expectTypeOf(events.alb("GET /")).toExtend<ALBEvent>();
  expectTypeOf(events.authorizer("token", "GET /")).toExtend<APIGatewayTokenAuthorizerEvent>();
  expectTypeOf(events.webSocket("join")).toExtend<WebSocketMessageEvent<undefined>>();
  expectTypeOf(events.webSocket("join")).toExtend<APIGatewayProxyWebsocketEventV2>();
});

test("handlers typed with @types/aws-lambda can be invoked", () => {
  expectTypeOf<APIGatewayProxyHandler>().toExtend<LambdaHandler>();
  expectTypeOf<APIGatewayProxyHandlerV2>().toExtend<LambdaHandler>();
});
