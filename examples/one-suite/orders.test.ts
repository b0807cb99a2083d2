// Runs one suite against the emulated API and against an AWS account. This account is a fake one.
// For your own, use `new APIGatewayClient()` and the id of your API.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { createRestApi } from "gatewright/management";
import { onAws } from "gatewright/test-invoke";
import { emulate } from "gatewright/testing";
import { fakeAws } from "gatewright/testing/aws";
import { matchers } from "gatewright/testing/vitest";
import { describe, expect, test } from "vitest";
import { createOrder, functionArn, orders } from "./orders.ts";

expect.extend(matchers);

const lambdas = { [functionArn]: createOrder };
const client = new APIGatewayClient(fakeAws({ lambdas }).clientConfig());
const { restApiId } = await createRestApi(client, orders);

const local = emulate(orders, { lambdas });
const real = onAws(client, orders, { restApiId });

describe.each([
  { where: "emulated", gateway: local },
  { where: "on AWS", gateway: real },
])("orders, $where", ({ gateway }) => {
  test("GET /health returns ok", async () => {
    const { response } = await gateway.invoke("GET /health");
    expect(response.status).toBe(200);
    expect(response.json()).toEqual({ ok: true });
  });

  test("POST /orders/{id} creates an order under the id in the path", async () => {
    const { response } = await gateway.invoke("POST /orders/{id}", {
      path: { id: "42" },
      body: { total: 12 },
    });
    expect(response.status).toBe(201);
    expect(response.json()).toEqual({ id: "42", total: 12 });
  });
});

test("both gateways run the same steps", async () => {
  const request = { path: { id: "42" }, body: { total: 12 } };
  const run = await local.invoke("POST /orders/{id}", request);
  expect(run).toRunLike(await real.invoke("POST /orders/{id}", request));
});
