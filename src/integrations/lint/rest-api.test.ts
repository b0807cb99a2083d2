import { describe, expect, test } from "vitest";
import type { IntegrationRecord, MethodRecord } from "../model/record/rest-api-record.ts";
import { lintRestMethod } from "./rest-api.ts";

const json = "application/json";
const role = "arn:aws:iam::123456789012:role/call";
const service = (target: string) => `arn:aws:apigateway:us-east-1:${target}`;

function codes(
  integration: Partial<IntegrationRecord>,
  binaryMediaTypes: readonly string[] = [],
): readonly string[] {
  const method: MethodRecord = {
    httpMethod: "POST",
    methodResponses: { 200: { statusCode: "200" } },
    methodIntegration: {
      type: "AWS",
      httpMethod: "POST",
      credentials: role,
      integrationResponses: { 200: { statusCode: "200" } },
      ...integration,
    },
  };
  return lintRestMethod(method, { restApi: { binaryMediaTypes } }, { isImported: false }).map(
    ({ code }) => code,
  );
}

describe("bytes that a template cannot read", () => {
  const mock = { type: "MOCK", requestTemplates: { [json]: '{"statusCode": 200}' } };

  test.each([
    ["a preflight of an API whose every body is binary", mock, ["*/*"]],
    [
      "a template for a binary type",
      { ...mock, requestTemplates: { "image/png": "{statusCode:200}" } },
      ["image/*"],
    ],
    [
      "a template for any type",
      { ...mock, requestTemplates: { $default: "{statusCode:200}" } },
      ["application/json"],
    ],
  ])("%s", (_, integration, types) => {
    expect(codes(integration, types)).toEqual(["lint.binary-template"]);
  });

  test.each([
    ["converted to text", { ...mock, contentHandling: "CONVERT_TO_TEXT" }, ["*/*"]],
    ["another type", mock, ["image/png"]],
    ["no template", { type: "HTTP", uri: "https://example.com" }, ["*/*"]],
    [
      "a proxy",
      {
        type: "HTTP_PROXY",
        uri: "https://example.com",
        requestTemplates: { [json]: "" },
        integrationResponses: {},
      },
      ["*/*"],
    ],
  ])("not for %s", (_, integration, types) => {
    expect(codes(integration, types)).toEqual([]);
  });
});

test.each([
  ['application/json"', ["lint.media-type-key"]],
  ["json", ["lint.media-type-key"]],
  ["application/vnd.api+json; charset=utf-8", []],
  ["$default", []],
])("a template under the key %s", (key, expected) => {
  const uri = service("dynamodb:action/Scan");
  expect(codes({ uri, requestTemplates: { [key]: "{}" } })).toEqual(expected);
});

describe("path parameters in a URI", () => {
  const uri = "https://example.com/{proxy}";
  const type = "HTTP_PROXY";
  const none = { integrationResponses: {} };

  test("without a value", () => {
    expect(codes({ type, uri, ...none })).toEqual(["lint.unmapped-path"]);
    expect(codes({ uri: service("s3:path/{bucket}/key") })).toEqual(["lint.unmapped-path"]);
  });

  test("with a value from a mapping or a template", () => {
    const requestParameters = { "integration.request.path.proxy": "'a'" };
    expect(codes({ type, uri, ...none, requestParameters })).toEqual([]);
    const template = "#set($context.requestOverride.path.proxy = 'a'){}";
    expect(codes({ type: "HTTP", uri, requestTemplates: { [json]: template } })).toEqual([]);
  });

  test("are not stage variables", () => {
    // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
    const host = "https://${stageVariables.host}/";
    expect(codes({ type, uri: host, ...none })).toEqual([]);
  });
});

describe("services that need the header X-Amz-Target", () => {
  const uri = service("events:action/PutEvents");

  test("without the header", () => {
    expect(codes({ uri, requestTemplates: { [json]: "{}" } })).toEqual(["lint.no-target"]);
  });

  test("with the header from a mapping, a template or API Gateway itself", () => {
    const target = { "integration.request.header.x-amz-target": "'AWSEvents.PutEvents'" };
    expect(codes({ uri, requestParameters: target })).toEqual([]);
    const template = '#set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents"){}';
    expect(codes({ uri, requestTemplates: { [json]: template } })).toEqual([]);
    expect(codes({ uri: service("states:action/StartExecution") })).toEqual([]);
    expect(codes({ uri: service("sqs:action/SendMessage") })).toEqual([]);
  });
});

describe("unset references", () => {
  const uri = service("kinesis:action/PutRecords");
  const of = (text: string) => codes({ uri, requestTemplates: { [json]: text } });

  test.each([
    '{"Data": "$util.base64Encode($elem.data)"}',
    "#foreach($e in $items)$e#end",
    '{"$ref": "#/definitions/Pet"}',
    "#* $a *#$!b",
  ])("%s", (text) => {
    expect(of(text)).toEqual(["lint.unset-reference"]);
  });

  test.each([
    "#set($a = $input.json('$'))$a",
    "#foreach($e in $input.path('$.items'))$e.data$foreach.count$velocityCount#end",
    "#define($part $each)$each.x#end$part",
    "#macro(part $one $two)$one$two#end",
    "#set($a = {})#if($a == $null)x#end",
    "## $comment\n#* $more *##set($context.requestOverride.header.X = 'a')",
    String.raw`\$a $5 $ $.a`,
    // oxlint-disable-next-line no-template-curly-in-string -- what another tool fills in
    "${Table} ${AWS::Region}",
  ])("not in %s", (text) => {
    expect(of(text)).toEqual([]);
  });

  test.each([
    ["#*", []],
    ["##", []],
    ["#set(", []],
    ["#macro($", []],
    ["$!{", []],
    ["$a", ["lint.unset-reference"]],
  ])("are found in linear time: %s, repeated", (part, expected) => {
    expect(of(part.repeat(100_000))).toEqual(expected);
  });
});
