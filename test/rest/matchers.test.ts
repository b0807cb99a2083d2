import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
} from "@aws-sdk/client-api-gateway";
import { beforeEach, describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../src/integrations/management/create.ts";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";
import { matchers } from "../../src/testing/matchers/vitest/index.ts";
import { onAws } from "../../src/testing/test-invoke/on-aws.ts";
import { functionArn } from "../support/arns.ts";

expect.extend(matchers);

const lambdas = {
  [functionArn]: ({ body }: { body: string | null }) => {
    if (body === "throw") throw new Error("out of stock");
    return body === "malformed" ? { nope: true } : { statusCode: 201, body: body ?? "" };
  },
};
const orders = restApi({
  name: "orders",
  routes: {
    "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
    "GET /broken": rest.mock({
      requestTemplates: { "application/json": "#if(" },
      respond: { 200: 1 },
    }),
    "GET /late": rest.mock({
      requestTemplates: { "application/json": '{"statusCode": 200}' },
      responses: { 200: { responseTemplates: { "application/json": "#if(" } } },
    }),
    "POST /orders/{id}": rest.lambdaProxy({ functionArn }),
  },
});
const local = emulate(orders, { lambdas });
const aws = fakeAws({ lambdas });
const client = new APIGatewayClient(aws.clientConfig());
const { restApiId } = await createRestApi(client, orders);
const real = onAws(client, orders, { restApiId });

const order = (body: unknown) => ({ path: { id: "42" }, body });

/** Returns the message of a failing expectation. */
function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error("The expectation holds");
}

describe.each([
  { where: "emulated", gateway: local },
  { where: "on AWS", gateway: real },
])("a run, $where", ({ gateway }) => {
  test("has a status", async () => {
    const run = await gateway.invoke("GET /health");
    expect(run).toHaveStatus(200);
    expect(run.response).toHaveStatus(200);
    expect(run).not.toHaveStatus(500);
    expect(run).toHaveStatus(expect.any(Number));
  });

  test.each([
    ["malformed", "endpointResponse", /^Execution failed.*Malformed Lambda proxy response/],
    ["throw", "endpointResponse", "out of stock"],
  ] as const)("fails where it does: %s", async (body, step, reason) => {
    const run = await gateway.invoke("POST /orders/{id}", order(body));
    expect(run).toHaveFailedIn(step);
    expect(run).toHaveFailedIn(step, reason);
    expect(run).not.toHaveFailedIn(step, "another reason");
    expect(run).not.toHaveFailedIn("methodRequest");
  });

  test("fails before the integration if its template fails", async () => {
    expect(await gateway.invoke("GET /broken")).toHaveFailedIn("integrationRequest");
    expect(await gateway.invoke("GET /health")).not.toHaveFailedIn("integrationRequest");
  });

  test("runs like itself", async () => {
    const run = await gateway.invoke("POST /orders/{id}", order("12"));
    expect(run).toRunLike(await local.invoke("POST /orders/{id}", order("12")));
    expect(run).not.toRunLike(await local.invoke("POST /orders/{id}", order("13")));
  });
});

test("a function was sent the event, as far as the run shows it", async () => {
  const run = await local.invoke("POST /orders/{id}", order("12"));
  expect(run).toHaveRendered(expect.objectContaining({ body: "12" }));
  const cut = await real.invoke("POST /orders/{id}", order("12"));
  expect(() => expect(cut).toHaveRendered({})).toThrow("The log truncates it");
  expect(() => expect(cut).not.toHaveRendered({})).toThrow("The log truncates it");
});

test("a mock rendered its request template and selected a response", async () => {
  const run = await local.invoke("GET /health");
  expect(run).toHaveRendered({ statusCode: 200 });
  expect(run).toHaveRendered('{ "statusCode": 200 }');
  expect(run).not.toHaveRendered({ statusCode: 201 });
  expect(run).toHaveSelectedResponse(200);
  expect(run).not.toHaveSelectedResponse("404");
  expect(await local.invoke("GET /late")).toHaveFailedIn("integrationResponse");
});

test("a failed expectation shows the run, the failing line marked", async () => {
  const run = await local.invoke("POST /orders/{id}", order("malformed"));
  const message = messageOf(() => {
    expect(run).toHaveStatus(200);
  });
  expect(message).toMatch(/^Expected the status to be 200, but it was 502\.\n\nThe run:\n/);
  expect(message).toMatch(/\n {2}> Execution failed due to configuration error: Malformed/);
  expect(message).toMatch(/\n {4}Method completed with status: 502$/);
});

test("a matcher says what it found instead", async () => {
  const health = await local.invoke("GET /health");
  const remote = await real.invoke("GET /health");
  const first = (expectation: () => void) => messageOf(expectation).split("\n\n")[0];
  expect([
    first(() => expect(health).toHaveSelectedResponse(404)),
    first(() => expect(health).not.toHaveStatus(200)),
    first(() => expect(health).toHaveRendered({ statusCode: 404 })),
    first(() => expect(health).toHaveFailedIn("endpointResponse", /timeout/)),
    first(() => expect(remote).toHaveSelectedResponse(200)),
    first(() => expect(remote).not.toHaveSelectedResponse(200)),
    first(() => expect(remote).toHaveRendered({})),
    first(() => expect({ status: 200 }).toHaveStatus(201)),
  ]).toMatchInlineSnapshot(`
    [
      "Expected the integration response 404 to be selected; 200 was, as the default.",
      "Expected the status not to be 200.",
      "Expected the integration request's body to be {"statusCode":404},
    but it was {"statusCode": 200}",
      "Expected the run to fail in endpointResponse, because of /timeout/; it did not fail.",
      "Expected the integration response 200 to be selected, but the run has no trace. Only an emulated gateway's run has one.",
      "Expected the integration response 200 not to be selected, but the run has no trace. Only an emulated gateway's run has one.",
      "Expected the integration request's body to be {}, but the run does not contain it.
    The log of a mock does not contain it; an emulated gateway's trace does.",
      "Expected the status to be 201, but it was 200.",
    ]
  `);
});

test.each([undefined, null, 1, {}, Promise.resolve({ status: 200 })])(
  "%s is not a run, and the matcher says what it needs",
  (value) => {
    expect(() => {
      expect(value).toHaveStatus(200);
    }).toThrow("the value passed to expect is not a run of a gateway\nAwait gateway.invoke");
  },
);

describe("the fake account", () => {
  beforeEach(async () => {
    aws.forgetCalls();
    await client.send(new GetRestApisCommand({ limit: 5 }));
    await client.send(new CreateRestApiCommand({ name: "a", tags: { team: "x" } }));
    await client.send(new GetRestApisCommand({}));
  });

  test("reports the calls it received", () => {
    expect(aws).toHaveReceivedAnyCommand();
    expect(aws).toHaveReceivedCommand(CreateRestApiCommand);
    expect(aws).toHaveReceivedCommand("CreateRestApi");
    expect(aws).not.toHaveReceivedCommand(GetResourcesCommand);
    expect(aws).toHaveReceivedCommandTimes(GetRestApisCommand, 2);
    expect(aws).toHaveReceivedCommandOnce(CreateRestApiCommand);
    expect(aws).not.toHaveReceivedCommandOnce(GetRestApisCommand);
  });

  test("reports their inputs", () => {
    expect(aws).toHaveReceivedCommandWith(CreateRestApiCommand, { name: "a" });
    expect(aws).toHaveReceivedCommandWith(CreateRestApiCommand, { name: expect.any(String) });
    expect(aws).not.toHaveReceivedCommandWith(CreateRestApiCommand, { name: "b" });
    expect(aws).toHaveReceivedCommandExactlyOnceWith(CreateRestApiCommand, { tags: { team: "x" } });
    expect(aws).not.toHaveReceivedCommandExactlyOnceWith(GetRestApisCommand, { limit: 5 });
    expect(aws).toHaveReceivedNthCommandWith(1, GetRestApisCommand, { limit: 5 });
    expect(aws).not.toHaveReceivedNthCommandWith(4, GetRestApisCommand, {});
    expect(aws).toHaveReceivedNthSpecificCommandWith(2, GetRestApisCommand, {});
    expect(aws).not.toHaveReceivedNthSpecificCommandWith(3, GetRestApisCommand, {});
    expect(aws).toHaveReceivedLastCommandWith(GetRestApisCommand, {});
    expect(aws).not.toHaveReceivedLastCommandWith(CreateRestApiCommand, {});
  });

  test("a command's input is checked by the compiler", () => {
    const calls = [
      // @ts-expect-error -- the command has no such member
      () => expect(aws).toHaveReceivedCommandWith(CreateRestApiCommand, { nome: "a" }),
      // @ts-expect-error -- no such step
      () => expect(aws).toHaveFailedIn("nowhere"),
    ];
    expect(calls).toHaveLength(2);
  });

  test("lists the calls under a failed expectation", () => {
    expect(
      messageOf(() => expect(aws).toHaveReceivedCommandWith("CreateRestApis", { name: "b" })),
    ).toMatchInlineSnapshot(`
      "Expected the account to have received CreateRestApis with {"name":"b"}.
      Did you mean CreateRestApi?

      It received:
            1  GetRestApis  {"limit":5}
            2  CreateRestApi  {"name":"a","tags":{"team":"x"}}
            3  GetRestApis  {}"
    `);
    aws.forgetCalls();
    expect(messageOf(() => expect(aws).toHaveReceivedAnyCommand())).toBe(
      "Expected the account to have received any command.\n\nIt received nothing.",
    );
  });

  test("keeps only the last calls, and says so", async () => {
    const small = fakeAws({ maxCalls: 2 });
    const asking = new APIGatewayClient(small.clientConfig());
    for (const limit of [1, 2, 3]) await asking.send(new GetRestApisCommand({ limit }));
    expect(small.calls.map(({ input }) => input["limit"])).toEqual([2, 3]);
    expect(small.droppedCalls).toBe(1);
    expect(
      messageOf(() => expect(small).toHaveReceivedCommandTimes(GetRestApisCommand, 3)),
    ).toMatch(/\nDropped before these: 1; see maxCalls\.$/);
  });

  test("nothing else has received commands", () => {
    expect(() => {
      expect({}).toHaveReceivedAnyCommand();
    }).toThrow("the value passed to expect is not a fake account");
  });
});
