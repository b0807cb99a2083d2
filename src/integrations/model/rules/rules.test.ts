import { expect, test } from "vitest";
import { declaredHeadersRules, declaredParametersRules } from "./declared.ts";
import { httpIntegrationRules } from "./http-integration.ts";
import { integrationResponseRules, methodResponsesRules } from "./integration-response.ts";
import { restIntegrationRules } from "./rest-integration.ts";
import { firstRefusal } from "./rule.ts";
import { webSocketIntegrationRules } from "./web-socket-integration.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:f";
const lambda = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
const notLambda =
  "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.";

const s3 = "arn:aws:apigateway:us-east-1:s3:path/{bucket}/{key}";

// The texts are recorded from AWS.
test.each([
  [{ type: "HTTP", uri: "https://a" }, "Enumeration value for HttpMethod must be non-empty"],
  [
    { type: "HTTP_PROXY", httpMethod: "GET", uri: "non-valid-http" },
    "Invalid HTTP endpoint specified for URI",
  ],
  [
    { type: "AWS", httpMethod: "POST", uri: "non-valid-arn" },
    "Invalid ARN specified in the request",
  ],
  [
    { type: "AWS", httpMethod: "POST", uri: functionArn },
    "AWS ARN for integration must contain path or action",
  ],
  [
    { type: "AWS_PROXY", httpMethod: "POST", uri: "arn:aws:apigateway:us-east-1:s3:path/b" },
    notLambda,
  ],
  [
    {
      type: "AWS_PROXY",
      httpMethod: "POST",
      uri: "arn:aws:apigateway:us-east-1:firehose:path/2015-03-31/functions/a/invocations",
    },
    notLambda,
  ],
  [
    {
      type: "AWS_PROXY",
      httpMethod: "POST",
      uri: lambda.replace("2015-03-31/functions", "random/value"),
    },
    notLambda,
  ],
])("a REST API rejects %j", (record, message) => {
  expect(firstRefusal(restIntegrationRules, record)?.message).toBe(message);
});

test.each([s3, "arn:aws:apigateway:us-east-1:a1b2-ats.iotdata:path/topics/t"])(
  "a REST API needs a role to call %s",
  (uri) => {
    const record = { type: "AWS", httpMethod: "POST", uri };
    expect(firstRefusal(restIntegrationRules, record)?.message).toBe(
      "Role ARN must be specified for AWS integrations",
    );
  },
);

test.each([
  [{ type: "MOCK" }],
  [{ type: "AWS_PROXY", uri: lambda }],
  [
    {
      type: "AWS",
      httpMethod: "POST",
      uri: s3,
      credentials: "arn:aws:iam::123456789012:role/read",
    },
  ],
  [{ type: "AWS", httpMethod: "POST", uri: lambda }],
  [
    {
      type: "AWS",
      httpMethod: "POST",
      uri: "arn:aws:apigateway:us-east-1:lambda:${stageVariables.target}",
    },
  ],
  [{ type: "HTTP", httpMethod: "GET", uri: "https://${stageVariables.host}/" }],
  [
    {
      type: "HTTP_PROXY",
      httpMethod: "GET",
      uri: "https://a",
      connectionType: "VPC_LINK",
      connectionId: "${stageVariables.vpcLinkId}",
    },
  ],
])("a REST API accepts %j", (record) => {
  expect(firstRefusal(restIntegrationRules, record)).toBeUndefined();
});

test.each([
  [
    "rest-integration.mapping-expression",
    { requestParameters: { "integration.request.header.A": "a" } },
  ],
  ["rest-integration.no-vpc-link", { connectionType: "VPC_LINK" }],
  ["rest-integration.target-without-link", { integrationTarget: "arn" }],
])("%s: %j", (code, members) => {
  const record = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://a", ...members };
  expect(firstRefusal(restIntegrationRules, record)?.code).toBe(code);
});

test.each([
  [49, undefined, "Timeout should be between 50 ms and 29000 ms"],
  [50, undefined, undefined],
  // An account's quota may have been raised.
  [300_000, undefined, undefined],
  [300_001, undefined, "Timeout should be between 50 ms and 29000 ms"],
  [900_000, "STREAM", undefined],
  [900_001, "STREAM", "Timeout should be between 50 ms and 900000 ms"],
])(
  "a timeout of %i ms in transfer mode %s: %s",
  (timeoutInMillis, responseTransferMode, message) => {
    const proxy = { type: "HTTP_PROXY", httpMethod: "GET", uri: "https://a" };
    const record = { ...proxy, timeoutInMillis, responseTransferMode };
    expect(firstRefusal(restIntegrationRules, record)?.message).toBe(message);
  },
);

const undeclared = (expression: string) =>
  `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${expression}]`;

test.each([
  ["method.request.path.page", undeclared("method.request.path.page")],
  ["method.request.header.x-id", undeclared("method.request.header.x-id")],
  [
    "method.request.multivaluequerystring.tag",
    undeclared("method.request.multivaluequerystring.tag"),
  ],
  ["method.request.header.X-Id", undefined],
  ["method.request.multivalueheader.X-Id", undefined],
  ["method.request.body.page", undefined],
  ["context.requestId", undefined],
  ["'page'", undefined],
])("mapping %s on a method that declares the header X-Id: %s", (source, message) => {
  const method = { requestParameters: { "method.request.header.X-Id": false } };
  const integration = { requestParameters: { "integration.request.header.A": source } };
  const refusal = firstRefusal(declaredParametersRules, { method, integration });
  expect(refusal?.message).toBe(message);
});

test.each([
  ["200", "method.response.header.ETag", undefined],
  ["200", "method.response.header.Location", undeclared("method.response.header.Location")],
  ["404", "method.response.header.Location", undefined],
])("with ETag declared for 200, %s maps to %s: %s", (statusCode, target, message) => {
  const responseParameters = { "method.response.header.ETag": true };
  const method = { methodResponses: { 200: { statusCode: "200", responseParameters } } };
  const response = { statusCode, responseParameters: { [target]: "'a'" } };
  expect(firstRefusal(declaredHeadersRules, { method, response })?.message).toBe(message);
});

test("streaming needs a proxy and the matching URI", () => {
  const stream = { httpMethod: "POST", responseTransferMode: "STREAM" };
  const proxy = { type: "AWS_PROXY", uri: lambda, ...stream };
  expect(firstRefusal(restIntegrationRules, proxy)?.code).toBe("rest-integration.stream-uri");
  const mock = { type: "MOCK", ...stream };
  expect(firstRefusal(restIntegrationRules, mock)?.code).toBe("rest-integration.stream-type");
});

test("an HTTP API accepts proxies only", () => {
  expect(firstRefusal(httpIntegrationRules, { IntegrationType: "MOCK" })?.message).toBe(
    "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations (AWS_PROXY, HTTP_PROXY)",
  );
});

test.each([
  ["http-integration.unknown-subtype", { IntegrationSubtype: "SQS-Send" }],
  ["http-integration.no-credentials", { IntegrationSubtype: "SQS-PurgeQueue" }],
  [
    "http-integration.missing-parameter",
    { IntegrationSubtype: "SQS-PurgeQueue", CredentialsArn: "arn", RequestParameters: {} },
  ],
  [
    "http-integration.mapping-target",
    { IntegrationUri: functionArn, RequestParameters: { "append:path": "a" } },
  ],
  [
    "http-integration.mapping-target",
    { IntegrationUri: functionArn, ResponseParameters: { 200: { "append:header.x-amz-a": "a" } } },
  ],
])("%s: %j", (code, members) => {
  const record = { IntegrationType: "AWS_PROXY", ...members };
  expect(firstRefusal(httpIntegrationRules, record)?.code).toBe(code);
});

test.each([
  ["web-socket-integration.payload-format", { PayloadFormatVersion: "2.0" }],
  ["web-socket-integration.subtype", { IntegrationSubtype: "SQS-PurgeQueue" }],
  ["web-socket-integration.uri-not-arn", {}],
  [
    "web-socket-integration.vpc-link-type",
    { IntegrationUri: functionArn, ConnectionType: "VPC_LINK" },
  ],
])("%s: %j", (code, members) => {
  const record = { IntegrationType: "AWS", ...members };
  expect(firstRefusal(webSocketIntegrationRules, record)?.code).toBe(code);
});

test("static text in a response mapping needs quotes", () => {
  const response = {
    statusCode: "200",
    responseParameters: { "method.response.header.A": "origins" },
  };
  expect(firstRefusal(integrationResponseRules, response)).toMatchObject({
    code: "integration-response.mapping-expression",
    member: "responseParameters",
    message: expect.stringContaining("[Invalid mapping expression specified: origins]"),
  });
});

test("responses of one method: one default, and declared statuses only", () => {
  const method = { methodResponses: { 200: { statusCode: "200" } } };
  const twice = [{ statusCode: "200" }, { statusCode: "400", selectionPattern: "" }];
  expect(firstRefusal(methodResponsesRules, { method, responses: twice })?.code).toBe(
    "integration-response.second-default",
  );
  const undeclared = [{ statusCode: "404" }];
  expect(firstRefusal(methodResponsesRules, { method, responses: undeclared })?.code).toBe(
    "integration-response.no-method-response",
  );
});
