// An HTTP API with payload 2.0: reads query and cookies, sets a cookie. `readPath` omits the stage.
import {
  type HttpEvent,
  type JwtAuthorizer,
  ok,
  readCookies,
  readPath,
  readQuery,
  serializeCookie,
  toHttpResult,
} from "gatewright/proxy-events";
import { invoke } from "gatewright/testing";

export async function handler(event: HttpEvent<JwtAuthorizer>) {
  const visits = Number(readCookies(event).get("visits") ?? 0) + 1;
  const body = {
    path: readPath(event),
    tags: readQuery(event).getAll("tag"),
    user: event.requestContext.authorizer.jwt.claims["sub"],
    visits,
  };
  return toHttpResult(ok(body, { cookies: [serializeCookie("visits", String(visits))] }));
}

const response = await invoke(handler, "GET /orders", {
  stage: "prod",
  query: { tag: ["a,b", "c"] },
  cookies: { visits: "2" },
  authorizer: { jwt: { claims: { sub: "ada" }, scopes: null } },
});
console.log(response.status, response.body, response.cookies);
