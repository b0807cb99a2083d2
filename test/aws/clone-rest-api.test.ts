import {
  CreateModelCommand,
  CreateRestApiCommand,
  GetMethodCommand,
  GetModelCommand,
  GetModelTemplateCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetStagesCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { restClient } from "../support/rest-client.ts";

const shop = restApi({
  name: "shop",
  endpointType: "REGIONAL",
  routes: [route("GET /orders/{id}", rest.mock({ respond: { 200: { ok: true } } }))],
});

async function open() {
  const client = restClient();
  const { restApiId } = await createRestApi(client, shop, { stageName: "live" });
  const resourcesOf = async (id: string | undefined) => {
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId: id }));
    return new Map(items.map(({ path, id: resourceId }) => [path, resourceId]));
  };
  return { client, restApiId, resourcesOf };
}

test("a clone has the API's definition under new ids, and no stages", async () => {
  const { client, restApiId, resourcesOf } = await open();
  const input = { name: "copy", cloneFrom: restApiId };
  const { id, rootResourceId } = await client.send(new CreateRestApiCommand(input));
  const [source, copy] = [await resourcesOf(restApiId), await resourcesOf(id)];
  expect([...copy.keys()]).toEqual(["/", "/orders", "/orders/{id}"]);
  expect(copy.get("/")).toBe(rootResourceId);
  expect([...source.values()].filter((each) => [...copy.values()].includes(each))).toEqual([]);
  const resourceId = copy.get("/orders/{id}");
  const key = { restApiId: id, resourceId, httpMethod: "GET" };
  expect(await client.send(new GetMethodCommand(key))).toMatchObject({
    methodIntegration: { type: "MOCK", cacheNamespace: resourceId },
  });
  expect(await client.send(new GetRestApiCommand({ restApiId: id }))).toMatchObject({
    name: "copy",
    endpointConfiguration: { types: ["REGIONAL"] },
  });
  expect((await client.send(new GetStagesCommand({ restApiId: id }))).item).toEqual([]);
});

test("changing a clone does not change its source", async () => {
  const { client, restApiId, resourcesOf } = await open();
  const { id } = await client.send(new CreateRestApiCommand({ name: "c", cloneFrom: restApiId }));
  const at = async (api: string | undefined) => ({
    restApiId: api,
    resourceId: (await resourcesOf(api)).get("/orders"),
    httpMethod: "POST",
  });
  await client.send(new PutMethodCommand({ ...(await at(id)), authorizationType: "NONE" }));
  await expect(client.send(new GetMethodCommand(await at(restApiId)))).rejects.toThrow(
    "Invalid Method identifier specified",
  );
});

test("models of a clone reference each other, and can be read flattened and as a template", async () => {
  const { client, restApiId } = await open();
  const url = (api: string | undefined, name: string) =>
    `https://apigateway.amazonaws.com/restapis/${api}/models/${name}`;
  const model = { restApiId, contentType: "application/json" };
  const id = JSON.stringify({ type: "integer" });
  const order = { type: "object", properties: { id: { $ref: url(restApiId, "Id") } } };
  await client.send(new CreateModelCommand({ ...model, name: "Id", schema: id }));
  await client.send(
    new CreateModelCommand({ ...model, name: "Order", schema: JSON.stringify(order) }),
  );
  const clone = await client.send(new CreateRestApiCommand({ name: "c", cloneFrom: restApiId }));
  const key = { restApiId: clone.id, modelName: "Order" };
  expect((await client.send(new GetModelCommand(key))).schema).toContain(url(clone.id, "Id"));
  const flat = await client.send(new GetModelCommand({ ...key, flatten: true }));
  expect(JSON.parse(flat.schema ?? "")).toEqual({
    type: "object",
    properties: { id: { $ref: "#/definitions/Id" } },
    definitions: { Id: { type: "integer" } },
  });
  const { value } = await client.send(new GetModelTemplateCommand(key));
  expect(value).toBe("#set($inputRoot = $input.path('$'))\n{\n  \"id\" : 42\n}");
});

test("a missing API cannot be cloned", async () => {
  const { client } = await open();
  await expect(
    client.send(new CreateRestApiCommand({ name: "c", cloneFrom: "nope" })),
  ).rejects.toMatchObject({ name: "NotFoundException" });
});
