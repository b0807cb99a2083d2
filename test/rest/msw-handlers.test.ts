import {
  APIGatewayClient,
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  DeleteDomainNameCommand,
  GetRestApisCommand,
} from "@aws-sdk/client-api-gateway";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { mswHandlers } from "../../src/testing/hosts/msw/msw-handlers.ts";
import { certificateArn } from "../support/arns.ts";

const health = restApi({
  name: "health",
  routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
});
const aws = fakeAws();
const gateway = emulate(health, {
  apiId: "abcdef1234",
  region: "eu-west-1",
  stage: { name: "live" },
  customDomain: { name: "api.example.com" },
});
// The program's own handlers, after the library's.
const others = http.all("https://orders.invalid/*", () => HttpResponse.json({ by: "others" }));
const server = setupServer(...mswHandlers(aws, gateway), others);
beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});

const { region, credentials } = aws.clientConfig();

test("a client with its own network stack reaches the fake account", async () => {
  const client = new APIGatewayClient({ region, credentials });
  await client.send(new CreateRestApiCommand({ name: "orders" }));
  const { items } = await client.send(new GetRestApisCommand({}));
  expect(items?.map(({ name }) => name)).toEqual(["orders"]);
});

test("a request to AWS that the account does not serve is blocked, and says why", async () => {
  const client = new APIGatewayClient({ region: "eu-west-1", credentials, maxAttempts: 1 });
  await expect(client.send(new GetRestApisCommand({}))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 500 },
    message: expect.stringMatching(
      /Failed to answer GET https:\/\/apigateway\.eu-west-1\.amazonaws\.com\/restapis.* no service at that host/,
    ),
  });
});

test.each([
  "https://abcdef1234.execute-api.eu-west-1.amazonaws.com/live/health",
  "https://api.example.com/health",
])("a deployed API is served at %s", async (url) => {
  const response = await fetch(url);
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  expect(response.headers.get("x-amzn-requestid")).toMatch(/^[\da-f-]{36}$/);
  expect((await fetch(`${url}/nowhere`)).status).toBe(403);
});

test("a stage of the fake account is served at its host", async () => {
  const client = new APIGatewayClient({ region, credentials });
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const host = `https://${restApiId}.execute-api.us-east-1.amazonaws.com`;
  expect(await (await fetch(`${host}/live/health`)).json()).toEqual({ ok: true });
  expect((await fetch(`${host}/test/health`)).status).toBe(403);
});

test("a custom domain that is created later is served until it is deleted", async () => {
  const client = new APIGatewayClient({ region, credentials });
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const domainName = "orders.invalid";
  const ask = async () => (await fetch(`https://${domainName}/v1/health`)).json();
  expect(await ask()).toEqual({ by: "others" });
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
  await client.send(
    new CreateBasePathMappingCommand({ domainName, basePath: "v1", restApiId, stage: "live" }),
  );
  expect(await ask()).toEqual({ ok: true });
  await client.send(new DeleteDomainNameCommand({ domainName }));
  expect(await ask()).toEqual({ by: "others" });
});

test.each([
  "https://apigateway.us-east-1.amazonaws.com./restapis",
  "http://apigateway.us-east-1.amazonaws.com:80/restapis",
  "https://apigateway.cn-north-1.amazonaws.com.cn/restapis",
  "https://apigateway.us-east-1.api.aws/restapis",
  "https://apigateway.cn-north-1.api.amazonwebservices.com.cn/restapis",
  "https://apigateway.eusc-de-east-1.amazonaws.eu/restapis",
])("%s is never sent", async (url) => {
  const response = await fetch(url);
  expect([200, 500]).toContain(response.status);
  expect(await response.text()).toMatch(/^\{"item":|no service at that host/);
});
