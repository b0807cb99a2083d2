import {
  APIGatewayClient,
  type PatchOperation,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { AddPermissionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { functionArn } from "../support/arns.ts";

test.each([
  ["GET", 200],
  ["*", 200],
  ["PUT", 500],
  ["ANY", 500],
])("a function behind ANY that may be called by %s answers a GET with %i", async (verb, status) => {
  const aws = fakeAws({
    lambdas: { [functionArn]: () => ({ statusCode: 200 }) },
    lambdaPermissions: "required",
  });
  const api = restApi({
    name: "orders",
    routes: { "ANY /orders": rest.lambdaProxy({ functionArn }) },
  });
  const client = new APIGatewayClient(aws.clientConfig());
  const { restApiId } = await createRestApi(client, api, { stageName: "live" });
  await new LambdaClient(aws.clientConfig()).send(
    new AddPermissionCommand({
      FunctionName: functionArn,
      StatementId: "gateway",
      Action: "lambda:InvokeFunction",
      Principal: "apigateway.amazonaws.com",
      SourceArn: `arn:aws:execute-api:us-east-1:123456789012:${restApiId}/*/${verb}/orders`,
    }),
  );
  const url = `https://${restApiId}.execute-api.us-east-1.amazonaws.com/live/orders`;
  expect((await aws.fetch(new Request(url))).status).toBe(status);
});

test("a role that a stage variable names has to be one that may be assumed", async () => {
  const assumableRoles = new Set<string>();
  const aws = fakeAws({ services: { sqs: () => ({ body: "{}" }) }, assumableRoles });
  const integration = rest.awsService({
    uri: "arn:aws:apigateway:us-east-1:sqs:path/123456789012/orders",
    integrationHttpMethod: "POST",
    // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
    credentials: "arn:aws:iam::123456789012:${stageVariables.role}",
    responses: { 200: {} },
  });
  const api = restApi({ name: "orders", routes: { "POST /orders": integration } });
  const client = new APIGatewayClient(aws.clientConfig());
  const { restApiId } = await createRestApi(client, api, { stageName: "live" });
  const role: PatchOperation = { op: "replace", path: "/variables/role", value: "role/send" };
  await client.send(
    new UpdateStageCommand({ restApiId, stageName: "live", patchOperations: [role] }),
  );
  const url = `https://${restApiId}.execute-api.us-east-1.amazonaws.com/live/orders`;
  expect((await aws.fetch(new Request(url, { method: "POST" }))).status).toBe(500);
  assumableRoles.add("arn:aws:iam::123456789012:role/send");
  expect((await aws.fetch(new Request(url, { method: "POST" }))).status).toBe(200);
});
