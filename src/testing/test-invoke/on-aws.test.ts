import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect, expectTypeOf, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { emulate } from "../emulate/emulate.ts";
import { onStage } from "../emulate/on-stage.ts";
import type { Gateway } from "../trace/gateway.ts";
import { onAws } from "./on-aws.ts";

const lambdas = {
  [functionArn]: (event: { pathParameters: object; stageVariables: object | null }) => ({
    statusCode: 201,
    multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
    body: JSON.stringify([event.pathParameters, event.stageVariables]),
  }),
};
const orders = restApi({
  name: "orders",
  routes: {
    "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
    "POST /orders/{id}": rest.lambdaProxy({ functionArn }),
  },
});
const client = new APIGatewayClient(fakeAws({ lambdas }).clientConfig());
const { restApiId } = await createRestApi(client, orders);
const stageVariables = { alias: "live" };
const real = onAws(client, orders, { restApiId, stageVariables });

test("the response is like an emulated gateway's, with AWS's log", async () => {
  const { response, log, result } = await real.invoke("POST /orders/{id}", { path: { id: "42" } });
  expect(response.status).toBe(201);
  expect(response.cookies).toEqual(["a=1", "b=2"]);
  expect(response.json()).toEqual([{ id: "42" }, stageVariables]);
  expect(response.header("x-amzn-trace-id")).toMatch(/^Root=1-/);
  expect(log).toBe(result.log);
});

test("an unknown route is rejected before AWS is called", async () => {
  // @ts-expect-error -- the compiler knows the routes
  const call = real.invoke("GET /helth");
  await expect(call).rejects.toMatchObject({ code: "route.invalid" });
  // @ts-expect-error -- a path parameter is missing
  await expect(real.invoke("POST /orders/{id}")).rejects.toThrow('"id" is missing');
});

test("gateways of every kind have a common type", () => {
  const gateways = [
    emulate(orders, { lambdas }),
    real,
    onStage(orders, { url: "https://example.com" }),
  ];
  type Key = "GET /health" | "POST /orders/{id}";
  expectTypeOf(gateways).toExtend<Gateway<Key>[]>();
});
