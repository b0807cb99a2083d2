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

describe("a failure that the answer hides", () => {
  test("of a service or a server: its status, what it said, and the pattern to add", async () => {
    const found = await why(http, answering(400, { __type: "SerializationException" }));
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders answered 200 in the integration response: The endpoint answered 400: {"__type":"SerializationException"}, and the response 200 was selected all the same, because no pattern matches that. Look at POST /orders › integration.responses. Give a response the selectionPattern "[45]\\d{2}", or the status itself: the status is matched, not the message."`,
    );
  });

  test("of a function: its message, which a pattern has to match whole", async () => {
    const found = await why(lambda, throwing("Order\nnot found"));
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders answered 200 in the integration response: The function failed with "Order\\nnot found", and the response 200 was selected all the same, because no pattern matches that. Look at POST /orders › integration.responses. Give a response a selectionPattern for the whole of such messages: ".*not found.*", or "(\\n|.)+" for any; a dot matches no line break."`,
    );
  });

  test("of Lambda itself, which no pattern can select", async () => {
    const plain = { headers: { "Content-Type": "text/plain" }, body: "no JSON" };
    const found = await why(lambda, { lambdas: { orders: () => ({}) } }, plain);
    expect(found).toMatchObject({ status: 200, code: "response.hidden-failure" });
    expect(found.at).toBe("POST /orders › integration.requestTemplates");
    expect(found.text).toContain("Could not parse request body into json");
  });

  test("is none where a pattern selected the response, or nothing failed", async () => {
    const meant = { 200: { selectionPattern: "404" } };
    const found = { ...http, responses: meant };
    expect((await why(found, answering(404))).code).toBe(undefined);
    expect((await why(http, answering(204))).code).toBe(undefined);
    expect((await why(http, answering(302))).code).toBe(undefined);
    expect((await why(lambda, { lambdas: { orders: () => ({}) } })).code).toBe(undefined);
  });
});

describe("an answer that was selected", () => {
  test("tells what the endpoint had answered", async () => {
    const found = await why(http, answering(404, "no such\n order"));
    expect(found.text).toMatchInlineSnapshot(
      `"POST /orders answered 404 in the integration response: The pattern 404 selected the response 404; the endpoint answered 404: no such order. Look at POST /orders › integration.responses[404]. What the endpoint was sent is in trace.integrationRequest. If another response was meant, change the patterns: a pattern has to match the whole text."`,
    );
  });

  test("tells what the function had failed with, and not that Lambda answered 200", async () => {
    const found = await why(lambda, throwing("No such order"));
    expect(found).toMatchObject({ status: 422, code: "response.selected" });
    expect(found.text).toContain('the function failed with "No such order"');
    expect(found.text).not.toContain("200");
  });

  test("tells of a template that set the status", async () => {
    const found = await why({ ...http, responses: overriding }, answering(200));
    expect(found).toMatchObject({ status: 409, code: "response.selected" });
    expect(found.text).toContain("A template set this status by $context.responseOverride.status");
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
  ["a status", http, answering(204), "The endpoint answered 204"],
  ["a failure", http, answering(500, "down"), "The endpoint answered 500: down"],
] as const)("a response that is not there, of %s", async (_, integration, options, words) => {
  const found = await why(
    { ...integration, responses: { 404: { selectionPattern: "404" } } },
    options,
  );
  expect(found).toMatchObject({ status: 500, code: "response.unmatched" });
  expect(found.text).toContain(words);
  expect(found.text).toContain("and no integration response matches that. Look at");
});

describe("bytes of a function", () => {
  const proxy = rest.lambdaProxy({ functionArn });
  const answering = (isBase64Encoded: boolean) => ({
    lambdas: { orders: () => ({ statusCode: 200, body: "AAEC", isBase64Encoded }) },
  });
  const png = { binaryMediaTypes: ["image/png"] };
  const get = (accept: string) => ({ headers: { Accept: accept } });

  test("that arrive as base64 are told with the type that the client accepts", async () => {
    const found = await why(proxy, answering(true), get("text/html,image/png"), png);
    expect(found).toMatchObject({
      code: "body.base64-text",
      at: "the binaryMediaTypes of the API",
    });
    expect(found.text).toContain(
      "because text/html, the first type that it accepts, is not one of",
    );
  });

  test("that arrive as bytes, or text that is meant as it is, need no explanation", async () => {
    expect((await why(proxy, answering(true), get("image/png"), png)).code).toBe(undefined);
    expect((await why(proxy, answering(false), get("text/html"), png)).code).toBe(undefined);
  });
});

describe("bytes and templates", () => {
  const template = { [json]: '{"statusCode": 200}' };
  const image = { binaryMediaTypes: ["*/*"] };

  test("a mock's template is given bytes: the setting that is missing", async () => {
    const mock = rest.mock({ requestTemplates: template, responses: { 200: {} } });
    const found = await why(mock, {}, {}, image);
    expect(found).toMatchObject({
      code: "template.binary",
      at: "POST /orders › integration.contentHandling",
    });
    expect(found.text).toContain("body of application/json is binary");
  });

  test("a response template is given bytes", async () => {
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

test("a stage variable that has no value is named, with the member that it stands in", async () => {
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
