// A Lambda proxy of a REST API: typed path parameters and authorizer context, JSON in and out.
import {
  created,
  type LambdaAuthorizer,
  problem,
  type RestEvent,
  readJson,
  readPathParameters,
  toRestResult,
} from "gatewright/proxy-events";
import { invoke } from "gatewright/testing";

type OrderEvent = RestEvent<LambdaAuthorizer<{ tenant: string }>, "id">;

export async function handler(event: OrderEvent) {
  const path = readPathParameters(event);
  const body = readJson(event);
  if (!path.ok) return toRestResult(problem({ status: 400, detail: path.problem.message }));
  if (!body.ok) return toRestResult(problem({ status: 400, detail: body.problem.message }));
  const { tenant } = event.requestContext.authorizer;
  return toRestResult(created({ id: path.value.id, tenant, order: body.value }));
}

const request = { kind: "rest", path: { id: "Jane's 1st" } } as const;
const authorizer = { principalId: "ada", tenant: "acme" };

const good = await invoke(handler, "POST /orders/{id}", { ...request, authorizer, body: [12] });
console.log(good.status, good.body);

const bad = await invoke(handler, "POST /orders/{id}", { ...request, body: "{" });
console.log(bad.status, bad.body);
