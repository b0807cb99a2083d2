// Defines a small API, runs a request through it and prints the steps. Then creates the API on a
// fake AWS account with the real SDK client and test-invokes it there.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { rest, restApi, route } from "gatewright/integrations";
import { createRestApi } from "gatewright/management";
import type { NoAuthorizer, RestEvent } from "gatewright/proxy-events";
import { testInvoke } from "gatewright/test-invoke";
import { emulate, explain, printTrace } from "gatewright/testing";
import { fakeAws } from "gatewright/testing/aws";
import { heading, printCall, printResult } from "./print.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("GET /mock", rest.mock({ respond: { 200: { message: "This is a mock response" } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
  ],
});

// The Lambda function, written as it is deployed.
async function createOrder(event: RestEvent<NoAuthorizer, "id">) {
  const { total }: { total: number } = JSON.parse(event.body ?? "{}");
  return { statusCode: 201, body: JSON.stringify({ id: event.pathParameters.id, total }) };
}

heading("A request, step by step");
const gateway = emulate(orders, { lambdas: { [functionArn]: createOrder } });
const { trace } = await gateway.invoke("POST /orders/{id}", {
  path: { id: "42" }, // a missing or misspelled path parameter does not compile
  body: { total: 12 },
});
console.log(printTrace(trace));

heading("Why it fails when the function returns `status` instead of `statusCode`");
const broken = emulate(orders, { lambdas: { [functionArn]: () => ({ status: 201 }) } });
const failed = await broken.invoke("POST /orders/{id}", { path: { id: "42" } });
console.log(explain(failed)?.text);

// On AWS, use `new APIGatewayClient()`. Nothing else changes.
const aws = fakeAws({ lambdas: { [functionArn]: createOrder } });
const client = new APIGatewayClient(aws.clientConfig());

heading('Creating the API "orders", call by call');
const { restApiId } = await createRestApi(client, orders, { onProgress: printCall });

heading("Test-invoking each route");
printResult("GET /health", await testInvoke(client, { restApiId, route: "GET /health" }));
printResult("GET /mock", await testInvoke(client, { restApiId, route: "GET /mock" }));
const created = await testInvoke(client, {
  restApiId,
  route: "POST /orders/{id}",
  path: { id: "42" },
  body: { total: 12 },
});
printResult("POST /orders/{id}", created);
