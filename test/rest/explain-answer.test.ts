import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import { rest } from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import type { RestIntegration } from "../../src/integrations/model/integration.ts";
import { type EmulateOptions, emulate } from "../../src/testing/emulate/emulate.ts";
import { explain } from "../../src/testing/trace/explain.ts";
import { functionArn } from "../support/arns.ts";

const uri = "https://example.com/orders";
const responses = { 200: {}, 404: { selectionPattern: "404" }, 422: { selectionPattern: "No.*" } };
const json = "application/json";
const overriding = {
  200: { responseTemplates: { [json]: "#set($context.responseOverride.status = 409)" } },
};

async function why(
  integration: RestIntegration,
  options: EmulateOptions,
  request: { readonly headers?: Record<string, string>; readonly body?: unknown } = {},
  settings: { readonly binaryMediaTypes?: readonly string[] } = {},
) {
  const record = lower(restApi({ name: "orders", routes: [route("POST /orders", integration)] }));
  const api = { ...record, restApi: { ...record.restApi, ...settings } };
  const run = await emulate(api, options).invoke("POST /orders", request);
  return { ...explain(run), status: run.response.status };
}

const lambda = rest.lambda({ functionArn, responses });
const http = rest.http({ uri, integrationHttpMethod: "POST", responses });
const answering = (status: number, body: unknown = "") => ({
  http: { "https://example.com": () => ({ status, body }) },
});
const throwing = (message: string) => ({
  lambdas: {
    orders: () => {
      throw new Error(message);
    },
  },
});

describe("a failure that the response hides", () => {
  test("of a service or a server: its status, its body, and the pattern to add", async () => {
    const found = await why(http, answering(400, { __type: "SerializationException" }));
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders returned 200 in the integration response step: The endpoint returned 400: {"__type":"SerializationException"}, but the response 200 was selected because no pattern matches the failure. Look at POST /orders › integration.responses. Add a response with the selectionPattern "[45]\\d{2}", or with the exact status. The pattern is matched against the status, not the message."`,
    );
  });

  test("of a function: its message, which a pattern must match as a whole", async () => {
    const found = await why(lambda, throwing("Order\nnot found"));
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders returned 200 in the integration response step: The function failed with "Order\\nnot found", but the response 200 was selected because no pattern matches the failure. Look at POST /orders › integration.responses. Add a response whose selectionPattern matches the whole message: ".*not found.*", or "(\\n|.)+" for any message. A dot does not match a line break."`,
    );
  });

  test("of Lambda itself, which no pattern can select", async () => {
    const plain = { headers: { "Content-Type": "text/plain" }, body: "no JSON" };
    const found = await why(lambda, { lambdas: { orders: () => ({}) } }, plain);
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.at).toBe("POST /orders › integration.requestTemplates");
    expect(found.text).toContain("Could not parse request body into json");
  });

  test("is not reported if a pattern selected the response, or nothing failed", async () => {
    const meant = { 200: { selectionPattern: "404" } };
    const found = { ...http, responses: meant };
    expect((await why(found, answering(404))).code).toBe(undefined);
    expect((await why(http, answering(204))).code).toBe(undefined);
    expect((await why(http, answering(302))).code).toBe(undefined);
    expect((await why(lambda, { lambdas: { orders: () => ({}) } })).code).toBe(undefined);
  });
});

describe("a selected response", () => {
  test("reports what the endpoint returned", async () => {
    const found = await why(http, answering(404, "no such\n order"));
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders returned 404 in the integration response step: The pattern 404 selected the response 404; the endpoint returned 404: no such order. Look at POST /orders › integration.responses[404]. See trace.integrationRequest for what the endpoint received. If you expected another response, change the patterns. A pattern must match the whole text."`,
    );
  });

  test("reports the function's error, and not that Lambda returned 200", async () => {
    const found = await why(lambda, throwing("No such order"));
    expect(found).toMatchObject({ status: 422, code: "response.selected" });
    expect(found.text).toContain('the function failed with "No such order"');
    expect(found.text).not.toContain("200");
  });

  test("reports a template that set the status", async () => {
    const found = await why({ ...http, responses: overriding }, answering(200));
    expect(found).toMatchObject({ status: 409, code: "response.selected" });
    expect(found.text).toContain(
      "A template set this status with $context.responseOverride.status",
    );
  });
});

test.each([
  [
    "a function that succeeds",
    lambda,
    { lambdas: { orders: () => ({}) } },
    "The function succeeded",
  ],
  ["one that fails", lambda, throwing("Gone"), 'The function failed with "Gone"'],
  ["a status", http, answering(204), "The endpoint returned 204"],
  ["a failure", http, answering(500, "down"), "The endpoint returned 500: down"],
] as const)("a missing response, for %s", async (_, integration, options, words) => {
  const found = await why(
    { ...integration, responses: { 404: { selectionPattern: "404" } } },
    options,
  );
  expect(found).toMatchObject({ status: 500, code: "response.unmatched" });
  expect(found.text).toContain(words);
  expect(found.text).toContain("but no integration response matches. Look at");
});

describe("bytes of a function", () => {
  const proxy = rest.lambdaProxy({ functionArn });
  const answering = (isBase64Encoded: boolean) => ({
    lambdas: { orders: () => ({ statusCode: 200, body: "AAEC", isBase64Encoded }) },
  });
  const png = { binaryMediaTypes: ["image/png"] };
  const get = (accept: string) => ({ headers: { Accept: accept } });

  test("that arrive as base64: the type that the client accepts", async () => {
    const found = await why(proxy, answering(true), get("text/html,image/png"), png);
    expect(found).toMatchObject({
      code: "body.base64-text",
      at: "the binaryMediaTypes of the API",
    });
    expect(found.text).toContain(
      "because text/html, the first type in its Accept header, is not in binaryMediaTypes",
    );
  });

  test("that arrive as bytes, or text that is not encoded, need no explanation", async () => {
    expect((await why(proxy, answering(true), get("image/png"), png)).code).toBe(undefined);
    expect((await why(proxy, answering(false), get("text/html"), png)).code).toBe(undefined);
  });
});

describe("bytes and templates", () => {
  const template = { [json]: '{"statusCode": 200}' };
  const image = { binaryMediaTypes: ["*/*"] };

  test("a mock's template receives bytes: the missing setting", async () => {
    const mock = rest.mock({ requestTemplates: template, responses: { 200: {} } });
    const found = await why(mock, {}, {}, image);
    expect(found).toMatchObject({
      code: "template.binary",
      at: "POST /orders › integration.contentHandling",
    });
    expect(found.text).toContain("body (application/json) is binary");
  });

  test("a response template receives bytes", async () => {
    const converted = {
      200: { contentHandling: "CONVERT_TO_BINARY", responseTemplates: { [json]: "{}" } },
    } as const;
    const found = await why({ ...http, responses: converted }, answering(200, "AAEC"));
    expect(found).toMatchObject({
      code: "template.binary-answer",
      at: "POST /orders › integration.responses[200].contentHandling",
    });
  });

  test("a mock without a template for the media type reads the body", async () => {
    const mock = rest.mock({ requestTemplates: template, responses: { 200: {} } });
    const found = await why(mock, {}, { headers: { "Content-Type": "text/plain" }, body: "x" });
    expect(found.code).toBe("mock.status");
    expect(found.text).toContain("The mock has no request template for text/plain");
  });
});

test("a stage variable without a value is named, with the member that uses it", async () => {
  const link = rest.privateV1({
    type: "HTTP_PROXY",
    // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
    vpcLinkId: "${stageVariables.link}",
    uri: "http://orders.internal/",
    integrationHttpMethod: "POST",
  });
  const found = await why(link, { vpcLinks: { a: () => ({}) } });
  expect(found).toMatchObject({
    code: "endpoint.stage-variable",
    at: "POST /orders › integration.connectionId",
  });
  expect(found.text).toContain("needs the stage variable link,");
});
