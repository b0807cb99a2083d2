import { APIGatewayClient, type TestInvokeMethodCommandInput } from "@aws-sdk/client-api-gateway";
import { beforeAll, expect, test } from "vitest";
import { restClient } from "../../../test/support/rest-client.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { type BatchProgress, testInvokeAll } from "./test-invoke-all.ts";

const aws = fakeAws();
const client = restClient(aws);
const api = restApi({
  name: "orders",
  routes: [route("GET /orders/{id}", rest.mock({ respond: { 200: { ok: true } } }))],
});
let restApiId: string;
beforeAll(async () => {
  ({ restApiId } = await createRestApi(client, api));
});

const requests = (count: number) =>
  Array.from({ length: count }, (_, id) => ({
    restApiId,
    route: "GET /orders/{id}",
    path: { id: String(id) },
  }));

/** A clock that advances when a timer waits for it. */
function virtualTime() {
  let now = 0;
  const waits: { readonly at: number; readonly run: () => void }[] = [];
  const step = () => {
    waits.sort((left, right) => left.at - right.at);
    const first = waits.shift();
    if (!first) return;
    now = Math.max(now, first.at);
    first.run();
  };
  return {
    clock: () => now,
    random: () => 0.5,
    timer(delayMs: number, run: () => void) {
      const wait = { at: now + delayMs, run };
      waits.push(wait);
      setImmediate(step);
      return () => {
        const index = waits.indexOf(wait);
        if (index !== -1) waits.splice(index, 1);
      };
    },
  };
}

/** A client that passes its test-invokes to `each` first. */
function watched(each: (input: TestInvokeMethodCommandInput) => void): APIGatewayClient {
  const watching = restClient(aws);
  watching.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        // The command's name decides the type of its input.
        if (commandName === "TestInvokeMethodCommand") {
          each(args.input as TestInvokeMethodCommandInput);
        }
        return next(args);
      },
    { step: "initialize" },
  );
  return watching;
}

class Throttled extends Error {
  override readonly name = "TooManyRequestsException";
  readonly $metadata = { httpStatusCode: 429 };
  readonly retryAfterSeconds: string | undefined;

  constructor(retryAfterSeconds?: string) {
    super("Too Many Requests");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

test("outcomes have the order of the requests, and progress is reported for each", async () => {
  const progress: BatchProgress[] = [];
  const outcomes = await testInvokeAll(client, requests(5), {
    rate: 1000,
    onProgress: (each) => progress.push(each),
  });
  const answered = { type: "answered", result: { status: 200 } };
  expect(outcomes).toMatchObject(Array.from({ length: 5 }, () => answered));
  expect(progress.map(({ done, total }) => [done, total])).toEqual(
    [1, 2, 3, 4, 5].map((n) => [n, 5]),
  );
});

test("calls start no faster than the rate", async () => {
  const time = virtualTime();
  const starts: number[] = [];
  const counting = watched(() => starts.push(time.clock()));
  await testInvokeAll(counting, requests(6), { ...time, rate: 4, concurrency: 3 });
  expect(starts).toEqual([0, 250, 500, 750, 1000, 1250]);
});

test("no more calls run at once than the concurrency", async () => {
  let running = 0;
  let most = 0;
  const slow = new APIGatewayClient(aws.clientConfig());
  slow.middlewareStack.add(
    (next) => async (args) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      return next(args).finally(() => {
        running -= 1;
      });
    },
    { step: "initialize" },
  );
  await testInvokeAll(slow, requests(12), { rate: 10_000, concurrency: 3 });
  expect(most).toBe(3);
});

test("a throttled call is retried with growing delays, and at least after AWS's delay", async () => {
  const time = virtualTime();
  const starts: number[] = [];
  const throttling = watched(() => {
    starts.push(time.clock());
    if (starts.length <= 3) throw new Throttled(starts.length === 3 ? "7" : undefined);
  });
  const [outcome] = await testInvokeAll(throttling, requests(1), { ...time, rate: 1000 });
  expect(outcome).toMatchObject({ type: "answered" });
  // Half of 500, half of 1000, then the seven seconds that AWS asks for.
  expect(starts).toEqual([0, 250, 750, 7750]);
});

test("a call that stays throttled and a call that fails do not stop the others", async () => {
  const time = virtualTime();
  let calls = 0;
  const failing = watched(({ pathWithQueryString }) => {
    calls += 1;
    if (pathWithQueryString === "/orders/0") throw new Throttled();
    if (pathWithQueryString === "/orders/1") throw new Error("no");
  });
  const outcomes = await testInvokeAll(failing, requests(3), { ...time, attempts: 4 });
  expect(outcomes).toMatchObject([
    { type: "failed", error: { code: "test-invoke.failed" } },
    { type: "failed", error: { message: expect.stringContaining("no") } },
    { type: "answered" },
  ]);
  expect(calls).toBe(4 + 1 + 1);
});

test("a signal cancels the batch, even while it waits, and earlier outcomes are returned", async () => {
  const controller = new AbortController();
  const outcomes = await testInvokeAll(client, requests(50), {
    rate: 20,
    concurrency: 2,
    signal: controller.signal,
    onProgress: ({ done }) => {
      if (done === 3) controller.abort();
    },
  });
  expect(outcomes.filter(({ type }) => type === "answered").length).toBeGreaterThanOrEqual(3);
  expect(outcomes.filter(({ type }) => type === "skipped").length).toBeGreaterThan(40);
  expect(outcomes.filter(({ type }) => type === "failed")).toEqual([]);
});

test("an empty batch returns at once", async () => {
  expect(await testInvokeAll(client, [])).toEqual([]);
});
