import {
  CreateApiKeyCommand,
  type CreateApiKeyCommandInput,
  CreateUsagePlanCommand,
  DeleteApiKeyCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  GetUsagePlanKeysCommand,
  ImportApiKeysCommand,
  type PatchOperation,
  UpdateApiKeyCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { restClient } from "../support/rest-client.ts";

const health = restApi({
  name: "health",
  routes: [route("GET /health", rest.mock({ respond: { 200: { ok: true } } }))],
});
const value = "a-key-of-more-than-twenty-signs";

function open() {
  const client = restClient();
  return {
    client,
    create: (input: CreateApiKeyCommandInput) => client.send(new CreateApiKeyCommand(input)),
    update: (apiKey: string | undefined, ...patchOperations: PatchOperation[]) =>
      client.send(new UpdateApiKeyCommand({ apiKey, patchOperations })),
    importKeys: async (file: string) => {
      const body = new TextEncoder().encode(file);
      const { ids = [] } = await client.send(new ImportApiKeysCommand({ format: "csv", body }));
      return ids;
    },
  };
}

test("a new key is disabled, and its value is returned on creation and later only on request", async () => {
  const { client, create } = open();
  const created = await create({ name: "mobile" });
  expect(created).toMatchObject({ name: "mobile", enabled: false, stageKeys: [] });
  expect(created.value).toMatch(/^[A-Za-z0-9]{40}$/);
  const apiKey = created.id;
  expect(await client.send(new GetApiKeyCommand({ apiKey }))).not.toHaveProperty("value");
  const shown = await client.send(new GetApiKeyCommand({ apiKey, includeValue: true }));
  expect(shown).toMatchObject({ value: created.value, tags: {} });
  const { items } = await client.send(new GetApiKeysCommand({ includeValues: true }));
  expect(items).toMatchObject([{ id: apiKey, value: created.value }]);
});

test("keys are listed newest first, in pages, filtered by the start of their name and by customer", async () => {
  const { client, create } = open();
  for (const name of ["shop-1", "shop-2", "other"])
    await create({ name, customerId: `of-${name}` });
  const list = async (input: object) => {
    const { items = [], position } = await client.send(new GetApiKeysCommand(input));
    return { names: items.map(({ name }) => name), position };
  };
  expect((await list({})).names).toEqual(["other", "shop-2", "shop-1"]);
  expect((await list({ nameQuery: "shop" })).names).toEqual(["shop-2", "shop-1"]);
  expect((await list({ customerId: "of-other" })).names).toEqual(["other"]);
  const first = await list({ limit: 2 });
  const second = await list({ limit: 2, position: first.position });
  expect([first.names, second.names]).toEqual([["other", "shop-2"], ["shop-1"]]);
});

test.each<[string, CreateApiKeyCommandInput, string]>([
  ["a short value", { value: "short" }, "API Key value should be at least 20 characters"],
  [
    "a long value",
    { value: "a".repeat(129) },
    "API Key value exceeds maximum size of 128 characters",
  ],
  [
    "a long name",
    { name: "a".repeat(1025) },
    "Invalid API Key name, can be at most 1024 characters.",
  ],
  [
    "a long description",
    { description: "a".repeat(125_001) },
    "Invalid API Key description specified.",
  ],
])("%s is rejected", async (_, input, message) => {
  await expect(open().create(input)).rejects.toMatchObject({
    name: "BadRequestException",
    message,
  });
});

test("stage keys are stored, and their stages have to exist", async () => {
  const { client, create } = open();
  const { restApiId } = await createRestApi(client, health, { stageName: "live" });
  const { id: apiKey } = await create({ stageKeys: [{ restApiId, stageName: "live" }] });
  const stages = (op: "add" | "remove", value: string) =>
    client.send(
      new UpdateApiKeyCommand({ apiKey, patchOperations: [{ op, path: "/stages", value }] }),
    );
  expect((await client.send(new GetApiKeyCommand({ apiKey }))).stageKeys).toEqual([
    `${restApiId}/live`,
  ]);
  expect((await stages("remove", `${restApiId}/live`)).stageKeys).toEqual([]);
  expect((await stages("add", `${restApiId}/live`)).stageKeys).toEqual([`${restApiId}/live`]);
  await expect(stages("add", `${restApiId}/test`)).rejects.toThrow("Invalid API Stage specified");
});

test("a value is unique", async () => {
  const { create } = open();
  await create({ value });
  await expect(create({ value })).rejects.toMatchObject({ name: "ConflictException" });
});

test("an update changes the members that can change", async () => {
  const { create, update } = open();
  const { id } = await create({ value });
  const updated = await update(
    id,
    { op: "replace", path: "/enabled", value: "true" },
    { op: "replace", path: "/name", value: "renamed" },
  );
  expect(updated).toMatchObject({ enabled: true, name: "renamed", tags: {} });
  await expect(update(id, { op: "replace", path: "/id", value: "x" })).rejects.toThrow(
    "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
  );
  await expect(
    update(id, { op: "replace", path: "/description", value: "a".repeat(125_001) }),
  ).rejects.toThrow("Invalid API Key description specified.");
});

test("a deleted key is not found", async () => {
  const { client, create } = open();
  const { id: apiKey } = await create({ value });
  await client.send(new DeleteApiKeyCommand({ apiKey }));
  await expect(client.send(new GetApiKeyCommand({ apiKey }))).rejects.toMatchObject({
    name: "NotFoundException",
    message: "Invalid API Key identifier specified",
  });
});

test("keys are imported with their usage plans, and an existing value is overwritten", async () => {
  const { client, importKeys } = open();
  const plans = [];
  for (const name of ["free", "paid"]) {
    plans.push(await client.send(new CreateUsagePlanCommand({ name })));
  }
  const [free = "", paid = ""] = plans.map(({ id }) => id);
  const [apiKey] = await importKeys(
    [
      "Enabled,NAME,key,ignored,UsageplanIds,Description",
      `FALSE,first,${value},x,"${free},${paid}",of a shop`,
      `,second,${value}-2,,${free},''`,
    ].join("\r\n"),
  );
  expect(await client.send(new GetApiKeyCommand({ apiKey, includeValue: true }))).toMatchObject({
    enabled: false,
    name: "first",
    value,
    description: "of a shop",
  });
  const keysOf = async (usagePlanId: string) => {
    const { items = [] } = await client.send(new GetUsagePlanKeysCommand({ usagePlanId }));
    return items.map(({ name }) => name);
  };
  expect([await keysOf(free), await keysOf(paid)]).toEqual([["second", "first"], ["first"]]);

  const [again] = await importKeys(`key,name\n${value},renamed`);
  expect(again).toBe(apiKey);
  const { items = [] } = await client.send(new GetApiKeysCommand({}));
  expect(items.map(({ name, enabled }) => [name, enabled])).toEqual([
    ["second", true],
    ["renamed", true],
  ]);
});

test.each([
  ["a file without keys", "Name\nfirst", "the file has no column key"],
  ["a short key", "Name,Key\nfirst,short", "API Key value should be at least 20 characters"],
  [
    "an unknown plan",
    `Name,Key,UsagePlanIds\na,${value},nowhere`,
    "Invalid Usage Plan ID specified",
  ],
])("importing %s is rejected, and nothing is imported", async (_, file, message) => {
  const { client, importKeys } = open();
  await expect(importKeys(file)).rejects.toThrow(message);
  expect(await client.send(new GetApiKeysCommand({}))).toMatchObject({ items: [] });
});
