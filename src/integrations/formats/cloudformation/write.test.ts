import { describe, expect, test } from "vitest";
import { functionArn } from "../../../../test/support/arns.ts";
import { httpApi, httpRoute } from "../../authoring/api/http-api.ts";
import { restApi } from "../../authoring/api/rest-api.ts";
import { route } from "../../authoring/api/route.ts";
import { webSocketApi, webSocketRoute } from "../../authoring/api/web-socket-api.ts";
import { http } from "../../authoring/builders/http.ts";
import { rest } from "../../authoring/builders/rest.ts";
import { webSocket } from "../../authoring/builders/web-socket.ts";
import { lower } from "../../convert/lower.ts";
import { lowerHttpApi, lowerWebSocketApi } from "../../convert/lower-v2.ts";
import { emptyRestApiRecord } from "../../model/record/rest-api-record.ts";
import { loadApi } from "../load.ts";
import { restApiIn } from "../rest-api-in.ts";
import { writeCloudFormation } from "./write.ts";

const orders = restApi({
  name: "orders",
  description: "all of them",
  binaryMediaTypes: ["image/png"],
  routes: [
    route("GET /", rest.mock({ respond: { 200: { ok: true } } })),
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "PUT /orders/{id}",
      rest.http({ uri: "https://example.com", integrationHttpMethod: "PUT", respond: { 200: {} } }),
    ),
    route(
      "DELETE /orders/{id}",
      rest.awsService({
        uri: "arn:aws:apigateway:us-east-1:dynamodb:action/DeleteItem",
        credentials: "arn:aws:iam::123456789012:role/orders",
        requestTemplates: { "application/json": '{"TableName": "${Orders}"}' },
        responses: { 200: {}, 400: { selectionPattern: /4\d{2}/ } },
      }),
    ),
  ],
});

describe.each(["yaml", "json"] as const)("as %s", (syntax) => {
  test("a written REST API loads unchanged", async () => {
    const { text, omissions } = writeCloudFormation(lower(orders), { syntax });
    expect(omissions).toEqual([]);
    const loaded = await loadApi(text);
    expect(loaded.findings).toEqual([]);
    expect(restApiIn(loaded).definition).toEqual(orders);
  });

  test("a written HTTP API loads unchanged", async () => {
    const api = httpApi({
      name: "shop",
      routes: [
        httpRoute("GET /orders/{id}", http.lambdaProxy({ functionArn })),
        httpRoute(
          "$default",
          http.httpProxy({ uri: "https://example.com", integrationMethod: "ANY" }),
        ),
      ],
    });
    const { text, omissions } = writeCloudFormation(lowerHttpApi(api), { syntax });
    expect(omissions).toEqual([]);
    const { apis, findings } = await loadApi(text);
    expect(findings).toEqual([]);
    expect(apis).toMatchObject([{ apiKind: "http-api", definition: api }]);
  });

  test("a written WebSocket API loads unchanged", async () => {
    const api = webSocketApi({
      name: "chat",
      routes: [
        webSocketRoute("$connect", webSocket.lambdaProxy({ functionArn })),
        webSocketRoute("send", webSocket.lambdaProxy({ functionArn })),
      ],
    });
    const { text, omissions } = writeCloudFormation(lowerWebSocketApi(api), { syntax });
    expect(omissions).toEqual([]);
    const { apis, findings } = await loadApi(text);
    expect(findings).toEqual([]);
    expect(apis).toMatchObject([{ apiKind: "web-socket-api", definition: api }]);
  });
});

const full = {
  ...emptyRestApiRecord({ name: "full", policy: '{"Version":"2012-10-17"}', tags: { a: "b" } }),
  resources: {
    root: {
      id: "root",
      path: "/",
      resourceMethods: {
        GET: {
          httpMethod: "GET",
          authorizationType: "CUSTOM",
          authorizerId: "auth",
          requestValidatorId: "check",
          requestModels: { "application/json": "Order", "text/plain": "Empty" },
          methodIntegration: { type: "MOCK" },
        },
      },
    },
  },
  models: { Order: { id: "m", name: "Order", schema: '{"type":"object"}' } },
  requestValidators: { check: { id: "check", name: "body", validateRequestBody: true } },
  authorizers: { auth: { id: "auth", name: "users", type: "TOKEN" } },
  gatewayResponses: { DEFAULT_4XX: { responseType: "DEFAULT_4XX", statusCode: "404" } },
  deployments: { one: { id: "one", description: "first" } },
  stages: {
    live: {
      stageName: "live",
      deploymentId: "one",
      variables: { color: "red" },
      methodSettings: {
        "~1orders/GET": { throttlingRateLimit: 1 },
        "*/*": { cachingEnabled: true },
      },
    },
  },
};

test("parts refer to each other, and a deployment waits for its methods", () => {
  const { template, omissions } = writeCloudFormation(full);
  expect(omissions).toEqual([]);
  expect(template["Resources"]).toMatchObject({
    Api: { Properties: { Policy: { Version: "2012-10-17" }, Tags: [{ Key: "a", Value: "b" }] } },
    GetMethod: {
      Properties: {
        ResourceId: { "Fn::GetAtt": ["Api", "RootResourceId"] },
        AuthorizerId: { Ref: "UsersAuthorizer" },
        RequestValidatorId: { Ref: "BodyValidator" },
        RequestModels: { "application/json": { Ref: "OrderModel" }, "text/plain": "Empty" },
      },
    },
    OrderModel: { Properties: { Schema: { type: "object" } } },
    Deployment: { DependsOn: ["GetMethod"], Properties: { Description: "first" } },
    LiveStage: {
      Properties: {
        DeploymentId: { Ref: "Deployment" },
        MethodSettings: [
          { ResourcePath: "/orders", HttpMethod: "GET", ThrottlingRateLimit: 1 },
          { ResourcePath: "/*", HttpMethod: "*", CachingEnabled: true },
        ],
      },
    },
  });
});

test("stages and models load unchanged", async () => {
  const { record } = restApiIn(await loadApi(writeCloudFormation(full).text));
  expect(record.restApi).toEqual(full.restApi);
  expect(record.gatewayResponses).toEqual(full.gatewayResponses);
  expect(record.stages["live"]).toMatchObject({
    variables: full.stages.live.variables,
    methodSettings: full.stages.live.methodSettings,
  });
  expect(record.models["Order"]).toMatchObject({ name: "Order", schema: '{"type":"object"}' });
  const [authorizer] = Object.values(record.authorizers);
  const [root] = Object.values(record.resources);
  expect(root?.resourceMethods["GET"]).toMatchObject({ authorizerId: authorizer?.id });
});

test("what a template cannot express is reported", () => {
  const { omissions } = writeCloudFormation({
    ...full,
    restApi: { name: "a", version: "1" },
    deployments: { one: { id: "one" }, two: { id: "two" } },
  });
  expect(omissions).toEqual([
    {
      code: "cloudformation.no-property",
      at: ["restApi", "version"],
      message: 'no property can hold it: "1"',
    },
    {
      code: "cloudformation.earlier-deployments",
      at: ["deployments"],
      message: "a template's deployments all contain the current API: earlier snapshots are lost",
    },
  ]);
});

test("similar paths have different logical ids", () => {
  const api = restApi({
    name: "alike",
    routes: (["GET /a-b", "GET /a_b", "GET /a.b"] as const).map((key) =>
      route(key, rest.mock({ respond: { 200: {} } })),
    ),
  });
  const { template } = writeCloudFormation(lower(api));
  expect(Object.keys(Object(template["Resources"]))).toEqual([
    "Api",
    "ABResource",
    "GetABMethod",
    "ABResource2",
    "GetABMethod2",
    "ABResource3",
    "GetABMethod3",
  ]);
});
