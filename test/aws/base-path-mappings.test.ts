import {
  CreateBasePathMappingCommand,
  type CreateBasePathMappingCommandInput,
  CreateDomainNameCommand,
  CreateStageCommand,
  DeleteBasePathMappingCommand,
  DeleteRestApiCommand,
  DeleteStageCommand,
  GetBasePathMappingCommand,
  GetBasePathMappingsCommand,
  type PatchOperation,
  UpdateBasePathMappingCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { certificateArn } from "../support/arns.ts";
import { restClient } from "../support/rest-client.ts";

const domainName = "api.example.com";
const health = restApi({
  name: "health",
  routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
});

/** An account with a domain, and an API deployed to `live` and `test`. */
async function open() {
  const client = restClient();
  const { restApiId, deploymentId } = await createRestApi(client, health, { stageName: "live" });
  await client.send(new CreateStageCommand({ restApiId, stageName: "test", deploymentId }));
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
  return {
    client,
    restApiId,
    map: (input: Partial<CreateBasePathMappingCommandInput> = {}) =>
      client.send(
        new CreateBasePathMappingCommand({ domainName, restApiId, stage: "live", ...input }),
      ),
    get: (basePath: string) => client.send(new GetBasePathMappingCommand({ domainName, basePath })),
    list: async (input = {}) => {
      const { items = [], position } = await client.send(
        new GetBasePathMappingsCommand({ domainName, ...input }),
      );
      return { basePaths: items.map(({ basePath }) => basePath), position };
    },
    update: (basePath: string, ...patchOperations: PatchOperation[]) =>
      client.send(new UpdateBasePathMappingCommand({ domainName, basePath, patchOperations })),
    remove: (basePath: string) =>
      client.send(new DeleteBasePathMappingCommand({ domainName, basePath })),
  };
}

test("mappings are created, listed in pages, and deleted", async () => {
  const { restApiId, map, get, list, remove } = await open();
  expect(await map()).toMatchObject({ basePath: "(none)", restApiId, stage: "live" });
  await map({ basePath: "v1", stage: "test" });
  expect(await get("v1")).toMatchObject({ basePath: "v1", restApiId, stage: "test" });
  const first = await list({ limit: 1 });
  const second = await list({ limit: 1, position: first.position });
  expect([first.basePaths, second.basePaths]).toEqual([["(none)"], ["v1"]]);
  await remove("(none)");
  expect((await list()).basePaths).toEqual(["v1"]);
  await expect(get("(none)")).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Invalid base path mapping identifier specified",
  });
});

test("a mapping without a stage is returned without one", async () => {
  const { map } = await open();
  expect(await map({ stage: "(none)" })).not.toHaveProperty("stage");
});

test.each<[string, Partial<CreateBasePathMappingCommandInput>, string, string]>([
  [
    "an existing base path",
    { basePath: "v1", stage: "test" },
    "ConflictException",
    "Base path already exists for this domain name",
  ],
  [
    "a missing stage",
    { stage: "nope" },
    "BadRequestException",
    "Invalid stage identifier specified",
  ],
  [
    "a missing API",
    { restApiId: "nope" },
    "BadRequestException",
    "Invalid REST API identifier specified",
  ],
  [
    "a missing domain",
    { domainName: "other.example.com" },
    "NotFoundException",
    "Invalid domain name identifier specified",
  ],
  [
    "a base path with several levels",
    { basePath: "v1/a" },
    "BadRequestException",
    "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
  ],
])("%s is rejected", async (_, input, name, message) => {
  const { map } = await open();
  await map({ basePath: "v1" });
  await expect(map(input)).rejects.toMatchObject({ name, message });
});

test("a mapping moves to another base path, and keeps its position in the list", async () => {
  const { map, list, update } = await open();
  for (const basePath of ["a", "b"]) await map({ basePath });
  const moved = await update(
    "a",
    { op: "replace", path: "/basePath", value: "c" },
    { op: "replace", path: "/stage", value: "test" },
  );
  expect(moved).toMatchObject({ basePath: "c", stage: "test" });
  expect((await list()).basePaths).toEqual(["c", "b"]);
  await expect(update("c", { op: "replace", path: "/basepath", value: "b" })).rejects.toThrow(
    "Base path already exists for this domain name",
  );
});

test("an API or stage with a mapping cannot be deleted", async () => {
  const { client, restApiId, map, remove } = await open();
  await map({ basePath: "v1" });
  const deleteStage = () => client.send(new DeleteStageCommand({ restApiId, stageName: "live" }));
  await expect(deleteStage()).rejects.toThrow(
    "Deleting stage live failed. Please remove all base path mappings related to the stage in your domains: api.example.com",
  );
  await expect(client.send(new DeleteRestApiCommand({ restApiId }))).rejects.toThrow(
    "Please remove all base path mappings related to the RestApi in your domains: api.example.com",
  );
  await remove("v1");
  await deleteStage();
  await client.send(new DeleteRestApiCommand({ restApiId }));
});
