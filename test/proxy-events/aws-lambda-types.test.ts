import type {
  ALBEvent,
  ALBResult,
  APIGatewayAuthorizerResult,
  APIGatewayAuthorizerWithContextResult,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithIAMAuthorizer,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyResult,
  APIGatewayProxyStructuredResultV2,
  APIGatewayProxyWebsocketEventV2,
  APIGatewayProxyWithCognitoAuthorizerEvent,
  APIGatewayProxyWithLambdaAuthorizerEvent,
  APIGatewayRequestAuthorizerEvent,
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
  APIGatewaySimpleAuthorizerWithContextResult,
  APIGatewayTokenAuthorizerEvent,
  LambdaFunctionURLEvent,
  LambdaFunctionURLEventWithIAMAuthorizer,
  LambdaFunctionURLResult,
} from "aws-lambda";
import { expect, expectTypeOf, test } from "vitest";
import { allow, deny } from "../../src/proxy-events/authorizers/policy.ts";
import { allowSimple, denySimple } from "../../src/proxy-events/authorizers/simple.ts";
import type { AlbEvent, AlbResult } from "../../src/proxy-events/events/alb.ts";
import type {
  CognitoAuthorizer,
  HttpLambdaAuthorizer,
  IamAuthorizer,
  JwtAuthorizer,
  LambdaAuthorizer,
} from "../../src/proxy-events/events/authorizer-context.ts";
import type {
  HttpAuthorizerEvent,
  RestAuthorizerEvent,
  TokenAuthorizerEvent,
} from "../../src/proxy-events/events/authorizer-event.ts";
import type {
  PolicyResult,
  SimpleResult,
} from "../../src/proxy-events/events/authorizer-result.ts";
import type {
  FunctionUrlEvent,
  HttpEvent,
  HttpResult,
} from "../../src/proxy-events/events/http.ts";
import type { HttpV1Event, RestEvent, RestResult } from "../../src/proxy-events/events/rest.ts";
import type { WebSocketMessageEvent } from "../../src/proxy-events/events/web-socket.ts";
import { readBytes } from "../../src/proxy-events/read/body.ts";
import { readCookies } from "../../src/proxy-events/read/cookies.ts";
import { readHeader } from "../../src/proxy-events/read/headers.ts";
import { readPath } from "../../src/proxy-events/read/path.ts";
import { readPathParameters } from "../../src/proxy-events/read/path-parameters.ts";
import { readQuery } from "../../src/proxy-events/read/query.ts";
import type { LambdaHandler } from "../../src/testing/backends/lambda-handler.ts";
import { events } from "../../src/testing/events/events.ts";

interface Tenant {
  readonly tenant: string;
}

// The pairs of docs/coming-from.md, and their neighbours, in both directions.
test("events typed with @types/aws-lambda are events of this library", () => {
  expectTypeOf<APIGatewayProxyEvent>().toExtend<RestEvent>();
  expectTypeOf<APIGatewayProxyEvent & { readonly version: "1.0" }>().toExtend<HttpV1Event>();
  expectTypeOf<APIGatewayProxyWithLambdaAuthorizerEvent<{ tenant: string }>>().toExtend<
    RestEvent<LambdaAuthorizer<{ tenant: string }>>
  >();
  expectTypeOf<APIGatewayProxyWithCognitoAuthorizerEvent>().toExtend<
    RestEvent<CognitoAuthorizer>
  >();
  expectTypeOf<APIGatewayProxyEventV2>().toExtend<HttpEvent>();
  expectTypeOf<APIGatewayProxyEventV2WithJWTAuthorizer>().toExtend<
    HttpEvent<JwtAuthorizer<Readonly<Record<string, unknown>>>>
  >();
  expectTypeOf<APIGatewayProxyEventV2WithLambdaAuthorizer<Tenant>>().toExtend<
    HttpEvent<HttpLambdaAuthorizer<Tenant>>
  >();
  expectTypeOf<APIGatewayProxyEventV2WithIAMAuthorizer>().toExtend<HttpEvent<IamAuthorizer>>();
  expectTypeOf<LambdaFunctionURLEvent>().toExtend<FunctionUrlEvent>();
  expectTypeOf<LambdaFunctionURLEventWithIAMAuthorizer>().toExtend<
    FunctionUrlEvent<IamAuthorizer>
  >();
  expectTypeOf<ALBEvent>().toExtend<AlbEvent>();
  expectTypeOf<APIGatewayTokenAuthorizerEvent>().toExtend<TokenAuthorizerEvent>();
  expectTypeOf<APIGatewayRequestAuthorizerEvent>().toExtend<RestAuthorizerEvent>();
  expectTypeOf<APIGatewayRequestAuthorizerEventV2>().toExtend<HttpAuthorizerEvent>();
});

test("but those that say less than API Gateway does are not", () => {
  // API Gateway sends every claim as text.
  expectTypeOf<APIGatewayProxyEventV2WithJWTAuthorizer>().not.toExtend<HttpEvent<JwtAuthorizer>>();
  // Without a status the result is the body itself.
  expectTypeOf<APIGatewayProxyStructuredResultV2>().not.toExtend<HttpResult>();
  // A statement may have no resource there.
  expectTypeOf<APIGatewayAuthorizerResult>().not.toExtend<PolicyResult>();
});

test("the readers take events typed with @types/aws-lambda", () => {
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
  expectTypeOf<HttpResult>().toExtend<LambdaFunctionURLResult>();
  expectTypeOf<AlbResult>().toExtend<ALBResult>();
  expectTypeOf<PolicyResult>().toExtend<APIGatewayAuthorizerResult>();
  expectTypeOf(allow<{ tenant: string }>).returns.toExtend<APIGatewayAuthorizerResult>();
  const event = events.authorizer("token", "GET /");
  const options = { principalId: "ada", context: { tenant: "acme" } };
  type WithContext = APIGatewayAuthorizerWithContextResult<{ tenant: string }>;
  expectTypeOf(allow(event, options)).toExtend<WithContext>();
  expectTypeOf(deny(event, options)).toExtend<WithContext>();
  expectTypeOf(allow(event, { principalId: "ada" })).toExtend<APIGatewayAuthorizerResult>();
  expectTypeOf(allowSimple()).toExtend<APIGatewaySimpleAuthorizerResult>();
  expectTypeOf(denySimple()).toExtend<APIGatewaySimpleAuthorizerResult>();
  expectTypeOf(allowSimple({ tenant: "acme" })).toExtend<
    APIGatewaySimpleAuthorizerWithContextResult<{ tenant: string }>
  >();
});

test("results typed with @types/aws-lambda are results of this library", () => {
  expectTypeOf<APIGatewayProxyResult>().toExtend<RestResult>();
  expectTypeOf<ALBResult>().toExtend<AlbResult>();
  expectTypeOf<APIGatewaySimpleAuthorizerResult>().toExtend<SimpleResult>();
  expectTypeOf<APIGatewaySimpleAuthorizerWithContextResult<Tenant>>().toExtend<
    SimpleResult<Tenant>
  >();
});

test("made events go where those of @types/aws-lambda are asked", () => {
  const path = { id: "42" };
  expectTypeOf(events.rest("POST /orders/{id}", { path })).toExtend<APIGatewayProxyEvent>();
  expectTypeOf(events.httpV1("POST /orders/{id}", { path })).toExtend<APIGatewayProxyEvent>();
  expectTypeOf(events.http("POST /orders/{id}", { path })).toExtend<APIGatewayProxyEventV2>();
  expectTypeOf(events.functionUrl("GET /")).toExtend<LambdaFunctionURLEvent>();
  expectTypeOf(events.alb("GET /")).toExtend<ALBEvent>();
  expectTypeOf(events.webSocket("join")).toExtend<WebSocketMessageEvent<undefined>>();
  expectTypeOf(events.webSocket("join")).toExtend<APIGatewayProxyWebsocketEventV2>();
});

test("made events of authorized requests do as well", () => {
  const lambda = { principalId: "ada", integrationLatency: 12, tenant: "acme" };
  expectTypeOf(events.rest("GET /", { authorizer: lambda })).toExtend<
    APIGatewayProxyWithLambdaAuthorizerEvent<{ tenant: string }>
  >();
  expectTypeOf(
    events.rest("GET /", { authorizer: { claims: { sub: "ada" } } }),
  ).toExtend<APIGatewayProxyWithCognitoAuthorizerEvent>();
  const jwt = { claims: { sub: "ada" }, scopes: null };
  expectTypeOf(
    events.http("GET /", { authorizer: { jwt } }),
  ).toExtend<APIGatewayProxyEventV2WithJWTAuthorizer>();
  expectTypeOf(events.http("GET /", { authorizer: { lambda: { tenant: "acme" } } })).toExtend<
    APIGatewayProxyEventV2WithLambdaAuthorizer<{ tenant: string }>
  >();
});

test("made events of authorizers do, with the members that those types ask for", () => {
  expectTypeOf(events.authorizer("token", "GET /")).toExtend<APIGatewayTokenAuthorizerEvent>();
  const rest = events.authorizer("rest", "GET /");
  expectTypeOf(rest).toExtend<APIGatewayRequestAuthorizerEvent>();
  expect(rest.requestContext.identity).toMatchObject({ apiKey: null, clientCert: null });
  const http = events.authorizer("http", "GET /");
  expectTypeOf(http).toExtend<APIGatewayRequestAuthorizerEventV2>();
  expect([http.identitySource, http.cookies]).toEqual([["Bearer abc"], []]);
  const v1 = events.httpV1("GET /");
  expect(v1.requestContext.identity).toMatchObject({ apiKey: null, clientCert: null });
});

test("handlers typed with @types/aws-lambda can be invoked", () => {
  expectTypeOf<APIGatewayProxyHandler>().toExtend<LambdaHandler>();
  expectTypeOf<APIGatewayProxyHandlerV2>().toExtend<LambdaHandler>();
});
