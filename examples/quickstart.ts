// Defines a small API, runs a request through it and draws the steps, then creates the API on a fake
// AWS with the real SDK client and test-invokes it there.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { rest, restApi, route } from "gatewright/integrations";
import { createRestApi } from "gatewright/management";
import { testInvoke } from "gatewright/test-invoke";
import { emulate, explain, printTrace } from "gatewright/testing";
import { fakeAws } from "gatewright/testing/aws";
import { heading, printCall, printResult } from "./print.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

export const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("GET /mock", rest.mock({ respond: { 200: { message: "This is a mock response" } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
  ],
});

interface OrderEvent {
  readonly pathParameters: { readonly id: string };
  readonly body: string | null;
}

function createOrder({ pathParameters, body }: OrderEvent) {
  if (body === null) return { status: 400 }; // wrong: API Gateway wants `statusCode`
  const { total }: { total: number } = JSON.parse(body);
  return { statusCode: 201, body: JSON.stringify({ id: pathParameters.id, total }) };
}

heading("One request, drawn through the steps of the emulated gateway");
const lambdas = { [functionArn]: createOrder };
const gateway = emulate(orders, { lambdas });
const run = await gateway.invoke("POST /orders/{id}", {
  path: { id: "42" }, // a missing or unknown path parameter does not compile
  body: { total: 12 },
});
console.log(printTrace(run.trace));

heading("Why the same request fails without a body");
const failed = await gateway.invoke("POST /orders/{id}", { path: { id: "42" } });
console.log(explain(failed)?.text);

// On AWS this is `new APIGatewayClient()`, and nothing else changes.
const client = new APIGatewayClient(fakeAws({ lambdas }).clientConfig());

heading('The API "orders", created call by call');
const { restApiId } = await createRestApi(client, orders, { onProgress: printCall });

heading("Each route, test-invoked");
printResult("GET /health", await testInvoke(client, { restApiId, route: "GET /health" }));
printResult("GET /mock", await testInvoke(client, { restApiId, route: "GET /mock" }));
const created = await testInvoke(client, {
  restApiId,
  route: "POST /orders/{id}",
  path: { id: "42" },
  body: { total: 12 },
});
printResult("POST /orders/{id}", created);
