import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  CreateDocumentationPartCommand,
  type CreateDocumentationPartCommandInput,
  CreateUsagePlanCommand,
  CreateVpcLinkCommand,
  DeleteUsagePlanCommand,
  DeleteVpcLinkCommand,
  GetDocumentationPartsCommand,
  GetResourcesCommand,
  GetStageCommand,
  type LocationStatusType,
  type PatchOperation,
  UpdateAccountCommand,
  UpdateAuthorizerCommand,
  UpdateMethodCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../integrations/api/rest-api.ts";
import { route } from "../../integrations/api/route.ts";
import { rest } from "../../integrations/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "./fake-aws.ts";

async function open() {
  const client = new APIGatewayClient({ ...fakeAws().clientConfig(), maxAttempts: 1 });
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

test("features of the account are added and removed, but for usage plans", async () => {
  const { client } = await open();
  const update = (op: "add" | "remove", value: string) =>
    client.send(new UpdateAccountCommand({ patchOperations: [{ op, path: "/features", value }] }));
  expect((await update("add", "More")).features).toEqual(["UsagePlans", "More"]);
  expect((await update("remove", "More")).features).toEqual(["UsagePlans"]);
  await expect(update("remove", "UsagePlans")).rejects.toMatchObject({
    name: "BadRequestException",
  });
});

test("limits of a plan's methods are patched, and a plan with stages stays", async () => {
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
    message: `Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it`,
  });
  await update({ op: "remove", path: "/apiStages", value: `${restApiId}:live` });
  await remove();
});

test("a VPC link that a deployed method goes through stays", async () => {
  const { client, vpcLinkId, resourceId } = await open();
  await expect(client.send(new DeleteVpcLinkCommand({ vpcLinkId }))).rejects.toMatchObject({
    name: "BadRequestException",
    message: `Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [GET:${resourceId}:live] in format of [Method:Resource:Stage].`,
  });
});

test("a stage with a cache cluster has one", async () => {
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

test("documentation parts are listed by whether they have content", async () => {
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
