// Many requests at once while everything fails by chance. The gate draws a few fixed cases,
// `npm run verify` many others.
import fc from "fast-check";
import { expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import type { InjectedFault } from "../../src/testing/failures/injected-fault.ts";
import type { FaultRule } from "../../src/testing/gateway/shared/faults.ts";
import { functionArn } from "../support/arns.ts";
import { runs } from "../support/runs.ts";

const keys = ["GET /orders", "POST /orders"] as const;
const orders = restApi({
  name: "orders",
  routes: {
    "GET /orders": rest.lambdaProxy({ functionArn }),
    "POST /orders": rest.lambdaProxy({ functionArn }),
    "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
  },
});
const lambdas = { [functionArn]: () => ({ statusCode: 200, body: "[]" }) };

/** The client's status for each fault of a Lambda proxy. */
const statuses: Readonly<Record<InjectedFault["type"], number>> = {
  latency: 200,
  throttled: 429,
  timeout: 504,
  "connection-reset": 504,
  "server-error": 502,
  "malformed-answer": 502,
};

const fault = fc.oneof(
  fc.record({ type: fc.constant("latency"), delayMs: fc.integer({ min: 0, max: 5 }) }),
  ...(
    ["throttled", "timeout", "connection-reset", "server-error", "malformed-answer"] as const
  ).map((type) => fc.constant({ type })),
);
const rule: fc.Arbitrary<FaultRule> = fc.record({
  fault,
  route: fc.constantFrom(...keys, "* /orders"),
  chance: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.integer(),
  times: fc.integer({ min: 1, max: 20 }),
});
const faultsAndRequests = [
  fc.array(rule, { maxLength: 5 }),
  fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 40 }),
] as const;

test("each of many requests ends as its fault says, and the same seeds fail the same ones", async () => {
  const property = fc.asyncProperty(...faultsAndRequests, async (faults, requests) => {
    const failed = async () => {
      const gateway = emulate(orders, { lambdas, faults });
      const answers = await Promise.all(requests.map((key) => gateway.invoke(key)));
      return answers.map(({ response, trace }) => {
        const type = trace.injected?.type ?? "latency";
        expect({ type, status: response.status }).toEqual({ type, status: statuses[type] });
        return trace.injected;
      });
    };
    expect(await failed()).toEqual(await failed());
  });
  await fc.assert(property, { numRuns: runs(40) });
});

test("a server answers every request, and the next one after all of them", async () => {
  const known = new Set(Object.values(statuses));
  const property = fc.asyncProperty(...faultsAndRequests, async (faults, requests) => {
    await using server = await emulate(orders, { lambdas, faults }).listen();
    const answers = await Promise.all(
      requests.map(async (key) => {
        const [method = ""] = key.split(" ");
        const { status } = await fetch(`${server.url}/test/orders`, { method });
        return status;
      }),
    );
    expect(answers.filter((status) => !known.has(status))).toEqual([]);
    expect((await fetch(`${server.url}/test/health`)).status).toBe(200);
  });
  await fc.assert(property, { numRuns: runs(10) });
});
