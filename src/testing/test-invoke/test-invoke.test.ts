import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { restApi } from "../../integrations/api/rest-api.ts";
import { route } from "../../integrations/api/route.ts";
import { rest } from "../../integrations/builders/rest.ts";
import { createRestApi } from "../../integrations/management/create.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import { testInvoke } from "./test-invoke.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const echo = (event: object) => ({ statusCode: 200, body: JSON.stringify(event) });

const client = new APIGatewayClient(fakeAws({ lambdas: { [functionArn]: echo } }).clientConfig());
const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("ANY /orders/{id}/{rest+}", rest.lambdaProxy({ functionArn })),
    // More resources than one page of GetResources holds.
    ...Array.from({ length: 501 }, (_, index) =>
      route(`GET /many/${index}`, rest.mock({ respond: { 200: index } })),
    ),
  ],
});
const { restApiId } = await createRestApi(client, orders);

test("a mock is invoked without a deployment, and its log read", async () => {
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

test("a console test has null where nothing was sent", async () => {
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

test("a path that the API does not have is refused with what was probably meant", async () => {
  const misspelled = testInvoke(client, { restApiId, route: "GET /helth" });
  await expect(misspelled).rejects.toMatchObject({ code: "test-invoke.failed" });
  await expect(misspelled).rejects.toThrow(/no resource \/helth\nDid you mean "\/health"\?$/);
});

test("what AWS refuses is told with the route and AWS's words", async () => {
  const call = testInvoke(client, { restApiId: "abcdefghij", route: "GET /health" });
  await expect(call).rejects.toThrowErrorMatchingInlineSnapshot(
    `[GatewrightError: Failed to test-invoke "GET /health" of the API abcdefghij: NotFoundException: Invalid API identifier specified 123456789012:abcdefghij]`,
  );
  const method = testInvoke(client, { restApiId, route: "POST /health" });
  await expect(method).rejects.toThrow("NotFoundException: Invalid Method identifier specified");
});

test("a signal ends the call", async () => {
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
