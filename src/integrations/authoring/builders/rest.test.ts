import { expect, expectTypeOf, test } from "vitest";
import { restIntegration } from "../../model/integration.ts";
import type { RestLambdaProxy } from "../../model/kinds/rest-lambda-proxy.ts";
import type { RestMock } from "../../model/kinds/rest-mock.ts";
import { rest } from "./rest.ts";

const functionArn = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

test("a mock that has one answer fills in its request template", () => {
  const mock = rest.mock({ respond: { 200: { ok: true } } });

  expectTypeOf(mock).toEqualTypeOf<RestMock>();
  expect(mock).toEqual({
    kind: "rest.mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { 200: { responseTemplates: { "application/json": '{"ok":true}' } } },
  });
  expect(restIntegration.parse(mock)).toEqual(mock);
});

test("a mock with several answers selects each by its status, the lowest being the default", () => {
  const { responses } = rest.mock({
    respond: { 404: "nobody", 200: "somebody" },
    requestTemplates: { "application/json": '{"statusCode": 404}' },
  });
  expect(responses).toEqual({
    200: { responseTemplates: { "application/json": '"somebody"' } },
    404: { selectionPattern: "404", responseTemplates: { "application/json": '"nobody"' } },
  });
});

test("a mock with several answers has to say which one it gives", () => {
  expect(() => rest.mock({ respond: { 200: 1, 404: 2 } })).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "rest.mock" integration: nothing says which of its statuses it answers
    Give "requestTemplates": { "application/json": "{\\"statusCode\\": 200}" }, with a condition in it.]
  `);
});

test("respond and responses exclude each other", () => {
  expect(() => rest.mock({ respond: {}, responses: {} })).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build an integration: it has both "respond" and "responses"
    "respond" is short for "responses" with JSON bodies: keep one of them.]
  `);
});

test("a Lambda proxy is called by POST, whatever the client's method is", () => {
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

test("an error names each wrong setting, its value and what was probably meant", () => {
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
      cacheKeyParameters: Too small: expected array to have >=1 items (it is [])
      timeoutMs: Too small: expected number to be >=50 (it is 10)
      credential: there is no such setting. Did you mean "credentials"?]
  `);
  expect(() =>
    // @ts-expect-error -- the compiler suggests the same
    rest.mock({ responses: { 200: { responseTemplate: {} } } }),
  ).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to build the "rest.mock" integration:
      responses.200.responseTemplate: there is no such setting. Did you mean "responseTemplates"?]
  `);
  expect(() => rest.mock({ respond: { 99: "no such status" } })).toThrow(/not a status code/);
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
