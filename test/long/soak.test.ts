// The same work again and again holds no more memory than at first. The gate does a little of it,
// `npm run verify` much more.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { CreateRestApiCommand, DeleteRestApiCommand } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { renderTemplate } from "../../src/integrations/mapping-templates/render.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { functionArn } from "../support/arns.ts";
import { restClient } from "../support/rest-client.ts";
import { runs } from "../support/runs.ts";

setFlagsFromString("--expose-gc");
// A new context has a `gc` since the flag is set.
const collect = runInNewContext("gc") as () => void;

/** Bytes that are held after a few rounds of the work, beyond those after the first ones. */
async function growth(work: () => Promise<void>): Promise<number> {
  const held: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    await work();
    collect();
    held.push(process.memoryUsage().heapUsed);
  }
  // The first rounds compile and fill caches. The least of several does not depend on one collection.
  return Math.min(...held.slice(5)) - Math.min(...held.slice(2, 5));
}

const megabyte = 1024 * 1024;

async function times(count: number, work: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await work(turn);
}

test("an emulated API", async () => {
  const gateway = emulate(
    restApi({
      name: "orders",
      routes: {
        "GET /orders/{id}": rest.lambdaProxy({ functionArn }),
        "POST /orders": rest.mock({ respond: { 201: { saved: "$context.requestId" } } }),
      },
    }),
    { lambdas: { [functionArn]: (event: object) => ({ body: JSON.stringify(event) }) } },
  );
  const work = () =>
    times(runs(200), async (turn) => {
      await gateway.invoke("GET /orders/{id}", { path: { id: String(turn) } });
      await gateway.invoke("POST /orders", { body: { turn, note: "x".repeat(1000) } });
    });
  expect(await growth(work)).toBeLessThan(megabyte);
});

test("a server that is opened and closed", async () => {
  const api = restApi({
    name: "health",
    routes: { "GET /health": rest.mock({ respond: { 200: { ok: true } } }) },
  });
  const before = process.getActiveResourcesInfo().length;
  const work = () =>
    times(runs(10), async () => {
      await using server = await emulate(api).listen();
      await (await fetch(`${server.url}/test/health`)).text();
    });
  expect(await growth(work)).toBeLessThan(megabyte);
  // The connections of `fetch` to the last servers may still be closing.
  expect(process.getActiveResourcesInfo().length).toBeLessThan(before + 20);
});

test("a fake account whose APIs come and go", async () => {
  const client = restClient(fakeAws({ maxCalls: 100 }));
  const work = () =>
    times(runs(50), async (turn) => {
      const { id: restApiId } = await client.send(
        new CreateRestApiCommand({ name: `api ${turn}`, description: "x".repeat(1000) }),
      );
      await client.send(new DeleteRestApiCommand({ restApiId }));
    });
  expect(await growth(work)).toBeLessThan(megabyte);
});

test("templates that are all different", async () => {
  const work = () =>
    times(runs(2000), async (turn) => {
      renderTemplate(`${"x".repeat(500)} ${turn} $context.stage`, { context: { stage: "live" } });
    });
  expect(await growth(work)).toBeLessThan(megabyte);
});
