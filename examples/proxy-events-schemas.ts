// Validates an event and its JSON body with a schema, for functions that not only AWS calls.
import { type HttpResult, ok, problem, toHttpResult } from "gatewright/proxy-events";
import { httpEvent, jsonBody, jwtAuthorizer } from "gatewright/proxy-events/schemas";
import { invoke } from "gatewright/testing";
import * as z from "zod";

const orderEvent = jsonBody(
  httpEvent({ authorizer: jwtAuthorizer(z.looseObject({ sub: z.string() })) }),
  z.object({ total: z.number() }),
);

export async function handler(input: unknown): Promise<HttpResult> {
  const event = orderEvent.safeParse(input);
  if (!event.success) {
    return toHttpResult(problem({ status: 422, detail: z.prettifyError(event.error) }));
  }
  const { body, requestContext } = event.data;
  return toHttpResult(ok({ total: body.total, user: requestContext.authorizer.jwt.claims.sub }));
}

const authorizer = { jwt: { claims: { sub: "ada" }, scopes: null } };
for (const total of [12, "12"]) {
  const response = await invoke(handler, "POST /orders", { authorizer, body: { total } });
  console.log(response.status, response.body);
}
