import { expect, test } from "vitest";
import { httpApi, httpRoute } from "../../src/integrations/authoring/api/http-api.ts";
import {
  webSocketApi,
  webSocketRoute,
} from "../../src/integrations/authoring/api/web-socket-api.ts";
import { http } from "../../src/integrations/authoring/builders/http.ts";
import { webSocket } from "../../src/integrations/authoring/builders/web-socket.ts";
import {
  classifyHttpApi,
  classifyWebSocketApi,
} from "../../src/integrations/convert/classify-v2.ts";
import { lowerHttpApi, lowerWebSocketApi } from "../../src/integrations/convert/lower-v2.ts";
import { functionArn } from "../support/arns.ts";

const orders = httpApi({
  name: "orders",
  description: "All orders",
  routes: [
    httpRoute("GET /orders/{id}", ({ path, header }) =>
      http.httpProxy({
        uri: "https://example.com",
        integrationMethod: "GET",
        requestParameters: {
          "overwrite:path": `/v2/orders/${path.id}`,
          "append:header.tenant": header("x-tenant"),
        },
      }),
    ),
    httpRoute("$default", http.lambdaProxy({ functionArn }), { operationName: "rest" }),
  ],
});

const chat = webSocketApi({
  name: "chat",
  routes: [
    webSocketRoute("$connect"),
    webSocketRoute("$default", webSocket.lambdaProxy({ functionArn }), { routeResponse: {} }),
    webSocketRoute(
      "ping",
      webSocket.mock({
        templateSelectionExpression: "200",
        requestTemplates: { 200: '{"statusCode": 200}' },
        responses: { $default: { responseTemplates: { 200: "pong" } } },
      }),
      { routeResponse: {} },
    ),
  ],
});

test("an HTTP API lowers to routes with targets, and classifies back", () => {
  const record = lowerHttpApi(orders);
  const { Target = "" } = record.Routes["GET /orders/{id}"] ?? {};
  expect(record.Integrations[Target.replace("integrations/", "")]).toMatchObject({
    IntegrationType: "HTTP_PROXY",
    IntegrationMethod: "GET",
    PayloadFormatVersion: "1.0",
    RequestParameters: {
      "overwrite:path": "/v2/orders/${request.path.id}",
      "append:header.tenant": "${request.header.x-tenant}",
    },
  });
  expect(classifyHttpApi(record)).toEqual({ ok: true, definition: orders });
});

test("a two-way route of a WebSocket API has a route response, and classifies back", () => {
  const record = lowerWebSocketApi(chat);
  expect(record.Routes["$connect"]).toEqual({ RouteKey: "$connect" });
  expect(record.Routes["ping"]).toMatchObject({
    RouteResponseSelectionExpression: "$default",
    RouteResponses: { $default: { RouteResponseKey: "$default" } },
  });
  expect(record.Api.RouteSelectionExpression).toBe("$request.body.action");
  expect(classifyWebSocketApi(record)).toEqual({ ok: true, definition: chat });
});

test("what a definition cannot express is reported with its path", () => {
  const record = lowerHttpApi(orders);
  const [key = "", route] = Object.entries(record.Routes)[0] ?? [];
  const secured = {
    RouteKey: key,
    ...route,
    AuthorizationType: "JWT",
    Target: "integrations/gone",
  };
  const classified = classifyHttpApi({ ...record, Routes: { [key]: secured } });
  expect(classified).toEqual({
    ok: false,
    findings: [
      {
        code: "record.invalid",
        details: {
          problem: { path: [], message: "the integration integrations/gone does not exist" },
        },
        at: ["GET /orders/{id}"],
        message: "the integration integrations/gone does not exist",
      },
      {
        code: "record.not-expressible",
        details: { value: '"JWT"' },
        at: ["GET /orders/{id}", "AuthorizationType"],
        message: 'a definition cannot express this yet: "JWT"',
      },
    ],
  });
});

test.each([
  ["GET orders", /must start/],
  ["$connect", /\$default/],
])("%j is not a valid route of an HTTP API", (key, message) => {
  // @ts-expect-error -- rejected by the compiler too
  expect(() => httpRoute(key, http.lambdaProxy({ functionArn }))).toThrow(message);
});

test("a WebSocket route needs an integration, except $connect and $disconnect", () => {
  expect(() => webSocketRoute("send")).toThrow(/only \$connect and \$disconnect/);
});

test("a duplicate route is rejected", () => {
  const route = httpRoute("$default", http.lambdaProxy({ functionArn }));
  expect(() => httpApi({ name: "twice", routes: [route, route] })).toThrow(/duplicate route/);
  const ping = webSocketRoute("ping", webSocket.mock({}));
  expect(() => webSocketApi({ name: "twice", routes: [ping, ping] })).toThrow(/duplicate route/);
});

test("a WebSocket API needs a route selection expression, which has a default", () => {
  const api = (routeSelectionExpression: string | undefined) =>
    webSocketApi({ name: "a", routes: { ping: webSocket.mock({}) }, routeSelectionExpression });
  expect(api(undefined).routeSelectionExpression).toBe("$request.body.action");
  expect(() => api("")).toThrow("routeSelectionExpression: it is empty, and names no route");
});
