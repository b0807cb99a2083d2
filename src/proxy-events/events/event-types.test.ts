import { expectTypeOf, test } from "vitest";
import type {
  CognitoAuthorizer,
  HttpLambdaAuthorizer,
  IamAuthorizer,
  JwtAuthorizer,
  LambdaAuthorizer,
  NoAuthorizer,
} from "./authorizer-context.ts";
import type { EventOf } from "./event.ts";
import type { FunctionUrlEvent, HttpEvent } from "./http.ts";
import type { RestEvent } from "./rest.ts";
import type { WebSocketMessageEvent } from "./web-socket.ts";

type Authorizer<Event extends { readonly requestContext: { readonly authorizer?: unknown } }> =
  Event["requestContext"]["authorizer"];

test("a named authorizer is always there, with its own values", () => {
  type Context = LambdaAuthorizer<{ tenant: string }>;
  expectTypeOf<Authorizer<RestEvent<Context>>["tenant"]>().toEqualTypeOf<string>();
  expectTypeOf<Authorizer<RestEvent<Context>>["principalId"]>().toEqualTypeOf<string>();
  expectTypeOf<Authorizer<WebSocketMessageEvent<Context>>["tenant"]>().toEqualTypeOf<string>();
  type Claims = CognitoAuthorizer<{ readonly sub: string }>;
  expectTypeOf<Authorizer<RestEvent<Claims>>["claims"]["sub"]>().toEqualTypeOf<string>();
  type Jwt = Authorizer<HttpEvent<JwtAuthorizer>>["jwt"]["claims"]["sub"];
  expectTypeOf<Jwt>().toEqualTypeOf<string | undefined>();
  type Lambda = Authorizer<HttpEvent<HttpLambdaAuthorizer<{ roles: string[] }>>>["lambda"];
  expectTypeOf<Lambda>().toEqualTypeOf<{ roles: string[] } | null>();
  type Iam = Authorizer<FunctionUrlEvent<IamAuthorizer>>["iam"]["userArn"];
  expectTypeOf<Iam>().toEqualTypeOf<string | null | undefined>();
});

test("without an authorizer there is nothing to read", () => {
  expectTypeOf<Authorizer<RestEvent<NoAuthorizer>>>().toEqualTypeOf<undefined>();
  expectTypeOf<Authorizer<HttpEvent<NoAuthorizer>>>().toEqualTypeOf<undefined>();
});

test("named path parameters are text, others may be missing", () => {
  type Named = RestEvent<NoAuthorizer, "id">["pathParameters"];
  expectTypeOf<Named>().toEqualTypeOf<{ readonly id: string }>();
  expectTypeOf<NonNullable<RestEvent["pathParameters"]>["id"]>().toEqualTypeOf<
    string | undefined
  >();
  // @ts-expect-error -- the route has no such parameter
  expectTypeOf<Named["name"]>();
});

test("stage variables may be missing even when named", () => {
  type Variables = NonNullable<RestEvent<NoAuthorizer, string, "table">["stageVariables"]>;
  expectTypeOf<Variables["table"]>().toEqualTypeOf<string | undefined>();
  // @ts-expect-error -- it was not named
  expectTypeOf<Variables["other"]>();
});

test("a console test event is a REST event", () => {
  expectTypeOf<null>().toExtend<EventOf<"rest">["headers"]>();
});
