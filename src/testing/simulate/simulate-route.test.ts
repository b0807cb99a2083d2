import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  type CreateIntegrationRequest,
  CreateRouteCommand,
  type CreateRouteRequest,
  GetRoutesCommand,
} from "@aws-sdk/client-apigatewayv2";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import { functionArn } from "../../../test/support/arns.ts";
import { fakeAws } from "../aws/fake-aws.ts";
import type { LambdaHandler } from "../backends/lambda-handler.ts";
import { awslambda } from "../backends/streaming-handler.ts";
import { printLog } from "../log/log-grammar.ts";
import { simulateRoute } from "./simulate-route.ts";

async function account(handler: LambdaHandler, protocol: "HTTP" | "WEBSOCKET" = "HTTP") {
  const aws = fakeAws({ lambdas: { [functionArn]: handler } });
  const client = new ApiGatewayV2Client(aws.clientConfig());
  const lambda = new LambdaClient(aws.clientConfig());
  const { ApiId: apiId = "" } = await client.send(
    new CreateApiCommand({
      Name: "orders",
      ProtocolType: protocol,
      ...(protocol === "WEBSOCKET" && { RouteSelectionExpression: "$request.body.action" }),
    }),
  );
  async function addRoute(
    RouteKey: string,
    integration: Partial<CreateIntegrationRequest> = {},
    route: Partial<CreateRouteRequest> = {},
  ) {
    const { IntegrationId = "" } = await client.send(
      new CreateIntegrationCommand({
        ApiId: apiId,
        IntegrationType: "AWS_PROXY",
        IntegrationUri: functionArn,
        PayloadFormatVersion: "2.0",
        ...integration,
      }),
    );
    const Target = `integrations/${IntegrationId}`;
    await client.send(new CreateRouteCommand({ ApiId: apiId, RouteKey, Target, ...route }));
  }
  return { client, lambda, apiId, addRoute };
}

const echo = (event: object) => event;

test("a route of an HTTP API is answered by its function, with payload 2.0", async () => {
  const { client, lambda, apiId, addRoute } = await account(echo);
  await addRoute("POST /orders/{id}");
  const result = await simulateRoute(client, {
    apiId,
    route: "POST /orders/{id}",
    lambda,
    path: { id: "4 2" },
    query: { tag: ["x", "y"] },
    headers: { "X-Trace": "1" },
    body: { total: 12 },
    stageVariables: { alias: "live" },
  });
  expect(result.status).toBe(200);
  expect(result.json()).toMatchObject({
    version: "2.0",
    routeKey: "POST /orders/{id}",
    rawPath: "/orders/4 2",
    rawQueryString: "tag=x&tag=y",
    queryStringParameters: { tag: "x,y" },
    pathParameters: { id: "4 2" },
    headers: { "x-trace": "1", "content-type": "application/json" },
    stageVariables: { alias: "live" },
    body: '{"total":12}',
    isBase64Encoded: false,
    requestContext: {
      accountId: "123456789012",
      apiId,
      stage: "$default",
      domainName: `${apiId}.execute-api.us-east-1.amazonaws.com`,
      http: { method: "POST", path: "/orders/4 2", protocol: "HTTP/1.1" },
    },
  });
  expect(result.simulated).toEqual({
    steps: ["routing by the key", "the event", "reading the response"],
    notRun: [
      "API Gateway's permission to call the function",
      "throttling, and the limits of size and time",
    ],
  });
  expect(result.log.lines.map(({ message }) => message.type)).toContain("endpointRequestBody");
});

test("payload 1.0 and a named stage are in the event", async () => {
  const answer = (event: object) => ({ statusCode: 201, body: JSON.stringify(event) });
  const { client, lambda, apiId, addRoute } = await account(answer);
  await addRoute("GET /orders", { PayloadFormatVersion: "1.0" });
  const result = await simulateRoute(client, {
    apiId,
    route: "GET /orders",
    lambda,
    stage: "live",
  });
  expect(result.status).toBe(201);
  expect(result.json()).toMatchObject({ version: "1.0", path: "/live/orders", httpMethod: "GET" });
});

test("an invalid response is explained by its members", async () => {
  const { client, lambda, apiId, addRoute } = await account(() => ({ statusCode: "fine" }));
  await addRoute("GET /");
  const result = await simulateRoute(client, { apiId, route: "GET /", lambda });
  expect(result).toMatchObject({
    status: 500,
    body: '{"message":"Internal Server Error"}',
    diagnosis: { code: "lambda.answer", text: expect.stringContaining("statusCode") },
  });
});

test("a response that is not JSON is text", async () => {
  const streaming = awslambda.streamifyResponse((_event, stream) => stream.end("hi"));
  const { client, lambda, apiId, addRoute } = await account(streaming);
  await addRoute("GET /");
  const result = await simulateRoute(client, { apiId, route: "GET /", lambda });
  expect(result).toMatchObject({ status: 200, body: "hi" });
});

test("a function's error is reported with its message", async () => {
  const { client, lambda, apiId, addRoute } = await account(() => {
    throw new Error("boom");
  });
  await addRoute("GET /");
  const result = await simulateRoute(client, { apiId, route: "GET /", lambda });
  expect(result).toMatchObject({
    status: 500,
    diagnosis: {
      code: "lambda.failed",
      text: expect.stringContaining("boom"),
      fix: { operation: "FilterLogEvents", input: { logGroupName: "/aws/lambda/orders" } },
    },
  });
});

test("the result lists what a real request would run as well", async () => {
  const { client, lambda, apiId, addRoute } = await account(echo);
  const mapping = { RequestParameters: { "append:header.a": "b" } };
  await addRoute("GET /", mapping, { AuthorizationType: "JWT", AuthorizerId: "a1" });
  const result = await simulateRoute(client, { apiId, route: "GET /", lambda });
  expect(result.simulated?.notRun).toEqual([
    "the authorizer (JWT)",
    "the mapping of request parameters",
    "API Gateway's permission to call the function",
    "throttling, and the limits of size and time",
  ]);
});

test("an HTTP endpoint is called only if fetch is passed", async () => {
  const { client, apiId, addRoute } = await account(echo);
  await addRoute("ANY /pets/{proxy+}", {
    IntegrationType: "HTTP_PROXY",
    IntegrationUri: "https://pets.example.com/v1/{proxy}",
    IntegrationMethod: "ANY",
  });
  const request = {
    apiId,
    route: "ANY /pets/{proxy+}",
    method: "PUT",
    path: { proxy: "cats/7" },
    query: { dry: "yes" },
    headers: { "X-Trace": "1" },
    body: "miaow",
  };
  await expect(simulateRoute(client, request)).rejects.toThrow(
    /it would send a request to https:\/\/pets\.example\.com\/v1\/\{proxy\}\nPass fetch to send it\./,
  );

  const seen: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    seen.push(new Request(input, init));
    return new Response("purr", { status: 202, headers: { "X-Cat": "7" } });
  };
  const result = await simulateRoute(client, { ...request, fetch });
  expect(result).toMatchObject({ status: 202, body: "purr", headers: { "x-cat": "7" } });
  expect(seen[0]).toMatchObject({
    method: "PUT",
    url: "https://pets.example.com/v1/cats/7?dry=yes",
  });
  expect(await seen[0]?.text()).toBe("miaow");
});

test.each([
  ["$connect", undefined, { requestContext: { eventType: "CONNECT", routeKey: "$connect" } }, 101],
  [
    "join",
    { action: "join" },
    { body: '{"action":"join"}', requestContext: { eventType: "MESSAGE" } },
    200,
  ],
  ["$disconnect", undefined, { requestContext: { eventType: "DISCONNECT" } }, 200],
])("the route %s of a WebSocket API gets its event", async (route, body, event, status) => {
  const seen: object[] = [];
  const handler = (given: object) => {
    seen.push(given);
    return { statusCode: 200, body: "ok" };
  };
  const { client, lambda, apiId, addRoute } = await account(handler, "WEBSOCKET");
  await addRoute(route);
  const result = await simulateRoute(client, { apiId, route, lambda, body });
  expect(result.status).toBe(status);
  expect(seen).toMatchObject([event]);
});

test("a route on a later page is found, and the error for an unknown one suggests a route", async () => {
  const { client, lambda, apiId, addRoute } = await account(() => "ok");
  for (let index = 0; index < 30; index += 1) await addRoute(`GET /many/${index}`);
  const { NextToken } = await client.send(new GetRoutesCommand({ ApiId: apiId }));
  expect(NextToken).toBeDefined();
  const result = await simulateRoute(client, { apiId, route: "GET /many/29", lambda });
  expect(result.body).toBe("ok");
  await expect(simulateRoute(client, { apiId, route: "GET /mony/29", lambda })).rejects.toThrow(
    /has no such route\nDid you mean "GET \/many\/29"\?/,
  );
});

test.each([
  [
    "a service",
    { IntegrationSubtype: "SQS-SendMessage" },
    /a route to SQS-SendMessage is not simulated/,
  ],
  [
    "a private endpoint",
    { IntegrationType: "HTTP_PROXY", ConnectionType: "VPC_LINK", ConnectionId: "v1" },
    /a private endpoint is not simulated/,
  ],
  [
    "a function without a client",
    {},
    /its integration needs a client to call the function\nPass it as lambda/,
  ],
  ["a URI that is not a function", { IntegrationUri: "nope" }, /nope is not a function/],
] as const)("%s throws an error that names it", async (what, integration, text) => {
  const { client, lambda, apiId, addRoute } = await account(echo);
  await addRoute("GET /", integration);
  const call = simulateRoute(client, {
    apiId,
    route: "GET /",
    ...(what !== "a function without a client" && { lambda }),
  });
  await expect(call).rejects.toMatchObject({ code: "test-invoke.failed" });
  await expect(call).rejects.toThrow(text);
});

test("the error for an unknown API has AWS's message", async () => {
  const { client, lambda } = await account(echo);
  const call = simulateRoute(client, { apiId: "nope", route: "GET /", lambda });
  await expect(call).rejects.toThrow(/of the API nope: NotFoundException: Invalid API identifier/);
});

test("a schema types the response", async () => {
  const { client, lambda, apiId, addRoute } = await account(() => ({ ok: true }));
  await addRoute("GET /");
  const response = z.object({ ok: z.boolean() });
  const result = await simulateRoute(client, { apiId, route: "GET /", lambda, response });
  expectTypeOf(result.json()).toEqualTypeOf<{ ok: boolean }>();
  expect(result.json()).toEqual({ ok: true });
  expect(printLog(result.log)).toContain("Method completed with status: 200");
});
