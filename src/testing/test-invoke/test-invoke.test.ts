import {
  APIGatewayClient,
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  paginateGetResources,
} from "@aws-sdk/client-api-gateway";
import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { functionArn } from "../../../test/support/arns.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import type { StandardSchema } from "./standard-schema.ts";
import { testInvoke } from "./test-invoke.ts";

const echo = (event: object) => ({ statusCode: 200, body: JSON.stringify(event) });

const aws = fakeAws({ lambdas: { [functionArn]: echo } });
const client = new APIGatewayClient(aws.clientConfig());
const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("ANY /orders/{id}/{rest+}", rest.lambdaProxy({ functionArn })),
    // More resources than fit on one page of GetResources.
    ...Array.from({ length: 501 }, (_, index) =>
      route(`GET /many/${index}`, rest.mock({ respond: { 200: index } })),
    ),
  ],
});
const { restApiId } = await createRestApi(client, orders);

test("a mock is invoked without a deployment, and its log is parsed", async () => {
  const result = await testInvoke(client, { restApiId, route: "GET /health" });
  expect(result.json()).toEqual({ ok: true });
  expect(result).toMatchObject({
    status: 200,
    headers: { "Content-Type": "application/json" },
    multiValueHeaders: { "Content-Type": ["application/json"] },
    latencyMs: expect.any(Number),
  });
  expect(result.log.lines.map(({ message }) => message.type)).toEqual([
    "startingExecution",
    "methodRequest",
    "methodRequestPath",
    "methodRequestQuery",
    "methodRequestHeaders",
    "methodRequestBody",
    "methodResponseBody",
    "methodResponseHeaders",
    "success",
    "completed",
  ]);
});

test("path, query, headers, body and stage variables reach the function", async () => {
  const result = await testInvoke(client, {
    restApiId,
    route: "ANY /orders/{id}/{rest+}",
    method: "PATCH",
    path: { id: "4 2", rest: "a/b" },
    query: { tag: ["x", "y"] },
    headers: { "X-Trace": ["1", "2"] },
    body: { total: 12 },
    stageVariables: { alias: "live" },
  });
  expect(result.json()).toMatchObject({
    httpMethod: "PATCH",
    path: "/orders/4%202/a/b",
    pathParameters: { id: "4%202", rest: "a/b" },
    multiValueQueryStringParameters: { tag: ["x", "y"] },
    multiValueHeaders: { "X-Trace": ["1", "2"], "Content-Type": ["application/json"] },
    stageVariables: { alias: "live" },
    body: '{"total":12}',
    requestContext: {
      stage: "test-invoke-stage",
      domainName: "testPrefix.testDomainName",
      path: "/orders/{id}/{rest+}",
      identity: { sourceIp: "test-invoke-source-ip", apiKey: "test-invoke-api-key" },
    },
  });
});

test("members that were not sent are null in the event, as in a test from the console", async () => {
  const result = await testInvoke(client, {
    restApiId,
    route: "ANY /orders/{id}/{rest+}",
    path: { id: "1", rest: "x" },
  });
  expect(result.json()).toMatchObject({
    httpMethod: "GET",
    headers: null,
    multiValueHeaders: null,
    queryStringParameters: null,
    stageVariables: null,
  });
});

test("a resource on a later page is found", async () => {
  const result = await testInvoke(client, { restApiId, route: "GET /many/500" });
  expect(result.body).toBe("500");
});

test("the error for an unknown path suggests a path", async () => {
  const misspelled = testInvoke(client, { restApiId, route: "GET /helth" });
  await expect(misspelled).rejects.toMatchObject({ code: "test-invoke.failed" });
  await expect(misspelled).rejects.toThrow(/no resource \/helth\nDid you mean "\/health"\?$/);
});

test("the error for a rejected call has the route and AWS's message", async () => {
  const call = testInvoke(client, { restApiId: "abcdefghij", route: "GET /health" });
  await expect(call).rejects.toThrowErrorMatchingInlineSnapshot(
    `[GatewrightError: Failed to test-invoke "GET /health" of the API abcdefghij: NotFoundException: Invalid API identifier specified 123456789012:abcdefghij]`,
  );
  const method = testInvoke(client, { restApiId, route: "POST /health" });
  await expect(method).rejects.toThrow("NotFoundException: Invalid Method identifier specified");
});

test("a signal cancels the call", async () => {
  const call = testInvoke(client, {
    restApiId,
    route: "GET /health",
    signal: AbortSignal.abort(),
  });
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

test("the compiler knows the route's path parameters", () => {
  const calls = [
    // @ts-expect-error -- the path parameters are missing
    () => testInvoke(client, { restApiId, route: "GET /orders/{id}" }),
    // @ts-expect-error -- there is no such path parameter
    () => testInvoke(client, { restApiId, route: "GET /orders/{id}", path: { nope: "1" } }),
  ];
  expect(calls).toHaveLength(2);
});

/** Records what a client sends, in order. */
function recorded(): { readonly client: APIGatewayClient; readonly sent: string[] } {
  const recording = new APIGatewayClient(aws.clientConfig());
  const sent: string[] = [];
  recording.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(context.commandName ?? "");
      return next(args);
    },
    { step: "initialize" },
  );
  return { client: recording, sent };
}

test("the resources of an API are looked up once, even by concurrent calls", async () => {
  const { client: counting, sent } = recorded();
  const call = () => testInvoke(counting, { restApiId, route: "GET /health" });
  await Promise.all([call(), call()]);
  await call();
  const count = (name: string) => sent.filter((each) => each === name).length;
  expect(count("TestInvokeMethodCommand")).toBe(3);
  // Two pages.
  expect(count("GetResourcesCommand")).toBe(2);
});

test("a recreated resource is looked up again", async () => {
  const api = restApi({
    name: "once",
    routes: [route("GET /a", rest.mock({ respond: { 200: 1 } }))],
  });
  const { restApiId: id } = await createRestApi(client, api);
  await testInvoke(client, { restApiId: id, route: "GET /a" });

  const before = await client.send(new GetResourcesCommand({ restApiId: id }));
  const old = before.items?.find(({ path }) => path === "/a");
  await client.send(new DeleteResourceCommand({ restApiId: id, resourceId: old?.id }));
  const parentId = before.items?.find(({ path }) => path === "/")?.id;
  const made = await client.send(
    new CreateResourceCommand({ restApiId: id, parentId, pathPart: "a" }),
  );
  const key = { restApiId: id, resourceId: made.id, httpMethod: "GET" };
  await client.send(new PutMethodCommand({ ...key, authorizationType: "NONE" }));
  await client.send(new PutIntegrationCommand({ ...key, type: "MOCK" }));
  const result = await testInvoke(client, { restApiId: id, route: "GET /a" });
  expect(result.diagnosis?.code).toBe("mock.status");
});

test("a method is invoked by its resource, named by path or by id", async () => {
  const resources = paginateGetResources({ client, pageSize: 500 }, { restApiId });
  let id = "";
  for await (const { items = [] } of resources) {
    id ||= items.find(({ path }) => path === "/orders/{id}/{rest+}")?.id ?? "";
  }
  for (const resource of ["/orders/{id}/{rest+}", id]) {
    const path = { id: "42", rest: "x" };
    const result = await testInvoke(client, { restApiId, resource, method: "DELETE", path });
    expect(result.json()).toMatchObject({ httpMethod: "DELETE", path: "/orders/42/x" });
  }
});

const text = (value: string) => new TextEncoder().encode(value);
test.each([
  ["an object", { total: 12 }, '{"total":12}'],
  ["a list", [1, "zwei"], '[1,"zwei"]'],
  ["null", null, "null"],
  ["a number", 0, "0"],
  ["false", false, "false"],
  ["text", "a=b&ü=✓", "a=b&ü=✓"],
  ["bytes of text", text("grün"), "grün"],
  ["nothing", undefined, null],
])("%s is sent as a body", async (_, body, received) => {
  const result = await testInvoke(client, {
    restApiId,
    route: "ANY /orders/{id}/{rest+}",
    method: "POST",
    path: { id: "1", rest: "x" },
    body,
  });
  expect(result.json()).toMatchObject({ body: received });
});

test("a request that TestInvokeMethod cannot send is rejected, not changed", async () => {
  const bytes = testInvoke(client, { restApiId, route: "GET /health", body: Uint8Array.of(0xff) });
  await expect(bytes).rejects.toThrow(/is not valid UTF-8/);
  const address = testInvoke(client, { restApiId, route: "GET /health", sourceIp: "192.0.2.1" });
  await expect(address).rejects.toThrow(/does not support sourceIp/);
});

test("a schema of any library types and validates the response", async () => {
  const health = z.object({ ok: z.boolean() });
  const result = await testInvoke(client, { restApiId, route: "GET /health", response: health });
  expectTypeOf(result.json()).toEqualTypeOf<{ ok: boolean }>();
  expect(result.json().ok).toBe(true);

  const strict = z.object({ ok: z.literal("yes") });
  const other = await testInvoke(client, { restApiId, route: "GET /health", response: strict });
  expect(other.status).toBe(200);
  expect(() => other.json()).toThrow(/does not match the schema\nok: Invalid input/);
});

test("a schema may be asynchronous and handwritten", async () => {
  const number: StandardSchema<number> = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: async (value) =>
        typeof value === "number" ? { value: value * 2 } : { issues: [{ message: "no number" }] },
    },
  };
  const route500 = { restApiId, route: "GET /many/500", response: number } as const;
  expect((await testInvoke(client, route500)).json()).toBe(1000);
  const healthy = await testInvoke(client, { restApiId, route: "GET /health", response: number });
  expect(() => healthy.json()).toThrow(/does not match the schema\nno number/);
});
