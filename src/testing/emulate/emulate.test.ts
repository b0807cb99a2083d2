// Over 400 lines, since each option of emulate is held with what it changes in a response.
import { expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { restApi } from "../../integrations/authoring/api/rest-api.ts";
import { route } from "../../integrations/authoring/api/route.ts";
import { rest } from "../../integrations/authoring/builders/rest.ts";
import type { RestEvent } from "../../proxy-events/events/rest.ts";
import { parseLog, printLog } from "../log/log-grammar.ts";
import { logView } from "../trace/log-view.ts";
import { emulate } from "./emulate.ts";

const orders = restApi({
  name: "orders",
  routes: [
    route("GET /health", rest.mock({ respond: { 200: { ok: true } } })),
    route("ANY /orders/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "GET /alias",
      // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
      rest.lambdaProxy({ functionArn: `${functionArn}:\${stageVariables.alias}` }),
    ),
    route(
      "GET /teapot",
      rest.mock({
        responses: {
          418: {
            responseParameters: {
              "method.response.header.X-Pot": "'short, stout'",
              "method.response.header.X-Stage": "stageVariables.alias",
            },
          },
        },
      }),
    ),
    route("GET /broken", rest.mock({ requestTemplates: { "application/json": "no JSON" } })),
    route(
      "GET /unselected",
      rest.mock({
        requestTemplates: { "application/json": '{"statusCode": 200}' },
        responses: { 404: { selectionPattern: "404" } },
      }),
    ),
    route(
      "GET /undeclared",
      { methodResponses: {} },
      rest.mock({ respond: { 200: "declared nowhere" } }),
    ),
    route(
      "POST /strict",
      rest.mock({
        passthroughBehavior: "NEVER",
        requestTemplates: { "application/xml": '{"statusCode": 200}' },
        responses: { 200: {} },
      }),
    ),
  ],
});

function gatewayWith(handler: (event: never) => unknown) {
  return emulate(orders, {
    lambdas: { [functionArn]: handler, [`${functionArn}:live`]: handler },
    stage: { variables: { alias: "live" } },
  });
}

const gateway = gatewayWith((event) => ({ statusCode: 200, body: JSON.stringify(event) }));

test("a mock returns its template, its status and a content type", async () => {
  const { response, trace } = await gateway.invoke("GET /health");
  expect(response).toMatchObject({
    status: 200,
    headers: { "Content-Type": "application/json" },
    body: '{"ok":true}',
  });
  expect(response.json()).toEqual({ ok: true });
  expect(trace.integrationRequest).toMatchObject({ type: "MOCK", template: "application/json" });
  expect(trace.endpointResponse).toBeUndefined();
});

test("a mock sets headers from static text and stage variables; without a template it is empty", async () => {
  const { response } = await gateway.invoke("GET /teapot");
  expect(response).toMatchObject({
    status: 418,
    headers: { "X-Pot": "short, stout", "X-Stage": "live" },
    body: "",
  });
});

test("a function receives the proxy event that AWS would send", async () => {
  const { response } = await gateway.invoke("ANY /orders/{id}", {
    method: "PUT",
    path: { id: "a b/c" },
    query: { tag: ["x", "y z"], empty: "" },
    headers: { "X-Trace": ["1", "2"] },
    body: { total: 12 },
  });
  expect(response.json()).toMatchObject({
    resource: "/orders/{id}",
    path: "/orders/a%20b%2Fc",
    httpMethod: "PUT",
    pathParameters: { id: "a%20b%2Fc" },
    queryStringParameters: { tag: "y z", empty: "" },
    multiValueQueryStringParameters: { tag: ["x", "y z"], empty: [""] },
    multiValueHeaders: { "X-Trace": ["1", "2"], "Content-Type": ["application/json"] },
    stageVariables: { alias: "live" },
    requestContext: { stage: "test", resourcePath: "/orders/{id}", httpMethod: "PUT" },
    body: '{"total":12}',
    isBase64Encoded: false,
  });
});

test("a stage variable sets a function's alias; a missing one fails the request", async () => {
  expect((await gateway.invoke("GET /alias")).response.status).toBe(200);

  const { response, trace } = await emulate(orders).invoke("GET /alias");
  expect(response.status).toBe(500);
  expect(trace.fault).toEqual({
    code: "endpoint.stage-variable",
    details: { names: ["alias"], member: "uri", value: expect.stringContaining(":orders:") },
  });
});

test.each([
  ["GET /broken", 500, /Unable to parse statusCode/],
  ["GET /unselected", 500, /No match for output mapping/],
  ["GET /undeclared", 500, /Output mapping refers to an invalid method response: 200/],
] as const)("%s fails with %d, and the log says why", async (key, status, reason) => {
  const { response, trace } = await gateway.invoke(key);
  expect(response).toMatchObject({
    status,
    headers: { "x-amzn-ErrorType": "InternalServerErrorException" },
    body: '{"message": "Internal server error"}',
  });
  expect(printLog(logView(trace))).toMatch(reason);
});

test("a body without a template is rejected if passthrough is off", async () => {
  const { response } = await gateway.invoke("POST /strict", { body: { a: 1 } });
  expect(response).toMatchObject({ status: 415, body: '{"message":"Unsupported Media Type"}' });
});

test("a function that throws results in a 502, and the log has its message", async () => {
  const failing = gatewayWith(() => {
    throw new TypeError("no such order");
  });
  const { response, trace } = await failing.invoke("ANY /orders/{id}", { path: { id: "1" } });
  expect(response).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' });
  expect(trace.fault).toMatchObject({
    code: "lambda.failed",
    details: { message: "no such order" },
  });
  expect(JSON.parse(trace.endpointResponse?.body ?? "")).toMatchObject({
    errorType: "TypeError",
    errorMessage: "no such order",
  });
});

test.each<[string, unknown]>([
  ["text", "hello"],
  ["an unknown member", { statusCode: 200, wrong: true }],
  ["nothing", undefined],
])("a function that returns %s results in a 502", async (_, answer) => {
  const { response, trace } = await gatewayWith(() => answer).invoke("ANY /orders/{id}", {
    path: { id: "1" },
  });
  expect(response.status).toBe(502);
  expect(trace.fault).toMatchObject({ code: "lambda.answer" });
});

test("a missing backend, path parameter or route is named in the error", async () => {
  await expect(
    emulate(orders).invoke("ANY /orders/{id}", { path: { id: "1" } }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to invoke the Lambda function "arn:aws:lambda:us-east-1:123456789012:function:orders": no handler was passed for it
    Pass lambdas: { "arn:aws:lambda:us-east-1:123456789012:function:orders": handler }.]
  `);
  await expect(
    // @ts-expect-error -- the route has a path parameter
    gateway.invoke("ANY /orders/{id}"),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to invoke "ANY /orders/{id}": the path parameter "id" is missing
    Pass path: { id: "…" }.]
  `);
  await expect(
    // @ts-expect-error -- there is no such route
    gateway.invoke("GET /helth"),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to invoke "GET /helth": the API has no such route
    Did you mean "GET /health"?]
  `);
});

test("templates read the request and the stage, and set the response's status and headers", async () => {
  const api = restApi({
    name: "templates",
    routes: [
      route(
        "POST /echo/{id}",
        rest.mock({
          requestTemplates: {
            "application/json": `#set($context.responseOverride.header.X-Seen = $input.params('id'))
              {"statusCode": #if($input.path('$.total') > 10)201#{else}200#end}`,
          },
          responses: {
            200: { responseTemplates: { "application/json": "small" } },
            201: {
              selectionPattern: "20[1-9]",
              responseTemplates: {
                "application/json": `#set($context.responseOverride.status = 202)
{"stage":"$context.stage","path":"$context.path","tag":"$input.params('tag')","colour":"$stageVariables.colour"}`,
              },
            },
          },
        }),
      ),
    ],
  });
  const templates = emulate(api, { stage: { name: "live", variables: { colour: "blue" } } });
  const { response, trace } = await templates.invoke("POST /echo/{id}", {
    path: { id: "7" },
    query: { tag: "new" },
    body: { total: 12 },
  });
  expect(response).toMatchObject({ status: 202, headers: { "X-Seen": "7" } });
  expect(response.json()).toEqual({
    stage: "live",
    path: "/live/echo/7",
    tag: "new",
    colour: "blue",
  });
  expect(trace.integrationResponse).toEqual({
    statusCode: "201",
    selectionPattern: "20[1-9]",
    template: "application/json",
  });
  const small = await templates.invoke("POST /echo/{id}", {
    path: { id: "7" },
    body: { total: 1 },
  });
  expect(small.response).toMatchObject({ status: 200, body: "small" });
});

test("a template that fails on AWS fails the request, and the trace shows where", async () => {
  const api = restApi({
    name: "broken",
    routes: [
      route(
        "POST /",
        rest.mock({
          requestTemplates: {
            "application/json": '{"statusCode": 200}$input.path("$.a").substring(9)',
          },
          responses: { 200: {} },
        }),
      ),
    ],
  });
  const gatewayOf = emulate(api);
  const { response, trace } = await gatewayOf.invoke("POST /", { body: { a: "b" } });
  expect(response.status).toBe(500);
  expect(trace.fault).toMatchObject({
    code: "template.request",
    details: { reason: expect.stringContaining("begin 9, end 1") },
  });
  const { response: malformed } = await gatewayOf.invoke("POST /", { body: '{"a"' });
  expect(malformed.status).toBe(400);
});

test("an API that uses an unsupported feature is rejected, unless it is ignored", async () => {
  const routes = [route("GET /", rest.mock({ respond: { 200: "ok" } }))];
  const compressed = restApi({ name: "compressed", minimumCompressionSize: 0, routes });
  expect(() => emulate(compressed)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to run "GET /": it has compressed responses, which is not emulated
    To run it without this feature, pass ignore: ["compression"].]
  `);

  const ignoring = emulate(compressed, { ignore: ["compression"] });
  expect((await ignoring.invoke("GET /")).response.status).toBe(200);
});

test("a resource policy that allows nothing denies every request, unless it is skipped", async () => {
  const policy = '{"Version": "2012-10-17", "Statement": []}';
  const routes = [route("GET /", rest.mock({ respond: { 200: "ok" } }))];
  const guarded = restApi({ name: "guarded", policy, routes });
  const denied = await emulate(guarded).invoke("GET /");
  expect(denied.response.status).toBe(403);
  expect(denied.trace.fault).toMatchObject({
    code: "access.denied",
    details: { by: "resource-policy", effect: "silent", user: "anonymous" },
  });
  const skipping = emulate(guarded, { skipAuthorization: true });
  expect((await skipping.invoke("GET /")).response.status).toBe(200);
});

test.each([
  ["an edge location is in front of an API without an endpoint type", orders, true],
  ["none is in front of a regional API", { ...orders, endpointType: "REGIONAL" }, false],
] as const)("%s", async (_, api, isEdge) => {
  const events: RestEvent[] = [];
  const handler = (event: RestEvent) => {
    events.push(event);
    return {};
  };
  const front = emulate(api, { lambdas: { [functionArn]: handler } });
  const { headers } = await front.fetch("/orders/42");
  expect(headers.has("x-amz-cf-id")).toBe(isEdge);
  const event = events[0]?.headers ?? {};
  expect(Object.hasOwn(event, "CloudFront-Viewer-Country")).toBe(isEdge);
  // The function and the client see the same id.
  expect(event["X-Amz-Cf-Id"]).toBe(headers.get("x-amz-cf-id") ?? undefined);
});

test("a client's HEAD returns only headers, and the trace has the method's body", async () => {
  const runs: string[] = [];
  const answers = () => ({ statusCode: 200, body: "whole" });
  const front = emulate(orders, {
    lambdas: { [functionArn]: answers },
    onRun: ({ trace }) => runs.push(trace.methodResponse.body),
  });
  const response = await front.fetch("/orders/42", { method: "HEAD" });
  expect(await response.text()).toBe("");
  expect(response.headers.get("content-length")).toBe("5");
  expect(runs).toEqual(["whole"]);
});

test("a response has the two ids of its event, of which a client may choose the first", async () => {
  const events: RestEvent[] = [];
  const front = emulate(orders, {
    lambdas: {
      [functionArn]: (event: RestEvent) => {
        events.push(event);
        return { statusCode: 200 };
      },
    },
  });
  const chosen = { "X-Amzn-RequestId": "chosen-by-the-client" };
  const answers = [
    await front.fetch("/orders/1"),
    await front.fetch("/orders/1", { headers: chosen }),
  ];
  const observed = answers.map(({ headers }) => [
    headers.get("x-amzn-requestid"),
    headers.get("x-amz-apigw-id"),
  ]);
  expect(observed).toEqual(
    events.map(({ requestContext: { requestId, extendedRequestId } }) => [
      requestId,
      extendedRequestId,
    ]),
  );
  expect(observed[0]?.[0]).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  expect(observed[1]?.[0]).toBe("chosen-by-the-client");
  expect(new Set(observed.map(([, extended]) => extended)).size).toBe(2);
});

test("events and $context name the deployment, as on every stage", async () => {
  const event = (await gateway.invoke("ANY /orders/{id}", { path: { id: "1" } })).response.json();
  expect(event).toHaveProperty("requestContext.deploymentId", expect.any(String));
  const respond = rest.mock({
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { 200: { responseTemplates: { "application/json": "$context.deploymentId" } } },
  });
  const { response } = await emulate(restApi({ name: "api", routes: { "GET /": respond } })).invoke(
    "GET /",
  );
  expect(event).toHaveProperty("requestContext.deploymentId", response.body);
});

test.each([
  ["404", 404],
  ['"404"', 404],
  ["99", 200],
  ["600", 200],
  ['"nothing"', 200],
  ["$input.path('$.absent')", 200],
])("a status overridden with %s is returned as %i", async (status, expected) => {
  const template = `#set($context.responseOverride.status = ${status}){"statusCode": 200}`;
  const integration = rest.mock({
    requestTemplates: { "application/json": template },
    responses: { 200: {} },
  });
  const api = restApi({ name: "api", routes: { "GET /": integration } });
  expect((await emulate(api).invoke("GET /")).response.status).toBe(expected);
});

test("the same clock and random numbers give the same run", async () => {
  const run = async () => {
    const repeatable = emulate(orders, { clock: () => 1_790_000_000_000, random: () => 0.5 });
    return (await repeatable.invoke("GET /health")).trace;
  };
  expect(await run()).toEqual(await run());
});

test("an undefined port defaults to the system's", async () => {
  // @ts-expect-error -- compiles for users unless `exactOptionalPropertyTypes` is on
  const gateway = emulate(orders, { clock: undefined });
  const before = Date.now();
  const { trace } = await gateway.invoke("GET /health");
  expect(trace.startedAt).toBeGreaterThanOrEqual(before);
});

test("a printed log is parsed back to the same log", async () => {
  const big = { id: "x".repeat(3000), token: "secret" };
  const { trace } = await gateway.invoke("ANY /orders/{id}", {
    path: { id: "1" },
    headers: { Authorization: "Bearer abcdef123456", "X-Long": "y".repeat(2000) },
    body: big,
  });
  const view = logView(trace);
  const text = printLog(view);
  expect(parseLog(text)).toEqual(view);
  expect(text).toContain("Authorization=*************123456");
  expect(text).not.toContain("Bearer");
  expect(text).toMatch(/Method request headers: .* \[TRUNCATED\]$/m);
});
