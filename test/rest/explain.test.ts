import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import type { MethodRecord } from "../../src/integrations/model/record/rest-api-record.ts";
import { type EmulatedInvocation, emulate } from "../../src/testing/emulate/emulate.ts";
import { printLog } from "../../src/testing/log/log-grammar.ts";
import { explain } from "../../src/testing/trace/explain.ts";
import { logView } from "../../src/testing/trace/log-view.ts";
import { functionArn } from "../support/arns.ts";

const ok = { requestTemplates: { "application/json": '{"statusCode": 200}' } };
const api = restApi({
  name: "orders",
  routes: [
    route("POST /orders/{id}", rest.lambdaProxy({ functionArn })),
    route("GET /broken", rest.mock({ requestTemplates: { "application/json": "no JSON" } })),
    route("GET /unselected", rest.mock({ ...ok, responses: { 404: { selectionPattern: "404" } } })),
    route("GET /undeclared", { methodResponses: {} }, rest.mock({ respond: { 200: "x" } })),
    route("GET /pattern", rest.mock({ ...ok, responses: { 200: { selectionPattern: "(" } } })),
    route("GET /gone", rest.mock({ respond: { 410: { gone: true } } })),
    route(
      "POST /template",
      rest.mock({
        requestTemplates: {
          "application/json": '{"statusCode": 200}\n$input.path("$.a").substring(9)',
        },
        responses: { 200: {} },
      }),
    ),
    route(
      "GET /answer-template",
      rest.mock({
        ...ok,
        responses: {
          200: { responseTemplates: { "application/json": '#set($a = "x") $a.substring(9)' } },
        },
      }),
    ),
    route(
      "POST /strict",
      rest.mock({
        passthroughBehavior: "NEVER",
        requestTemplates: { "application/xml": '{"statusCode": 200}' },
        responses: { 200: {} },
      }),
    ),
    route(
      "GET /mapped",
      rest.http({
        uri: "https://down.example.com/",
        integrationHttpMethod: "GET",
        requestParameters: { "integration.request.header.Content-Length": "'1'" },
        responses: { 200: {} },
      }),
    ),
    route(
      "GET /proxied",
      rest.httpProxy({ uri: "https://down.example.com/", integrationHttpMethod: "GET" }),
    ),
    route(
      "GET /unset",
      // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
      rest.httpProxy({ uri: "https://${stageVariables.host}/", integrationHttpMethod: "GET" }),
    ),
  ],
});

const runs: EmulatedInvocation[] = [];
function gatewayWith(handler: () => unknown, record = lower(api)) {
  return emulate(record, {
    lambdas: { [functionArn]: handler },
    http: {
      "https://down.example.com": () => ({
        status: 503,
        headers: [],
        body: new TextEncoder().encode("down"),
      }),
    },
    onRun: (run) => runs.push(run),
  });
}

const gateway = gatewayWith(() => ({ statusCode: 200 }));
const why = async (key: string, body?: unknown) =>
  explain(await gateway.invoke(key, body === undefined ? {} : { body }));

describe("why this 4xx or 5xx", () => {
  test.each([
    ["GET /broken", "mock.status", 'integration.requestTemplates["application/json"]', "Render a"],
    ["GET /unselected", "response.unmatched", "integration.responses", "The mock asked for 200"],
    ["GET /undeclared", "response.undeclared", "methodResponses[200]", "Declare that status"],
    [
      "GET /pattern",
      "response.pattern",
      "integration.responses",
      "a valid Java regular expression",
    ],
    [
      "GET /answer-template",
      "template.response",
      "integration.responses[200].responseTemplates",
      "begin 9, end 1",
    ],
    [
      "GET /mapped",
      "mapping.header",
      'integration.requestParameters["integration.request.header.Content-Length"]',
      "Remove that mapping",
    ],
    ["GET /unset", "endpoint.stage-variable", "integration.uri", "needs the stage variable host,"],
    ["GET /gone", "response.selected", "integration.responses[410]", "The response 410"],
    ["GET /proxied", "backend", "integration.uri", "The backend itself returned"],
  ])("%s: %s at %s", async (key, code, at, words) => {
    const found = await why(key);
    expect(found).toMatchObject({ code, at: `${key} › ${at}` });
    expect(found?.text).toContain(words);
  });

  test("a failing template: the error, its place and the template's lines", async () => {
    const found = await why("POST /template", { a: "b" });
    expect(found).toMatchObject({ code: "template.request", step: "integrationRequest" });
    expect(found?.text).toMatchInlineSnapshot(`
      "POST /template returned 500 in the integration request step: Failed to run the template at line 2, column 1: StringIndexOutOfBoundsException: begin 9, end 1, length 1.
      1 | {"statusCode": 200}
      2 | $input.path("$.a").substring(9)
        | ^
      Look at POST /template › integration.requestTemplates["application/json"]. Fix the template there. To run it on its own, use renderTemplate."
    `);
    const { response, trace } = await gateway.invoke("POST /template", { body: { a: "b" } });
    expect(response.body + printLog(logView(trace))).not.toContain("line 2");
  });

  test("a body that is not valid JSON: the reference that reads it", async () => {
    const found = await why("POST /template", '{"a": ');
    expect(found).toMatchObject({ code: "request.payload", step: "integrationRequest" });
    expect(found?.text).toMatchInlineSnapshot(`
      "POST /template returned 400 in the integration request step: Failed to run the template at line 2, column 1: Failed to process the payload: Unexpected End Of File position 5: null.
      API Gateway returns 400.
      1 | {"statusCode": 200}
      2 | $input.path("$.a").substring(9)
        | ^
      Look at POST /template › integration.requestTemplates["application/json"]. Send valid JSON, or use a Content-Type that has a different template."
    `);
  });

  test("a media type without a template: both possible fixes", async () => {
    expect((await why("POST /strict", { a: 1 }))?.text).toMatchInlineSnapshot(
      `"POST /strict returned 415 in the integration request step: The integration has no request template for application/json, and its passthroughBehavior does not let the body through. A test invocation is always treated as application/json, whatever its Content-Type header says. Look at POST /strict › integration.passthroughBehavior. Add a template for that type to requestTemplates, or set passthroughBehavior to "WHEN_NO_MATCH"."`,
    );
  });

  test("a malformed response of a function: the member that is wrong", async () => {
    const malformed = gatewayWith(() => ({ statusCode: 200, headers: [] }));
    const run = await malformed.invoke("POST /orders/{id}", { path: { id: "1" } });
    expect(explain(run)?.text).toMatchInlineSnapshot(
      `"POST /orders/{id} returned 502 in the endpoint response step: Malformed Lambda proxy response: "headers" is a list; it must be an object. Look at the function orders. Return { statusCode: 200, body: JSON.stringify(…) }. The only other members allowed are headers, multiValueHeaders and isBase64Encoded."`,
    );
  });

  test("a function that throws: its own error message", async () => {
    const failing = gatewayWith(() => {
      throw new TypeError("no such order");
    });
    const found = explain(await failing.invoke("POST /orders/{id}", { path: { id: "1" } }));
    expect(found).toMatchObject({ code: "lambda.failed", at: "the function orders" });
    expect(found?.text).toMatch(
      /The function threw TypeError: no such order, at .*explain\.test\.ts:\d+:\d+/,
    );
    expect(found?.text).toContain("no such order");
  });

  test("an unknown route: the closest existing route", async () => {
    runs.length = 0;
    await gateway.fetch("/order/42", { method: "POST" });
    expect(runs.map((run) => explain(run)?.text)).toMatchInlineSnapshot(`
      [
        "POST /order/42 returned 403 in the method request step: No route matches the request. Did you mean "POST /orders/{id}"? Look at the routes of the API. Call an existing route, or define this one. API Gateway returns the same response for an unknown path and an unknown method.",
      ]
    `);
  });

  test("a path with an extra stage name: the route without it", async () => {
    runs.length = 0;
    await gateway.fetch("/test/orders/42", { method: "POST" });
    expect(runs.map((run) => explain(run)?.text)).toEqual([
      expect.stringContaining('Did you mean "POST /orders/{id}"?'),
    ]);
  });

  test("a successful run has no explanation", async () => {
    expect(explain(await gateway.invoke("POST /orders/{id}", { path: { id: "1" } }))).toBe(
      undefined,
    );
  });
});

test("a body and parameters that the method rejects: what is wrong with them", async () => {
  const record = lower(
    restApi({
      name: "valid",
      routes: [route("POST /orders", rest.mock({ respond: { 200: "x" } }))],
    }),
  );
  const resource = Object.values(record.resources).find(({ path }) => path === "/orders");
  const method: MethodRecord | undefined = resource?.resourceMethods["POST"];
  if (!resource || !method) throw new Error("no such method");
  const validated = emulate({
    ...record,
    models: { Order: { name: "Order", schema: '{"type": "object", "required": ["total"]}' } },
    requestValidators: {
      all: { id: "all", validateRequestBody: true, validateRequestParameters: true },
    },
    resources: {
      ...record.resources,
      [resource.id]: {
        ...resource,
        resourceMethods: {
          POST: {
            ...method,
            requestValidatorId: "all",
            requestModels: { "application/json": "Order" },
            requestParameters: { "method.request.header.X-Tenant": true },
          },
        },
      },
    },
  });
  const without = explain(await validated.invoke("POST /orders", { body: {} }));
  expect(without).toMatchObject({
    code: "request.parameters",
    at: "POST /orders › requestParameters",
  });
  expect(without?.text).toContain("X-Tenant");
  const headers = { "X-Tenant": "a" };
  const wrong = explain(await validated.invoke("POST /orders", { headers, body: {} }));
  expect(wrong).toMatchObject({
    code: "request.model",
    at: 'POST /orders › requestModels["application/json"]',
  });
  expect(wrong?.text).toContain("total");
});

test("secrets of the request are redacted", async () => {
  const failing = gatewayWith(() => {
    throw new Error("refused tok-123456");
  });
  const headers = { Authorization: "Bearer tok-123456" };
  const found = explain(await failing.invoke("POST /orders/{id}", { path: { id: "1" }, headers }));
  expect(found?.text).toContain("refused ****");
});
