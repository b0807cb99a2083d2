import { expect, expectTypeOf, test } from "vitest";
import { restIntegration } from "../../model/integration.ts";
import type { RestLambdaProxy } from "../../model/kinds/rest-lambda-proxy.ts";
import type { RestMock } from "../../model/kinds/rest-mock.ts";
import { rest } from "./rest.ts";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

test("a mock with one response gets a request template", () => {
  const mock = rest.mock({ respond: { 200: { ok: true } } });

  expectTypeOf(mock).toEqualTypeOf<RestMock>();
  expect(mock).toEqual({
    kind: "rest.mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { 200: { responseTemplates: { "application/json": '{"ok":true}' } } },
  });
  expect(restIntegration.parse(mock)).toEqual(mock);
});

test("a mock with several responses selects them by status; the lowest is the default", () => {
  const { responses } = rest.mock({
    respond: { 404: "nobody", 200: "somebody" },
    requestTemplates: { "application/json": '{"statusCode": 404}' },
  });
  expect(responses).toEqual({
    200: { responseTemplates: { "application/json": '"somebody"' } },
    404: { selectionPattern: "404", responseTemplates: { "application/json": '"nobody"' } },
  });
});

test("a mock with several responses needs a request template", () => {
  expect(() => rest.mock({ respond: { 200: 1, 404: 2 } })).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "rest.mock" integration: no request template chooses among its statuses
    Pass "requestTemplates": { "application/json": "{\\"statusCode\\": 200}" } with a condition that chooses the status.]
  `);
});

test("respond and responses exclude each other", () => {
  expect(() => rest.mock({ respond: {}, responses: {} })).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build an integration: it has both "respond" and "responses"
    Remove one of them: "respond" is a shorthand for "responses" with JSON bodies.]
  `);
});

test("a Lambda proxy is invoked by POST, whatever the client's method", () => {
  const integration = rest.lambdaProxy({ functionArn, timeoutMs: 5000 });

  expectTypeOf(integration).toEqualTypeOf<RestLambdaProxy>();
  expect(integration).toEqual({
    kind: "rest.lambda-proxy",
    functionArn,
    integrationHttpMethod: "POST",
    timeoutMs: 5000,
  });
  expect(restIntegration.parse(integration)).toEqual(integration);
});

test("an error lists each invalid setting, its value and a suggestion", () => {
  const settings = {
    functionArn: "orders",
    timeoutMs: 10,
    credential: "x",
    cacheKeyParameters: [],
  };
  expect(() => rest.lambdaProxy(settings)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "rest.lambda-proxy" integration:
      functionArn: this is not a Lambda function's ARN, arn:aws:lambda:REGION:ACCOUNT:function:NAME: expected "arn:"
      orders
      ^
      cacheKeyParameters: Too small: expected array to have >=1 items (got [])
      timeoutMs: Too small: expected number to be >=50 (got 10)
      credential: unknown setting. Did you mean "credentials"?]
  `);
  expect(() =>
    // @ts-expect-error -- the compiler suggests the same
    rest.mock({ responses: { 200: { responseTemplate: {} } } }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "rest.mock" integration:
      responses.200.responseTemplate: unknown setting. Did you mean "responseTemplates"?]
  `);
  expect(() => rest.mock({ respond: { 99: "invalid status" } })).toThrow(/not a status code/);
});

test.each([
  "arn:aws:lambda:eu-west-1:123456789012:function:orders:live",
  "arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST",
  "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders",
  // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
  "arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.function}:${stageVariables.alias}",
])("%s is a function's ARN", (arn) => {
  expect(rest.lambdaProxy({ functionArn: arn }).functionArn).toBe(arn);
});
