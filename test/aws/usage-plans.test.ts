import {
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  type CreateUsagePlanCommandInput,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteUsagePlanCommand,
  DeleteUsagePlanKeyCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeyCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  type PatchOperation,
  UpdateApiKeyCommand,
  UpdateUsagePlanCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { type FakeAwsOptions, fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { restClient } from "../support/rest-client.ts";

const value = "a-key-of-more-than-twenty-signs";
const closed = restApi({
  name: "closed",
  routes: [route("GET /", { apiKeyRequired: true }, rest.mock({ respond: { 200: { ok: true } } }))],
});

/** An account with a deployed API whose method requires a key, and an enabled key in no plan. */
async function open(options: FakeAwsOptions = {}) {
  const aws = fakeAws(options);
  const client = restClient(aws);
  const { restApiId: apiId } = await createRestApi(client, closed, { stageName: "live" });
  const key = await client.send(new CreateApiKeyCommand({ name: "mobile", value, enabled: true }));
  const keyId = key.id ?? "";
  return {
    client,
    apiStage: { apiId, stage: "live" },
    keyId,
    plan: async (input: Partial<CreateUsagePlanCommandInput> = {}) => {
      const { id = "" } = await client.send(new CreateUsagePlanCommand({ name: "p", ...input }));
      return id;
    },
    subscribe: (usagePlanId: string) =>
      client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: "API_KEY" })),
    patch: (usagePlanId: string, ...patchOperations: PatchOperation[]) =>
      client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations })),
    call: async () => {
      const host = `${apiId}.execute-api.us-east-1.amazonaws.com`;
      const headers = [
        ["Host", host],
        ["x-api-key", value],
      ] as const;
      const message = { method: "GET", target: "/live/", headers, body: new Uint8Array() };
      return (await aws.handle(message)).status;
    },
  };
}

test("a key calls the stages of its plans, while it is enabled", async () => {
  const { client, apiStage, keyId, plan, subscribe, call } = await open();
  expect(await call()).toBe(403);
  const usagePlanId = await plan({ apiStages: [apiStage] });
  expect(await call()).toBe(403);
  await subscribe(usagePlanId);
  expect(await call()).toBe(200);
  const disabled: PatchOperation = { op: "replace", path: "/enabled", value: "false" };
  await client.send(new UpdateApiKeyCommand({ apiKey: keyId, patchOperations: [disabled] }));
  expect(await call()).toBe(403);
});

test("a plan without the stage does not let its keys in", async () => {
  const { plan, subscribe, patch, apiStage, call } = await open();
  const usagePlanId = await plan();
  await subscribe(usagePlanId);
  expect(await call()).toBe(403);
  const stage = `${apiStage.apiId}:${apiStage.stage}`;
  await patch(usagePlanId, { op: "add", path: "/apiStages", value: stage });
  expect(await call()).toBe(200);
  await patch(usagePlanId, { op: "remove", path: "/apiStages", value: stage });
  expect(await call()).toBe(403);
});

test.each<[string, Partial<CreateUsagePlanCommandInput>]>([
  ["burst", { throttle: { burstLimit: 2, rateLimit: 100 } }],
  ["rate", { throttle: { rateLimit: 2 } }],
  ["quota", { quota: { limit: 3, offset: 1, period: "DAY" } }],
])(
  "calls that the %s of a plan may refuse are refused by name, unless it is ignored",
  async (_, limits) => {
    async function callThrice(options: FakeAwsOptions) {
      const { plan, subscribe, apiStage, call } = await open(options);
      await subscribe(await plan({ apiStages: [apiStage], ...limits }));
      return [await call(), await call(), await call().catch(({ code }) => code)];
    }
    expect(await callThrice({})).toEqual([200, 200, "gateway.unsupported"]);
    expect(await callThrice({ ignore: ["usage-plan-limits"] })).toEqual([200, 200, 200]);
  },
);

test("the limits of a method count as well", async () => {
  const { plan, subscribe, apiStage, call } = await open();
  const throttle = { "//GET": { burstLimit: 1, rateLimit: 1 } };
  await subscribe(await plan({ apiStages: [{ ...apiStage, throttle }] }));
  expect(await call()).toBe(200);
  await expect(call()).rejects.toThrow(
    'Failed to let the API key "mobile" call the stage "live": its usage plan "p" has limits that this call may exceed, which is not emulated',
  );
});

test("limits are patched one by one and taken away together", async () => {
  const { client, plan, patch } = await open();
  const usagePlanId = await plan();
  await patch(
    usagePlanId,
    { op: "replace", path: "/quota/limit", value: "5000" },
    { op: "replace", path: "/quota/period", value: "MONTH" },
    { op: "add", path: "/throttle/rateLimit", value: "1.5" },
    { op: "replace", path: "/description", value: "changed" },
  );
  expect(await client.send(new GetUsagePlanCommand({ usagePlanId }))).toMatchObject({
    description: "changed",
    quota: { limit: 5000, offset: 0, period: "MONTH" },
    throttle: { rateLimit: 1.5 },
    tags: {},
  });
  const patched = await patch(
    usagePlanId,
    { op: "remove", path: "/quota" },
    { op: "remove", path: "/throttle" },
  );
  expect(patched).not.toHaveProperty("quota");
  expect(patched).not.toHaveProperty("throttle");
});

test.each<[string, PatchOperation, string]>([
  ["a stage without a value", { op: "remove", path: "/apiStages" }, "Invalid API Stage specified"],
  [
    "a stage that is not there",
    { op: "add", path: "/apiStages", value: "abc:dev" },
    "Invalid API Stage {api: abc, stage: dev} specified for usageplan PLAN",
  ],
  [
    "a stage that the plan does not have",
    { op: "remove", path: "/apiStages", value: "abc:dev" },
    "Invalid API Stage {api: abc, stage: dev} specified for usageplan PLAN",
  ],
  ["an invalid path", { op: "replace", path: "/id", value: "x" }, "Invalid patch path /id"],
  [
    "a period that is none",
    { op: "replace", path: "/quota/period", value: "YEAR" },
    "1 validation error detected: Value 'YEAR' at 'quota.period' failed to satisfy constraint: Member must satisfy enum value set: [DAY, WEEK, MONTH]",
  ],
])("a patch of %s is refused", async (_, operation, message) => {
  const { plan, patch } = await open();
  const usagePlanId = await plan();
  await expect(patch(usagePlanId, operation)).rejects.toThrow(message.replace("PLAN", usagePlanId));
});

test("plans are listed newest first, and by a key that they have", async () => {
  const { client, keyId, plan, subscribe } = await open();
  const first = await plan({ name: "first" });
  await plan({ name: "second" });
  await subscribe(first);
  const list = async (input: object) => {
    const { items = [] } = await client.send(new GetUsagePlansCommand(input));
    return items.map(({ name }) => name);
  };
  expect(await list({})).toEqual(["second", "first"]);
  expect(await list({ keyId })).toEqual(["first"]);
});

test("the keys of a plan are added once, read, and taken out again", async () => {
  const { client, keyId, plan, subscribe } = await open();
  const usagePlanId = await plan();
  expect(await subscribe(usagePlanId)).toMatchObject({ id: keyId, name: "mobile", value });
  await expect(subscribe(usagePlanId)).rejects.toMatchObject({ name: "ConflictException" });
  const key = { usagePlanId, keyId };
  expect(await client.send(new GetUsagePlanKeyCommand(key))).toMatchObject({ type: "API_KEY" });
  await client.send(new DeleteUsagePlanKeyCommand(key));
  await expect(client.send(new GetUsagePlanKeyCommand(key))).rejects.toMatchObject({
    name: "NotFoundException",
  });
});

test("a key that is deleted leaves its plans; a plan that is deleted is gone", async () => {
  const { client, keyId, plan, subscribe } = await open();
  const usagePlanId = await plan();
  await subscribe(usagePlanId);
  await client.send(new DeleteApiKeyCommand({ apiKey: keyId }));
  expect(await client.send(new GetUsagePlanKeysCommand({ usagePlanId }))).toMatchObject({
    items: [],
  });
  await client.send(new DeleteUsagePlanCommand({ usagePlanId }));
  await expect(client.send(new GetUsagePlanCommand({ usagePlanId }))).rejects.toThrow(
    "Invalid Usage Plan ID specified",
  );
});
