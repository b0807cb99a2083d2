// What the compiler refuses, said at run time: to those who write JavaScript, or cast.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { readOpenApi } from "../../src/integrations/formats/index.ts";
import { http, httpApi, httpRoute, rest, restApi, route } from "../../src/integrations/index.ts";
import { createRestApi } from "../../src/integrations/management/index.ts";
import { fakeAws } from "../../src/testing/aws/index.ts";
import { mswHandlers } from "../../src/testing/hosts/msw/index.ts";
import { emulate, events, invoke } from "../../src/testing/index.ts";
import { testInvoke } from "../../src/testing/test-invoke/index.ts";
import { functionArn } from "../support/arns.ts";

const orders = restApi({
  name: "orders",
  routes: [
    route("GET /orders/{id}", rest.lambdaProxy({ functionArn })),
    route(
      "GET /weather",
      rest.httpProxy({ uri: "https://api.weather.example", integrationHttpMethod: "GET" }),
    ),
  ],
});
const chat = httpApi({
  name: "chat",
  routes: [httpRoute("GET /a", http.lambdaProxy({ functionArn }))],
});
const handler = () => ({ statusCode: 200 });
const gateway = emulate(orders, { lambdas: { orders: handler } });
const client = new APIGatewayClient(fakeAws().clientConfig());

/** Takes the types away, as plain JavaScript does. */
const untyped = (value: unknown) => value as never;

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return String(error).replace("GatewrightError: ", "");
  }
  return "nothing was thrown";
}

const getOrder = (lambdas: unknown) =>
  emulate(orders, { lambdas: untyped(lambdas) }).invoke("GET /orders/{id}", { path: { id: "42" } });
const getWeather = (answer: unknown) =>
  emulate(orders, { http: { "https://api.weather.example": () => untyped(answer) } }).invoke(
    "GET /weather",
  );

test.each<[title: string, run: () => unknown, message: string]>([
  [
    "an option of emulate that is misspelled",
    () => emulate(orders, untyped({ lambda: {} })),
    'Failed to emulate the API: unknown setting "lambda"\nDid you mean "lambdas"?',
  ],
  [
    "a stage that is only a name",
    () => emulate(orders, untyped({ stage: "live" })),
    'Failed to emulate the stage: the settings are "live", which is not an object\nThe settings are name, variables.',
  ],
  [
    "an HTTP API",
    () => emulate(untyped(chat)),
    'Failed to emulate the API: it is of kind "http-api", but only "rest-api" is supported\nTo call its function with the event of a request, use invoke.',
  ],
  [
    "no API",
    () => emulate(untyped(undefined)),
    "Failed to emulate the API: it is undefined\nCheck that the imported module exports it.",
  ],
  [
    "a whole file",
    () => emulate(untyped({ format: "sam", apis: [] })),
    "Failed to emulate the API: it is a whole file\nPass restApiIn(loaded).record.",
  ],
  [
    "an API of a file",
    () => emulate(untyped({ apiKind: "rest-api", record: {} })),
    "Failed to emulate the API: it was loaded from a file\nPass its record.",
  ],
  [
    "a template",
    () => emulate(untyped({ Resources: {} })),
    "Failed to emulate the API: it is neither a definition nor a record, but an object with Resources\nDefine an API with restApi, or load a file: restApiIn(await loadApi(path)).record.",
  ],
  [
    "a handler that is not exported",
    () => getOrder({ orders: undefined }),
    `Failed to invoke the Lambda function "${functionArn}": no handler was passed for it\nPass lambdas: { "${functionArn}": handler }. The value for orders is undefined: check that the imported module exports it.`,
  ],
  [
    "a module instead of its handler",
    () => getOrder({ orders: { handler } }),
    `Failed to invoke the Lambda function "${functionArn}": its handler is not a function\nPass the handler itself. This is an object with handler.`,
  ],
  [
    "an answer in the words of Lambda",
    () => getWeather({ statusCode: 200 }),
    'Failed to respond to GET https://api.weather.example: unknown setting "statusCode"\nThe settings are status, headers, body.',
  ],
  [
    "an answer that is only text",
    () => getWeather("sunny"),
    "Failed to respond to GET https://api.weather.example: its backend returned string\nReturn { status, headers, body }. Every member is optional.",
  ],
  [
    "an answer that is a Response",
    () => getWeather(new Response("sunny")),
    "Failed to respond to GET https://api.weather.example: its backend returned a Response\nReturn { status, headers, body }. Every member is optional.",
  ],
  [
    "a fault that there is not",
    () => emulate(orders, { faults: [untyped({ fault: { type: "throttle" } })] }),
    'Failed to inject "throttle": unknown fault\nDid you mean "throttled"?',
  ],
  [
    "a rule of a fault that is misspelled",
    () => emulate(orders, { faults: [untyped({ fault: { type: "timeout" }, chanse: 1 })] }),
    'Failed to inject a fault: unknown setting "chanse"\nDid you mean "chance"?',
  ],
  [
    "a path parameter of another name",
    () => gateway.invoke("GET /orders/{id}", untyped({ path: { ID: "42" } })),
    'Failed to invoke "GET /orders/{id}": the path parameter "id" is missing\nPass path: { id: "…" }. "ID" is unknown.',
  ],
  [
    "a path parameter too many",
    () => gateway.invoke("GET /orders/{id}", untyped({ path: { id: "42", tag: "new" } })),
    'Failed to invoke "GET /orders/{id}": the route has no path parameter "tag"\nIts path parameters are id.',
  ],
  [
    "a path parameter that is a number",
    () => gateway.invoke("GET /orders/{id}", untyped({ path: { id: 42 } })),
    'Failed to invoke "GET /orders/{id}": the path parameter "id" is 42, which is not a string\nPass path: { id: "42" }.',
  ],
  [
    "a member of a request that is misspelled",
    () => gateway.invoke("GET /orders/{id}", untyped({ path: { id: "42" }, header: {} })),
    'Failed to invoke "GET /orders/{id}": unknown setting "header"\nDid you mean "headers"?',
  ],
  [
    "a path without its slash",
    () => emulate(orders).fetch("weather"),
    'Failed to fetch "weather": it is not a valid URL\nA path of the stage starts with a slash: "/weather".',
  ],
  [
    "an event of a kind that there is not",
    () => invoke(handler, "GET /orders", untyped({ kind: "rset" })),
    'Failed to invoke the handler: unknown event kind "rset"\nThe kinds are rest, http, http-v1, function-url, alb.',
  ],
  [
    "no handler",
    () => invoke(untyped(undefined), "GET /orders"),
    "Failed to invoke the handler: it is not a function\nIt is undefined: check that the imported module exports it.",
  ],
  [
    "an event of no route",
    () => events.rest("orders"),
    'Failed to make a request for "orders": it is not a route key\nUse a method and a path: "GET /orders".',
  ],
  [
    "an option of fakeAws that is misspelled",
    () => fakeAws(untyped({ lambda: {} })),
    'Failed to create the fake account: unknown setting "lambda"\nDid you mean "lambdas"?',
  ],
  [
    "MSW handlers of a definition",
    () => mswHandlers(untyped(orders)),
    "Failed to create MSW handlers: an argument is neither an emulated API nor a fake account\nPass emulate(api) or fakeAws().",
  ],
  [
    "an HTTP API to create",
    () => createRestApi(client, untyped(chat)),
    'Failed to create the REST API: it is of the kind "http-api"\nPass a definition from restApi, or from classify for a record.',
  ],
  [
    "a test of no method",
    () => testInvoke(client, untyped({ restApiId: "a1b2c3d4e5", rout: "GET /orders" })),
    'Failed to test-invoke: "route" is missing\nPass route: "GET /orders/{id}". The request has restApiId, rout.',
  ],
  [
    "a test of no API",
    () => testInvoke(client, untyped({ route: "GET /orders" })),
    'Failed to test-invoke: "restApiId" is missing\nPass restApiId: "a1b2c3d4e5". The request has route.',
  ],
  [
    "a path instead of a document",
    () => readOpenApi("openapi.yaml"),
    "Failed to read the OpenAPI document: it is not an object\nPass the text to readOpenApi, or a path to loadApi.",
  ],
  [
    "a Lambda handler instead of an integration",
    () =>
      route(
        "GET /orders",
        untyped(async () => handler()),
      ),
    'Failed to build the route "GET /orders": its function returned a promise\nPass the result of a rest builder, such as rest.lambdaProxy({ functionArn }), or a function that returns it. Pass Lambda handlers to emulate.',
  ],
  [
    "an integration of another API",
    () => route("GET /orders", untyped(http.lambdaProxy({ functionArn }))),
    'Failed to build the route "GET /orders": "http.lambda-proxy" is not an integration of a REST API\nPass the result of a rest builder, such as rest.lambdaProxy({ functionArn }), or a function that returns it. Pass Lambda handlers to emulate.',
  ],
  [
    "an API without routes",
    () => restApi(untyped({ name: "orders", route: [] })),
    'Failed to build the REST API "orders":\n  routes: Invalid input: expected array, received undefined\n  route: unknown setting. Did you mean "routes"?',
  ],
])("%s is refused in plain JavaScript too", async (_, run, message) => {
  expect(await messageOf(run)).toBe(message);
});

test("an answer whose body is no JSON is shown", async () => {
  const { response } = await emulate(orders, {
    lambdas: { orders: () => ({ statusCode: 503, body: "<html>down</html>" }) },
  }).invoke("GET /orders/{id}", { path: { id: "42" } });
  expect(await messageOf(() => response.json())).toBe(
    "Failed to read the body of the response with status 503: it is not valid JSON\nThe body is <html>down</html>",
  );
  const { response: empty } = await gateway.invoke("GET /orders/{id}", { path: { id: "42" } });
  expect(await messageOf(() => empty.json())).toBe(
    "Failed to read the body of the response with status 200: it is empty",
  );
});

test("a client without a Region is told what to set", async () => {
  const send = () => Promise.reject(new Error("Region is missing"));
  const request = { restApiId: "a1b2c3d4e5", route: "GET /weather" } as const;
  expect(await messageOf(() => testInvoke({ send }, request))).toBe(
    'Failed to test-invoke "GET /weather" of the API a1b2c3d4e5: Error: Region is missing\nThe SDK client has no Region. Pass a Region, new APIGatewayClient({ region: "us-east-1" }), or set AWS_REGION.',
  );
});
