import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDocumentationPartCommand,
  type CreateDocumentationPartCommandInput,
  CreateUsagePlanCommand,
  CreateVpcLinkCommand,
  DeleteUsagePlanCommand,
  DeleteVpcLinkCommand,
  GetDeploymentsCommand,
  GetDocumentationPartsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStageCommand,
  type LocationStatusType,
  type PatchOperation,
  PutIntegrationCommand,
  UpdateAccountCommand,
  UpdateAuthorizerCommand,
  UpdateDocumentationPartCommand,
  UpdateMethodCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restClient } from "../../../test/support/rest-client.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";

async function open() {
  const client = restClient();
  const targetArns = ["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b"];
  const { id: vpcLinkId = "" } = await client.send(
    new CreateVpcLinkCommand({ name: "link", targetArns }),
  );
  const shop = restApi({
    name: "shop",
    routes: [
      route(
        "GET /orders",
        rest.privateV1({
          type: "HTTP_PROXY",
          vpcLinkId,
          uri: "http://orders.internal/",
          integrationHttpMethod: "GET",
        }),
      ),
    ],
  });
  const { restApiId } = await createRestApi(client, shop, { stageName: "live" });
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const resourceId = items.find(({ path }) => path === "/orders")?.id ?? "";
  return { client, vpcLinkId, restApiId, resourceId };
}

const scope: PatchOperation = { op: "add", path: "/authorizationScopes", value: "orders/read" };

test("scopes of a method are added and removed by their value", async () => {
  const { client, restApiId, resourceId } = await open();
  const update = (...patchOperations: PatchOperation[]) =>
    client.send(
      new UpdateMethodCommand({ restApiId, resourceId, httpMethod: "GET", patchOperations }),
    );
  const added = await update(scope, { ...scope, value: "orders/write" });
  expect(added.authorizationScopes).toEqual(["orders/read", "orders/write"]);
  const removed = await update({ ...scope, op: "remove" });
  expect(removed.authorizationScopes).toEqual(["orders/write"]);
  await expect(update({ ...scope, op: "replace" })).rejects.toThrow(
    "Must be one of: [add, remove]",
  );
});

test("user pools of an authorizer are added and removed by their value", async () => {
  const { client, restApiId } = await open();
  const pool = (name: string) => `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${name}`;
  const { id: authorizerId } = await client.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: "pools",
      type: "COGNITO_USER_POOLS",
      providerARNs: [pool("a")],
    }),
  );
  const { providerARNs } = await client.send(
    new UpdateAuthorizerCommand({
      restApiId,
      authorizerId,
      patchOperations: [
        { op: "add", path: "/providerARNs", value: pool("b") },
        { op: "remove", path: "/providerARNs", value: pool("a") },
      ],
    }),
  );
  expect(providerARNs).toEqual([pool("b")]);
});

test("features of the account are added and removed, except usage plans", async () => {
  const { client } = await open();
  const update = (op: "add" | "remove", value: string) =>
    client.send(new UpdateAccountCommand({ patchOperations: [{ op, path: "/features", value }] }));
  expect((await update("add", "More")).features).toEqual(["UsagePlans", "More"]);
  expect((await update("remove", "More")).features).toEqual(["UsagePlans"]);
  await expect(update("remove", "UsagePlans")).rejects.toMatchObject({
    name: "BadRequestException",
  });
});

test("limits of a plan's methods are patched, and a plan with stages cannot be deleted", async () => {
  const { client, restApiId } = await open();
  const apiStages = [{ apiId: restApiId, stage: "live" }];
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({ name: "p", apiStages }),
  );
  const update = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
  const path = `/apiStages/${restApiId}:live/throttle/~1orders/GET/rateLimit`;
  expect((await update({ op: "replace", path, value: "3" })).apiStages).toEqual([
    { apiId: restApiId, stage: "live", throttle: { "/orders/GET": { rateLimit: 3 } } },
  ]);
  const remove = () => client.send(new DeleteUsagePlanCommand({ usagePlanId }));
  await expect(remove()).rejects.toMatchObject({
    name: "BadRequestException",
    message: `Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${restApiId}:live`,
  });
  await update({ op: "remove", path: "/apiStages", value: `${restApiId}:live` });
  await remove();
});

test("a VPC link that a deployed method uses cannot be deleted", async () => {
  const { client, vpcLinkId, resourceId } = await open();
  await expect(client.send(new DeleteVpcLinkCommand({ vpcLinkId }))).rejects.toMatchObject({
    name: "BadRequestException",
    message: `Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [GET:${resourceId}:live] in format of [Method:Resource:Stage].`,
  });
});

test("enabling the cache cluster of a stage makes one available", async () => {
  const { client, restApiId } = await open();
  const stage = { restApiId, stageName: "live" };
  expect(await client.send(new GetStageCommand(stage))).toMatchObject({
    cacheClusterEnabled: false,
    cacheClusterStatus: "NOT_AVAILABLE",
  });
  const enabled = { op: "replace", path: "/cacheClusterEnabled", value: "true" } as const;
  expect(
    await client.send(new UpdateStageCommand({ ...stage, patchOperations: [enabled] })),
  ).toMatchObject({ cacheClusterStatus: "AVAILABLE", cacheClusterSize: "0.5" });
});

test("documentation parts are filtered by whether they have content", async () => {
  const { client, restApiId } = await open();
  const parts: Omit<CreateDocumentationPartCommandInput, "restApiId">[] = [
    { location: { type: "API" }, properties: '{"description": "a"}' },
    { location: { type: "MODEL", name: "Order" }, properties: undefined },
  ];
  for (const part of parts) {
    await client.send(new CreateDocumentationPartCommand({ restApiId, ...part }));
  }
  const typesOf = async (locationStatus?: LocationStatusType) => {
    const { items = [] } = await client.send(
      new GetDocumentationPartsCommand({ restApiId, locationStatus }),
    );
    return items.map(({ location }) => location?.type);
  };
  expect(await typesOf()).toEqual(["API", "MODEL"]);
  expect(await typesOf("DOCUMENTED")).toEqual(["API"]);
  expect(await typesOf("UNDOCUMENTED")).toEqual(["MODEL"]);
});

test("a documentation part with an unknown type or empty properties is rejected", async () => {
  const { client, restApiId } = await open();
  await expect(
    client.send(
      new CreateDocumentationPartCommand({
        restApiId,
        // @ts-expect-error -- the SDK's types reject it as well
        location: { type: "PAGE" },
        properties: "{}",
      }),
    ),
  ).rejects.toThrow(
    "1 validation error detected: Value 'PAGE' at 'createDocumentationPartInput.location.type' failed to satisfy constraint: Member must satisfy enum value set: [RESPONSE_BODY, RESPONSE, METHOD, MODEL, AUTHORIZER, RESPONSE_HEADER, RESOURCE, PATH_PARAMETER, REQUEST_BODY, QUERY_PARAMETER, API, REQUEST_HEADER]",
  );
  const { id: documentationPartId } = await client.send(
    new CreateDocumentationPartCommand({ restApiId, location: { type: "API" }, properties: "{}" }),
  );
  const empty = { op: "replace", path: "/properties", value: "" } as const;
  await expect(
    client.send(
      new UpdateDocumentationPartCommand({
        restApiId,
        documentationPartId,
        patchOperations: [empty],
      }),
    ),
  ).rejects.toThrow("Documentation part properties must be non-empty");
});

test("moving a stage to a missing deployment is rejected", async () => {
  const { client, restApiId } = await open();
  const moved = { op: "replace", path: "/deploymentId", value: "nope" } as const;
  await expect(
    client.send(new UpdateStageCommand({ restApiId, stageName: "live", patchOperations: [moved] })),
  ).rejects.toMatchObject({ name: "BadRequestException", message: "Deployment id does not exist" });
});

test("a canary is released only to an existing stage", async () => {
  const { client, restApiId } = await open();
  const deploy = (stageName?: string, percentTraffic?: number) =>
    client.send(
      new CreateDeploymentCommand({
        restApiId,
        stageName,
        ...(percentTraffic !== undefined && { canarySettings: { percentTraffic } }),
      }),
    );
  await expect(deploy(undefined, 10)).rejects.toThrow(
    "Non null and non empty stageName must be provided for canary deployment. Provided value is null",
  );
  await expect(deploy("test", 10)).rejects.toThrow(
    "Stage test must already be created before making a canary release deployment",
  );
  const { id: deploymentId } = await deploy("live", 10);
  const stage = new GetStageCommand({ restApiId, stageName: "live" });
  expect((await client.send(stage)).canarySettings).toMatchObject({
    deploymentId,
    percentTraffic: 10,
  });
  await deploy("live");
  expect(await client.send(stage)).not.toHaveProperty("canarySettings");
});

test.each([
  ["invalid characters in its name", { stageName: "li/ve" }, "Stage name only allows a-zA-Z0-9_"],
  [
    "invalid characters in a variable",
    { stageName: "test", variables: { table: "orders", query: "a|b" } },
    "Invalid stage variable value of key query.",
  ],
])("a stage with %s is rejected", async (_, input, message) => {
  const { client, restApiId } = await open();
  await expect(
    client.send(new CreateDeploymentCommand({ restApiId, ...input })),
  ).rejects.toMatchObject({
    name: "BadRequestException",
    message: expect.stringContaining(message),
  });
  const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
  expect(items).toHaveLength(1);
});

test("names of authorizers and locations of documentation parts are unique", async () => {
  const { client, restApiId } = await open();
  const authorizer = new CreateAuthorizerCommand({ restApiId, name: "a", type: "TOKEN" });
  await client.send(authorizer);
  await expect(client.send(authorizer)).rejects.toMatchObject({
    name: "BadRequestException",
    message: "Authorizer name must be unique. Authorizer a already exists in this RestApi.",
  });
  const document = (path?: string) =>
    client.send(
      new CreateDocumentationPartCommand({
        restApiId,
        location: { type: "RESOURCE", path },
        properties: "{}",
      }),
    );
  await document("/");
  await document("/orders");
  await expect(document()).rejects.toMatchObject({
    name: "ConflictException",
    message: "Documentation part already exists for the specified location: type 'RESOURCE'.",
  });
});

test.each([{ position: "nowhere" }, { position: "-1" }, { limit: 0 }])(
  "an invalid page is rejected: %o",
  async (input) => {
    const { client } = await open();
    await expect(client.send(new GetRestApisCommand(input))).rejects.toMatchObject({
      name: "BadRequestException",
    });
  },
);

test("values outside an enumeration are rejected before anything else", async () => {
  const { client } = await open();
  await expect(
    client.send(
      new PutIntegrationCommand({
        restApiId: "nope",
        resourceId: "nope",
        httpMethod: "GET",
        type: "HTTP",
        // @ts-expect-error -- the SDK's types reject it as well
        contentHandling: "CONVERT",
      }),
    ),
  ).rejects.toMatchObject({
    name: "ValidationException",
    message:
      "1 validation error detected: Value 'CONVERT' at 'putIntegrationInput.contentHandling' failed to satisfy constraint: Member must satisfy enum value set: [CONVERT_TO_BINARY, CONVERT_TO_TEXT]",
  });
});
