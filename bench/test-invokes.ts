// The same test-invoke through each host of the fake account, compared with the emulated gateway
// alone: the cost of a request in a suite.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { rest, restApi } from "gatewright/integrations";
import { createRestApi } from "gatewright/management";
import { onAws } from "gatewright/test-invoke";
import { emulate } from "gatewright/testing";
import { fakeAws } from "gatewright/testing/aws";
import { mswHandlers } from "gatewright/testing/msw";
import { setupServer } from "msw/node";
import { callsPerRound, callsPerSecond, rounds } from "./support/calls-per-second.ts";
import { printTable } from "./support/table.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const lambdas = { [functionArn]: () => ({ statusCode: 201, body: '{"saved":true}' }) };
const orders = restApi({
  name: "orders",
  routes: { "POST /orders/{id}": rest.lambdaProxy({ functionArn }) },
});
const request = { path: { id: "42" }, body: { total: 12 } };

const aws = fakeAws({ lambdas });
const { region, credentials, requestHandler } = aws.clientConfig();
const inside = new APIGatewayClient({ region, credentials, requestHandler });
const { restApiId } = await createRestApi(inside, orders);

function testInvokesPerSecond(client: APIGatewayClient): Promise<number> {
  const gateway = onAws(client, orders, { restApiId });
  return callsPerSecond(() => gateway.invoke("POST /orders/{id}", request));
}

const local = emulate(orders, { lambdas });
const emulated = await callsPerSecond(() => local.invoke("POST /orders/{id}", request));

const inProcess = await testInvokesPerSecond(inside);

const interceptor = setupServer(...mswHandlers(aws));
interceptor.listen();
const msw = await testInvokesPerSecond(new APIGatewayClient({ region, credentials }));
interceptor.close();

const server = await aws.listen();
const loopback = await testInvokesPerSecond(
  new APIGatewayClient({ region, credentials, endpoint: server.url }),
);
await server.close();

printTable(
  `Test-invokes per second, median of ${rounds} rounds of ${callsPerRound}`,
  ["host", "calls/s"],
  [
    ["emulate(): without a client", emulated.toFixed(0)],
    ["clientConfig(): in process", inProcess.toFixed(0)],
    ["mswHandlers(): MSW 3", msw.toFixed(0)],
    ["listen(): loopback", loopback.toFixed(0)],
  ],
);
