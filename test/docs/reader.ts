/** What the examples of docstrings expect from their reader: an API, its function, its account. */
import { Readable } from "node:stream";
import {
  APIGatewayClient,
  GetIntegrationCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
} from "@aws-sdk/client-api-gateway";
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
} from "@aws-sdk/client-apigatewayv2";
import { LambdaClient } from "@aws-sdk/client-lambda";
import {
  http,
  httpApi,
  rest,
  restApi,
  route,
  webSocket,
  webSocketApi,
} from "../../src/integrations/index.ts";
import { createRestApi } from "../../src/integrations/management/index.ts";
import { parseTemplate } from "../../src/integrations/mapping-templates/index.ts";
import { fakeAws } from "../../src/testing/aws/index.ts";
import { emulate, logView, printLog } from "../../src/testing/index.ts";

export { expect } from "vitest";
export { z } from "zod";
export { GetIntegrationCommand, PutIntegrationCommand };

export const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
export const handler = async (_event: unknown) => ({ statusCode: 201, body: '{"id":"42"}' });
const lambdas = { [functionArn]: handler };

export const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("PUT /orders/{id}", rest.mock({ respond: { 200: { saved: true } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
  ],
});
export const pets = httpApi({
  name: "pets",
  routes: {
    "GET /pets": http.httpProxy({ uri: "https://example.com/pets", integrationMethod: "GET" }),
  },
});
export const chat = webSocketApi({ name: "chat", routes: { $default: webSocket.mock({}) } });

export const gateway = emulate(orders, { lambdas, apiId: "abc", stage: { name: "live" } });
export const run = await gateway.invoke("GET /health");
export const { trace } = run;
export const local = await gateway.invoke("PUT /orders/{id}", {
  path: { id: "42" },
  body: { total: 12 },
});
export const real = await gateway.invoke("PUT /orders/{id}", {
  path: { id: "42" },
  body: { total: "12" },
});

const settings = fakeAws({ lambdas }).clientConfig();
export const client = new APIGatewayClient(settings);
export const { restApiId } = await createRestApi(client, orders);
const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
export const resourceId = items.find(({ path }) => path === "/health")?.id;
export const httpMethod = "GET";

/** An HTTP API with `POST /orders/{id}`. */
export const v2Client = new ApiGatewayV2Client(settings);
export const lambdaClient = new LambdaClient(settings);
export const { ApiId: apiId = "" } = await v2Client.send(
  new CreateApiCommand({ Name: "orders", ProtocolType: "HTTP" }),
);
const { IntegrationId } = await v2Client.send(
  new CreateIntegrationCommand({
    ApiId: apiId,
    IntegrationType: "AWS_PROXY",
    IntegrationUri: functionArn,
    PayloadFormatVersion: "2.0",
  }),
);
await v2Client.send(
  new CreateRouteCommand({
    ApiId: apiId,
    RouteKey: "POST /orders/{id}",
    Target: `integrations/${IntegrationId}`,
  }),
);

export const template = parseTemplate("#if($context.stage == 'live')live#{else}draft#end");
export const cases = [{ context: { stage: "live" } }];

export const output = { log: printLog(logView(trace)) };

/** The reader's disk: it contains a log, and discards writes. */
export const createReadStream = (_name: string) => Readable.from([output.log]);
export const writeFileSync = (_name: string, _text: string) => {};
export const writeFile = async (_name: string, _text: string) => {};
