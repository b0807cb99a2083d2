import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  DeleteAuthorizerCommand,
  DeleteDeploymentCommand,
  DeleteMethodCommand,
  DeleteResourceCommand,
  DeleteRestApiCommand,
  DeleteStageCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionCommand,
  GetIntegrationCommand,
  GetMethodCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetSdkCommand,
  GetStagesCommand,
  NotFoundException,
  type PatchOperation,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  TestInvokeMethodCommand,
  UpdateAuthorizerCommand,
  UpdateDeploymentCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../../../test/support/rest-client.ts";
import { fakeAws } from "./fake-aws.ts";

const clock = () => 1_790_000_000_000;

/** An account with one API whose `GET /pets` is a mock, and a client for it. */
async function account() {
  const aws = fakeAws({ clock });
  const client = restClient(aws);
  const { id: restApiId = "", rootResourceId: parentId = "" } = await client.send(
    new CreateRestApiCommand({ name: "pets" }),
  );
  const created = await client.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: "pets" }),
  );
  const method = { restApiId, resourceId: created.id ?? "", httpMethod: "GET" };
  await client.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  await client.send(new PutMethodResponseCommand({ ...method, statusCode: "200" }));
  await client.send(
    new PutIntegrationCommand({
      ...method,
      type: "MOCK",
      requestTemplates: { "application/json": '{"statusCode": 200}' },
    }),
  );
  await client.send(new PutIntegrationResponseCommand({ ...method, statusCode: "200" }));
  return { aws, client, restApiId, parentId, method };
}

test("an API is listed, read and deleted", async () => {
  const { client, restApiId } = await account();
  expect(await client.send(new GetRestApiCommand({ restApiId }))).toMatchObject({
    name: "pets",
    createdDate: new Date(clock()),
    endpointConfiguration: { types: ["EDGE"], ipAddressType: "ipv4" },
    tags: {},
  });
  await client.send(new DeleteRestApiCommand({ restApiId }));
  expect((await client.send(new GetRestApisCommand({}))).items).toEqual([]);
  await expect(client.send(new GetRestApiCommand({ restApiId }))).rejects.toSatisfy(
    (error) =>
      error instanceof NotFoundException &&
      error.message === `Invalid API identifier specified 123456789012:${restApiId}`,
  );
});

test("a method is returned with AWS's defaults filled in", async () => {
  const { client, method } = await account();
  expect(await client.send(new GetMethodCommand(method))).toMatchObject({
    httpMethod: "GET",
    apiKeyRequired: false,
    methodResponses: { 200: { statusCode: "200" } },
    methodIntegration: {
      type: "MOCK",
      passthroughBehavior: "WHEN_NO_MATCH",
      timeoutInMillis: 29_000,
      cacheNamespace: method.resourceId,
      cacheKeyParameters: [],
      integrationResponses: { 200: { statusCode: "200" } },
    },
  });
});

test("resources are listed in pages, and methods are embedded only on request", async () => {
  const { client, restApiId, method } = await account();
  const first = await client.send(new GetResourcesCommand({ restApiId, limit: 1 }));
  expect(first.items).toMatchObject([{ path: "/" }]);
  const { position } = first;
  if (position === undefined) throw new Error("no second page");
  const second = await client.send(
    new GetResourcesCommand({ restApiId, limit: 1, position, embed: ["methods"] }),
  );
  expect(second.position).toBeUndefined();
  expect(second.items).toMatchObject([
    { id: method.resourceId, resourceMethods: { GET: { methodIntegration: { type: "MOCK" } } } },
  ]);
  const plain = await client.send(new GetResourcesCommand({ restApiId }));
  expect(plain.items?.[1]?.resourceMethods).toEqual({ GET: {} });
});

test("deleting a resource deletes everything below it", async () => {
  const { client, restApiId, parentId, method } = await account();
  await client.send(
    new CreateResourceCommand({ restApiId, parentId: method.resourceId, pathPart: "{id}" }),
  );
  await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: "petshop" }));
  await client.send(new DeleteResourceCommand({ restApiId, resourceId: method.resourceId }));
  const { items } = await client.send(new GetResourcesCommand({ restApiId }));
  expect(items?.map(({ path }) => path)).toEqual(["/", "/petshop"]);
});

test("an authorizer is created, updated and deleted", async () => {
  const { client, restApiId } = await account();
  const { id: authorizerId } = await client.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: "staff",
      type: "COGNITO_USER_POOLS",
      providerARNs: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A"],
      identitySource: "method.request.header.Authorization",
    }),
  );
  const key = { restApiId, authorizerId };
  const patchOperations: PatchOperation[] = [
    { op: "replace", path: "/authorizerResultTtlInSeconds", value: "60" },
  ];
  await client.send(new UpdateAuthorizerCommand({ ...key, patchOperations }));
  expect((await client.send(new GetAuthorizersCommand({ restApiId }))).items).toEqual([
    {
      id: authorizerId,
      name: "staff",
      type: "COGNITO_USER_POOLS",
      authType: "cognito_user_pools",
      providerARNs: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_A"],
      identitySource: "method.request.header.Authorization",
      authorizerResultTtlInSeconds: 60,
    },
  ]);
  await client.send(new DeleteAuthorizerCommand(key));
  await expect(client.send(new GetAuthorizerCommand(key))).rejects.toBeInstanceOf(
    NotFoundException,
  );
});

test("documentation is stored with the API, in parts and versions", async () => {
  const { client, restApiId } = await account();
  const parts = [
    { location: { type: "API" }, properties: '{"description": "pets"}' },
    { location: { type: "METHOD", path: "/pets", method: "GET" }, properties: "{}" },
  ] as const;
  for (const part of parts) {
    await client.send(new CreateDocumentationPartCommand({ restApiId, ...part }));
  }
  const { items } = await client.send(
    new GetDocumentationPartsCommand({ restApiId, type: "METHOD" }),
  );
  expect(items).toEqual([{ id: expect.any(String), ...parts[1] }]);

  const version = { restApiId, documentationVersion: "1.0" };
  await client.send(new CreateDocumentationVersionCommand(version));
  expect(await client.send(new GetDocumentationVersionCommand(version))).toMatchObject({
    version: "1.0",
    createdDate: new Date(clock()),
  });
  await expect(client.send(new CreateDocumentationVersionCommand(version))).rejects.toThrow(
    "already exists",
  );
});

test("a deployment freezes the API, and cannot be deleted while a stage points to it", async () => {
  const { client, restApiId, method } = await account();
  const deployed = await client.send(
    new CreateDeploymentCommand({ restApiId, stageName: "live", variables: { a: "b" } }),
  );
  const { id: deploymentId } = deployed;
  await client.send(new CreateStageCommand({ restApiId, stageName: "next", deploymentId }));
  expect((await client.send(new GetStagesCommand({ restApiId }))).item).toMatchObject([
    { stageName: "live", deploymentId, variables: { a: "b" }, cacheClusterStatus: "NOT_AVAILABLE" },
    { stageName: "next", deploymentId },
  ]);
  const remove = () => client.send(new DeleteDeploymentCommand({ restApiId, deploymentId }));
  await expect(remove()).rejects.toThrow("Active stages pointing to this deployment must be moved");
  await client.send(new DeleteStageCommand({ restApiId, stageName: "live" }));
  await client.send(new DeleteStageCommand({ restApiId, stageName: "next" }));
  await remove();
  expect((await client.send(new GetDeploymentsCommand({ restApiId }))).items).toEqual([]);
  await client.send(new DeleteMethodCommand(method));
  await expect(client.send(new CreateDeploymentCommand({ restApiId }))).rejects.toThrow(
    "The REST API doesn't contain any methods",
  );
});

test("a deployment returns a summary of its API on request, and its description can be updated", async () => {
  const { client, restApiId } = await account();
  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
  const key = { restApiId, deploymentId };
  const embedded = await client.send(new GetDeploymentCommand({ ...key, embed: ["apisummary"] }));
  expect(embedded.apiSummary).toEqual({
    "/pets": { GET: { authorizationType: "NONE", apiKeyRequired: false } },
  });
  const patch = (path: string) =>
    client.send(
      new UpdateDeploymentCommand({
        ...key,
        patchOperations: [{ op: "replace", path, value: "second" }],
      }),
    );
  expect(await patch("/description")).toMatchObject({ id: deploymentId, description: "second" });
  await expect(patch("/id")).rejects.toThrow("Invalid patch path /id");
  const { $metadata: _, ...plain } = await client.send(new GetDeploymentCommand(key));
  expect(plain).toEqual({
    id: deploymentId,
    description: "second",
    createdDate: new Date(clock()),
  });
});

test("an API with a method without an integration is not deployed", async () => {
  const { client, restApiId, parentId } = await account();
  const root = { restApiId, resourceId: parentId, httpMethod: "POST" };
  await client.send(new PutMethodCommand({ ...root, authorizationType: "NONE" }));
  await expect(client.send(new CreateDeploymentCommand({ restApiId }))).rejects.toThrow(
    "No integration defined for method",
  );
});

test("names of JavaScript's own members are ordinary names", async () => {
  const { client, restApiId, parentId, method } = await account();
  const invoke = new TestInvokeMethodCommand({ ...method, resourceId: "__proto__" });
  await expect(client.send(invoke)).rejects.toThrow("Invalid Resource identifier specified");
  await expect(
    client.send(new GetIntegrationCommand({ ...method, httpMethod: "constructor" })),
  ).rejects.toThrow("Invalid Method identifier specified");
  const created = await client.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: "__proto__" }),
  );
  expect(created.path).toBe("/__proto__");
});

test("a value of the wrong type is rejected as the service's front end rejects it", async () => {
  const { client, method } = await account();
  const requestParameters = { "integration.request.header.a": true };
  await expect(
    // @ts-expect-error -- the SDK's types reject it as well
    client.send(new PutIntegrationCommand({ ...method, type: "MOCK", requestParameters })),
  ).rejects.toMatchObject({
    name: "SerializationException",
    message: "class java.lang.Boolean can not be converted to an String",
  });
});

test("several broken constraints are reported in one message", async () => {
  const { client } = await account();
  const endpointConfiguration = { types: ["wrong"], ipAddressType: "wrong" };
  await expect(
    // @ts-expect-error -- the SDK's types reject it as well
    client.send(new CreateRestApiCommand({ name: "a", endpointConfiguration })),
  ).rejects.toThrow(/^2 validation errors detected: .*; Value 'wrong' at 'createRestApiInput/);
});

test("an operation that is not emulated answers with an error that names it and says why", async () => {
  const { client, restApiId } = await account();
  await expect(
    client.send(new GetSdkCommand({ restApiId, stageName: "live", sdkType: "ruby" })),
  ).rejects.toThrowErrorMatchingInlineSnapshot(
    `[NotImplementedException: gatewright: GetSdk is not emulated: only AWS has the generator of these SDKs]`,
  );
});

test("a request to an unknown host is rejected, and nothing is sent", async () => {
  const { aws } = await account();
  const client = new APIGatewayClient({ ...aws.clientConfig(), region: "eu-west-1" });
  await expect(client.send(new GetRestApisCommand({}))).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to answer GET https://apigateway.eu-west-1.amazonaws.com/restapis: the fake account has no service at that host
    Its hosts are apigateway.us-east-1.amazonaws.com, lambda.us-east-1.amazonaws.com, cloudformation.us-east-1.amazonaws.com. Nothing was sent. For that Region, create the account with fakeAws({ region: "eu-west-1" }).]
  `);
});

test("a path that is not a valid URI answers 404", async () => {
  const { aws } = await account();
  const headers = [["Host", "apigateway.us-east-1.amazonaws.com"]] as const;
  const message = { method: "GET", target: "/restapis/%zz", headers, body: new Uint8Array() };
  const { status, body } = await aws.handle(message);
  expect(status).toBe(404);
  expect(new TextDecoder().decode(body)).toContain("Invalid API identifier specified");
});
