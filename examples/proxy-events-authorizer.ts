// A TOKEN authorizer for a REST API, and an authorizer for an HTTP API with simple responses.
import {
  allow,
  allowSimple,
  denySimple,
  evaluatePolicy,
  type HttpAuthorizerEvent,
  readHeader,
  type TokenAuthorizerEvent,
  unauthorized,
} from "gatewright/proxy-events";
import { events } from "gatewright/testing";

export async function tokenAuthorizer(event: TokenAuthorizerEvent) {
  if (event.authorizationToken !== "Bearer abc") throw unauthorized();
  return allow(event, { principalId: "ada", context: { tenant: "acme", level: 7 } });
}

export async function simpleAuthorizer(event: HttpAuthorizerEvent) {
  const isKnown = readHeader(event, "authorization") === "Bearer abc";
  return isKnown ? allowSimple({ roles: ["admin"] }) : denySimple();
}

const event = events.authorizer("token", "GET /orders/{id}", { path: { id: "42" } });
const { policyDocument, context } = await tokenAuthorizer(event);
console.log(evaluatePolicy(policyDocument, event.methodArn).effect, context);

console.log(await simpleAuthorizer(events.authorizer("http", "GET /orders")));
