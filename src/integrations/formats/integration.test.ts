import { describe, expect, test } from "vitest";
import type { Json } from "../../core/json.ts";
import { type Format, type ReadOptions, readIntegration, writeIntegration } from "./integration.ts";
import { unresolvedText } from "./unresolved-text.ts";

function read(format: Format, value: Json, options?: ReadOptions) {
  const result = readIntegration(format, value, options);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.integration;
}

const lambda =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations";

describe.each([
  [
    "openapi",
    {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: lambda,
      passthroughBehavior: "when_no_templates",
      timeoutInMillis: 3000,
      tlsConfig: { insecureSkipVerification: true },
      cacheKeyParameters: ["method.request.path.id"],
      responses: { "4\\d{2}": { statusCode: "400" }, default: { statusCode: "200" } },
    },
  ],
  [
    "cfn-v1",
    {
      Type: "HTTP",
      IntegrationHttpMethod: "GET",
      Uri: "https://example.com",
      RequestParameters: { "integration.request.header.X": "'a'" },
      IntegrationResponses: [
        { StatusCode: "500", SelectionPattern: "5\\d{2}" },
        { StatusCode: "200", ResponseTemplates: { "application/json": "{}" } },
      ],
    },
  ],
  [
    "cfn-v2",
    {
      ApiId: { Ref: "Api" },
      IntegrationType: "HTTP_PROXY",
      IntegrationMethod: "ANY",
      IntegrationUri: "https://example.com",
      PayloadFormatVersion: "1.0",
      ResponseParameters: {
        "500": { ResponseParameters: [{ Destination: "overwrite:statuscode", Source: "502" }] },
      },
    },
  ],
  [
    "terraform-v1",
    {
      rest_api_id: "${aws_api_gateway_rest_api.a.id}",
      http_method: "GET",
      type: "HTTP_PROXY",
      integration_http_method: "GET",
      uri: "https://example.com",
      tls_config: [{ insecure_skip_verification: true }],
    },
  ],
  [
    "terraform-v2",
    {
      api_id: "${aws_apigatewayv2_api.a.id}",
      integration_type: "HTTP_PROXY",
      integration_method: "ANY",
      integration_uri: "https://example.com",
      response_parameters: [{ status_code: "500", mappings: { "overwrite:statuscode": "502" } }],
    },
  ],
] as const satisfies readonly (readonly [Format, Json])[])("%s", (format, value) => {
  test("is written unchanged", () => {
    expect(writeIntegration(read(format, value))).toEqual(value);
  });

  test("an unknown member is rejected with a suggestion", () => {
    const result = readIntegration(format, { ...value, passthroughBehaviour: "NEVER" });
    expect(result).toMatchObject({
      ok: false,
      issues: [
        { path: ["passthroughBehaviour"], message: expect.stringContaining("did you mean") },
      ],
    });
  });
});

test("a changed member is rewritten; the others keep the author's spelling", () => {
  const uri = { "Fn::Sub": "arn:aws:apigateway:${AWS::Region}:s3:path/b" };
  const credentials = { "Fn::GetAtt": ["Role", "Arn"] };
  const value = {
    type: "aws",
    httpMethod: "get",
    uri,
    credentials,
    timeoutInMillis: { Ref: "Timeout" },
  };
  const integration = read("openapi", value);
  if (integration.protocol !== "REST") throw new Error("a REST API's");
  const record = { ...integration.record, httpMethod: "PUT" };
  expect(writeIntegration({ ...integration, record })).toEqual({ ...value, httpMethod: "PUT" });
});

test.each([
  [{ "Fn::Sub": "a-${B}" }, "a-${B}"],
  [{ "Fn::Sub": ["a-${B}", { B: { Ref: "C" } }] }, "a-${C}"],
  [{ "Fn::Join": ["/", ["a", { "Fn::GetAtt": ["B", "Arn"] }]] }, "a/${B.Arn}"],
  [{ "Fn::If": ["Condition", { Ref: "AWS::NoValue" }, "b"] }, "b"],
  [{ "Fn::ImportValue": "x" }, "${Fn::ImportValue}"],
  [403, "403"],
])("%j is the text %j before deployment", (value, text) => {
  expect(unresolvedText(value)).toBe(text);
});

const mock = { Type: "MOCK" } as const;

test.each([
  ["no type", "openapi", { uri: lambda }, /needs a type/],
  [
    "a proxy on HTTP",
    "openapi",
    { type: "aws_proxy", httpMethod: "POST", uri: "https://a" },
    /ARN/,
  ],
  [
    "static text without quotes",
    "cfn-v1",
    {
      ...mock,
      IntegrationResponses: [
        { StatusCode: 200, ResponseParameters: { "method.response.header.A": "a" } },
      ],
    },
    /quotes/,
  ],
  [
    "two defaults",
    "cfn-v1",
    { ...mock, IntegrationResponses: [{ StatusCode: "200" }, { StatusCode: "400" }] },
    /selection pattern default already exists/,
  ],
  [
    "duplicate responses for one status",
    "cfn-v1",
    {
      ...mock,
      IntegrationResponses: [{ StatusCode: "200" }, { StatusCode: 200, SelectionPattern: "a" }],
    },
    /duplicate integration response/,
  ],
  ["no integration", "openapi", "text", /must be an object/],
] as readonly (readonly [string, Format, Json, RegExp])[])(
  "%s is an issue",
  (_, format, value, message) => {
    const result = readIntegration(format, value);
    expect(result.ok ? [] : result.issues.map((each) => each.message).join("\n")).toMatch(message);
  },
);

test("a response needs a method response, if the method is known", () => {
  const value = { ...mock, IntegrationResponses: [{ StatusCode: "404" }] };
  const method = { methodResponses: { 200: { statusCode: "200" } } };
  expect(readIntegration("cfn-v1", value, { method }).ok).toBe(false);
  expect(readIntegration("cfn-v1", value).ok).toBe(true);
});

test("a mapping with a non-text source is left out of the record, and written back", () => {
  const requestParameters = {
    "integration.request.header.a": "'a'",
    "integration.request.header.b": true,
  };
  const value = { type: "mock", requestParameters };
  const result = readIntegration("openapi", value);
  expect(result).toMatchObject({
    ok: true,
    warnings: [{ path: ["requestParameters", "integration.request.header.b"] }],
    integration: { record: { requestParameters: { "integration.request.header.a": "'a'" } } },
  });
  expect(result.ok && writeIntegration(result.integration)).toEqual(value);
});

test("a name in place of a URI is reported in final text, not in a template", () => {
  const named = { type: "aws_proxy", httpMethod: "POST", uri: "OrdersHandler" };
  expect(readIntegration("openapi", named)).toMatchObject({
    ok: false,
    issues: [{ path: ["uri"], message: expect.stringContaining("Invalid ARN") }],
  });
  expect(writeIntegration(read("openapi", named, { text: "template" }))).toEqual(named);
  const malformed = { ...named, uri: "https://example.com" };
  expect(readIntegration("openapi", malformed, { text: "template" }).ok).toBe(false);
});
