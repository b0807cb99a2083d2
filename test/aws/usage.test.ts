import {
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  type CreateUsagePlanCommandInput,
  CreateUsagePlanKeyCommand,
  GetUsageCommand,
  UpdateUsageCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { restClient } from "../support/rest-client.ts";

const value = "a-key-of-more-than-twenty-signs";
const closed = restApi({
  name: "closed",
  routes: [route("GET /", { apiKeyRequired: true }, rest.mock({ respond: { 200: { ok: true } } }))],
});

/** A plan of a deployed API with two keys, and a clock that is set to a day. */
async function open(input: Partial<CreateUsagePlanCommandInput> = {}) {
  let now = Date.UTC(2026, 0, 30, 12);
  const aws = fakeAws({ clock: () => now });
  const client = restClient(aws);
  const { restApiId: apiId } = await createRestApi(client, closed, { stageName: "live" });
  const apiStages = [{ apiId, stage: "live" }];
  const plan = await client.send(new CreateUsagePlanCommand({ name: "p", apiStages, ...input }));
  const usagePlanId = plan.id ?? "";
  const keyIds: string[] = [];
  for (const key of [{ value }, {}]) {
    const { id = "" } = await client.send(new CreateApiKeyCommand({ enabled: true, ...key }));
    await client.send(
      new CreateUsagePlanKeyCommand({ usagePlanId, keyId: id, keyType: "API_KEY" }),
    );
    keyIds.push(id);
  }
  const [keyId = "", otherId = ""] = keyIds;
  return {
    keyId,
    otherId,
    on: (day: string) => {
      now = Date.parse(`${day}T12:00:00Z`);
    },
    call: async (times: number) => {
      const headers = [
        ["Host", `${apiId}.execute-api.us-east-1.amazonaws.com`],
        ["x-api-key", value],
      ] as const;
      for (let count = 0; count < times; count += 1) {
        const message = { method: "GET", target: "/live/", headers, body: new Uint8Array() };
        expect((await aws.handle(message)).status).toBe(200);
      }
    },
    usage: (startDate: string, endDate: string, more = {}) =>
      client.send(new GetUsageCommand({ usagePlanId, startDate, endDate, ...more })),
    grant: (remaining: string) =>
      client.send(
        new UpdateUsageCommand({
          usagePlanId,
          keyId,
          patchOperations: [{ op: "replace", path: "/remaining", value: remaining }],
        }),
      ),
  };
}

test("calls are counted by key and day, and reduce the quota", async () => {
  const { keyId, otherId, on, call, usage } = await open({ quota: { limit: 100, period: "DAY" } });
  await call(2);
  on("2026-01-31");
  await call(3);
  expect(await usage("2026-01-30", "2026-01-31")).toMatchObject({
    startDate: "2026-01-30",
    endDate: "2026-01-31",
    items: {
      [keyId]: [
        [2, 98],
        [3, 97],
      ],
      [otherId]: [
        [0, 100],
        [0, 100],
      ],
    },
  });
});

test.each([
  ["WEEK", [1, 99], [1, 98], [1, 99]],
  ["MONTH", [1, 99], [1, 99], [1, 98]],
] as const)("a %s's quota is renewed in the next one", async (period, ...expected) => {
  const { keyId, on, call, usage } = await open({ quota: { limit: 100, period } });
  // A Saturday and a Sunday of two months, and the Monday after them.
  for (const day of ["2026-01-31", "2026-02-01", "2026-02-02"]) {
    on(day);
    await call(1);
  }
  const { items } = await usage("2026-01-31", "2026-02-02");
  expect(items?.[keyId]).toEqual(expected);
});

test("an offset applies only to the first period", async () => {
  const { keyId, usage } = await open({ quota: { limit: 100, offset: 10, period: "DAY" } });
  const { items } = await usage("2026-01-30", "2026-01-31");
  expect(items?.[keyId]).toEqual([
    [0, 90],
    [0, 100],
  ]);
});

test("a plan without a quota only counts calls", async () => {
  const { keyId, call, usage } = await open();
  await call(2);
  const { items } = await usage("2026-01-30", "2026-01-30");
  expect(items?.[keyId]).toEqual([[2, 0]]);
});

test("usage is returned for one key, and for all keys in pages", async () => {
  const { keyId, otherId, usage } = await open();
  const day = ["2026-01-30", "2026-01-30"] as const;
  expect(Object.keys((await usage(...day, { keyId: otherId })).items ?? {})).toEqual([otherId]);
  const first = await usage(...day, { limit: 1 });
  const second = await usage(...day, { limit: 1, position: first.position });
  expect([first, second].map(({ items = {} }) => Object.keys(items))).toEqual([[keyId], [otherId]]);
  await expect(usage(...day, { keyId: "nope" })).rejects.toMatchObject({
    name: "NotFoundException",
  });
});

test("a key can be granted more than its quota, until the next period", async () => {
  const { keyId, on, call, usage, grant } = await open({ quota: { limit: 2, period: "DAY" } });
  await call(2);
  await expect(call(1)).rejects.toMatchObject({ code: "gateway.unsupported" });
  expect((await grant("5")).items).toEqual({ [keyId]: [[2, 5]] });
  await call(5);
  await expect(call(1)).rejects.toMatchObject({ code: "gateway.unsupported" });
  on("2026-01-31");
  const { items } = await usage("2026-01-30", "2026-01-31");
  expect(items?.[keyId]).toEqual([
    [7, 0],
    [0, 2],
  ]);
});

test("a grant without a quota and a grant that is not a number are rejected", async () => {
  await expect((await open()).grant("5")).rejects.toThrow("The usage plan has no quota.");
  const { grant } = await open({ quota: { limit: 2, period: "DAY" } });
  await expect(grant("many")).rejects.toMatchObject({ name: "BadRequestException" });
});

test.each([
  ["an invalid date", "2026-1-1", "2026-01-02"],
  ["a day that does not exist", "2026-13-01", "2026-13-02"],
  ["a start after the end", "2026-01-02", "2026-01-01"],
  ["more than a year", "2024-01-01", "2026-01-01"],
])("%s is rejected", async (_, startDate, endDate) => {
  const { usage } = await open();
  await expect(usage(startDate, endDate)).rejects.toMatchObject({ name: "BadRequestException" });
});
