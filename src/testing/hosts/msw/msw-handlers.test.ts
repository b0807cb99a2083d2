import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetRestApisCommand,
} from "@aws-sdk/client-api-gateway";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fakeAws } from "../../aws/fake-aws.ts";
import { mswHandlers } from "./msw-handlers.ts";

const aws = fakeAws();
const server = setupServer(...mswHandlers(aws));
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
