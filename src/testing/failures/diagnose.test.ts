// Over 400 lines: a table with the log and the diagnosis of every known failure.
import { describe, expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { parseLog } from "../log/log-grammar.ts";
import { diagnose, diagnoseRefusal } from "./diagnose.ts";
import type { DiagnosisContext } from "./diagnosis.ts";

const lambdaUrl = `https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`;
const called = [
  "Starting execution for request: 1",
  "HTTP Method: GET, Resource Path: /orders/42",
  `Endpoint request URI: ${lambdaUrl}`,
  "Endpoint request headers: {Authorization=***, x-amzn-apigateway-api-id=x4fk29sl1a, Accept=application/json}",
];
const key = { restApiId: "x4fk29sl1a", resourceId: "r3s0rc" };
const method: DiagnosisContext = { ...key, route: "GET /orders/{id}" };
const methodKey = { ...key, httpMethod: "GET" };
const failed = (reason: string) => `Execution failed due to configuration error: ${reason}`;
const patch = (path: string, value: string, op = "replace") => ({
  client: "api-gateway",
  operation: "UpdateIntegration",
  input: { ...methodKey, patchOperations: [{ op, path, value }] },
});

interface Row {
  readonly lines: readonly string[];
  readonly context?: DiagnosisContext;
  readonly code: string;
  /** A part of the sentence. */
  readonly says: string;
  readonly fix?: object;
}

const table: Readonly<Record<string, Row>> = {
  "a function that API Gateway has no permission to invoke": {
    lines: [...called, failed("Invalid permissions on Lambda function")],
    context: method,
    code: "lambda.permission",
    says: functionArn,
    fix: {
      client: "lambda",
      operation: "AddPermission",
      input: {
        FunctionName: functionArn,
        StatementId: "apigateway-x4fk29sl1a-any-GET-orders-any",
        Action: "lambda:InvokeFunction",
        Principal: "apigateway.amazonaws.com",
        SourceArn: "arn:aws:execute-api:us-east-1:123456789012:x4fk29sl1a/*/GET/orders/*",
      },
    },
  },
  "the same, from the log alone": {
    lines: [...called, failed("Invalid permissions on Lambda function")],
    code: "lambda.permission",
    says: functionArn,
    fix: expect.objectContaining({
      input: expect.objectContaining({
        SourceArn: "arn:aws:execute-api:us-east-1:123456789012:x4fk29sl1a/*/*/*",
      }),
    }),
  },
  "the same, with a log that does not name the function": {
    lines: [failed("Invalid permissions on Lambda function")],
    code: "lambda.permission",
    says: "the Lambda function",
    fix: expect.objectContaining({ missing: ["FunctionName", "SourceArn"] }),
  },
  "an alias that API Gateway has no permission to invoke": {
    lines: [failed("Invalid permissions on Lambda function")],
    context: {
      ...method,
      accountId: "210987654321",
      integration: {
        uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}:live/invocations`,
      },
    },
    code: "lambda.permission",
    says: `${functionArn}:live`,
    fix: expect.objectContaining({
      input: expect.objectContaining({
        FunctionName: functionArn,
        Qualifier: "live",
        SourceArn: "arn:aws:execute-api:us-east-1:210987654321:x4fk29sl1a/*/GET/orders/*",
      }),
    }),
  },
  "an authorizer's function that API Gateway has no permission to invoke": {
    lines: [
      "Starting authorizer: a1b2c3 for request: 1",
      ...called.slice(2),
      failed("Invalid permissions on Lambda function"),
      failed("Authorizer error"),
      "AuthorizerConfigurationException",
    ],
    code: "authorizer.permission",
    says: "A permission for the API's methods does not cover its authorizers.",
    fix: expect.objectContaining({
      input: expect.objectContaining({
        SourceArn: "arn:aws:execute-api:us-east-1:123456789012:x4fk29sl1a/authorizers/a1b2c3",
      }),
    }),
  },
  "a role that cannot be assumed": {
    lines: [
      failed(
        "API Gateway does not have permission to assume the provided role arn:aws:iam::123456789012:role/apis/caller",
      ),
    ],
    code: "role.not-assumable",
    says: "trust policy",
    fix: expect.objectContaining({
      operation: "UpdateAssumeRolePolicy",
      input: expect.objectContaining({ RoleName: "caller" }),
    }),
  },
  "a malformed response with an invalid member": {
    lines: [
      ...called,
      "Received response. Status: 200, Integration latency: 3 ms",
      'Endpoint response body before transformations: {"statusCode":"ok","body":"x"}',
      failed("Malformed Lambda proxy response"),
      "Method completed with status: 502",
    ],
    code: "lambda.answer",
    says: "statusCode",
  },
  "a malformed response that was truncated": {
    lines: [
      ...called,
      'Endpoint response body before transformations: {"items":[1,2 [TRUNCATED]',
      failed("Malformed Lambda proxy response"),
    ],
    code: "lambda.answer",
    says: "it is not { statusCode, headers, multiValueHeaders, body, isBase64Encoded }",
  },
  "a function that Lambda throttled": {
    lines: [
      ...called,
      'Endpoint response body before transformations: {"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}',
      failed("Malformed Lambda proxy response"),
    ],
    code: "lambda.throttled",
    says: "concurrency",
    fix: {
      client: "lambda",
      operation: "DeleteFunctionConcurrency",
      input: { FunctionName: functionArn },
    },
  },
  "a function that does not exist": {
    lines: [
      ...called,
      "Received response. Status: 404, Integration latency: 3 ms",
      'Endpoint response body before transformations: {"Type":"User","Message":"Function not found: x"}',
      failed("Malformed Lambda proxy response"),
    ],
    code: "lambda.missing",
    says: `The function ${functionArn} does not exist`,
  },
  "a function that threw": {
    lines: [
      ...called,
      "Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: 71952965",
      "Method completed with status: 502",
    ],
    code: "lambda.failed",
    says: "boom",
    fix: {
      client: "cloudwatch-logs",
      operation: "FilterLogEvents",
      input: { logGroupName: "/aws/lambda/orders", filterPattern: '"71952965"' },
    },
  },
  "a function that timed out": {
    lines: [
      ...called,
      "Lambda execution failed with status 200 due to customer function error: 2026-02-27T11:31:11.456Z 7195 Task timed out after 3.00 seconds. Lambda request id: 71952965",
    ],
    code: "lambda.timeout",
    says: "3.00 seconds",
    fix: {
      client: "lambda",
      operation: "UpdateFunctionConfiguration",
      input: { FunctionName: functionArn, Timeout: 10 },
    },
  },
  "a status that no integration response matches": {
    lines: [
      'Endpoint response body before transformations: {"__type":"com.amazon.coral.service#AccessDeniedException","Message":"not yours"}',
      failed(
        "No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 403",
      ),
    ],
    context: { ...method, declaredStatuses: ["200"] },
    code: "response.unmatched",
    says: "returned 403 (AccessDeniedException: not yours)",
    fix: {
      client: "api-gateway",
      operation: "PutIntegrationResponse",
      input: { ...methodKey, statusCode: "200" },
    },
  },
  "a response that the method does not declare": {
    lines: [failed("Output mapping refers to an invalid method response: 200")],
    context: method,
    code: "response.undeclared",
    says: "declares no response 200",
    fix: {
      client: "api-gateway",
      operation: "PutMethodResponse",
      input: { ...methodKey, statusCode: "200" },
    },
  },
  "a response that is too large": {
    lines: [
      failed(
        "Integration response of reported length 10485888 is larger than allowed maximum of 10485760 bytes.",
      ),
    ],
    code: "response.too-large",
    says: "10485888 bytes",
  },
  "a header that API Gateway sets itself": {
    lines: [failed("Content-Length header already present")],
    code: "mapping.header",
    says: "Content-Length",
  },
  "a binary body under a template": {
    lines: [
      "Method request body before transformations: [Binary Data]",
      failed("Unable to transform request"),
    ],
    context: method,
    code: "template.binary",
    says: "binary",
    fix: patch("/contentHandling", "CONVERT_TO_TEXT"),
  },
  "a request template that failed": {
    lines: [
      "Method request body before transformations: {}",
      failed("Unable to transform request"),
    ],
    code: "template.request",
    says: "Render the template locally",
  },
  "a response template that failed": {
    lines: [failed("Unable to transform response")],
    code: "template.response",
    says: "Render the template locally",
  },
  "a mock without a status": {
    lines: [
      failed(
        "Unable to parse statusCode. It should be an integer that is defined in the request template.",
      ),
    ],
    code: "mock.status",
    says: '{"statusCode": 200}',
  },
  "a method without an integration": {
    lines: [failed("No integration defined for method")],
    code: "integration.missing",
    says: "no integration",
  },
  "a function called with another method than POST": {
    lines: [failed("Unsupported method for Lambda")],
    context: method,
    code: "lambda.method",
    says: "POST",
    fix: patch("/httpMethod", "POST"),
  },
  "an invalid address": {
    lines: [failed("Invalid endpoint address")],
    context: { ...method, integration: { uri: "https://nowhere.invalid/x" } },
    code: "endpoint.address",
    says: "cannot call the URI https://nowhere.invalid/x",
  },
  "a stage variable that is not set": {
    lines: [failed("Invalid endpoint address")],
    context: {
      ...method,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as API Gateway writes it
      integration: { uri: "https://${stageVariables.host}/${stageVariables.base}" },
      stageVariables: { base: "v1" },
    },
    code: "endpoint.stage-variable",
    says: "needs the stage variable host,",
  },
  "a certificate for another host": {
    lines: [
      "Endpoint request URI: https://lb.example.com/pets",
      failed(
        "Host name 'lb.example.com' does not match the certificate subject provided by the peer (CN=pets.example.com, O=Pets)",
      ),
    ],
    context: method,
    code: "endpoint.certificate-host",
    says: "is for pets.example.com, not for lb.example.com",
    fix: patch("/uri", "https://pets.example.com/pets"),
  },
  "a certificate for any host of another domain": {
    lines: [
      failed(
        "Host name 'lb.example.com' does not match the certificate subject provided by the peer (CN=*.example.org)",
      ),
    ],
    code: "endpoint.certificate-host",
    says: "*.example.org",
  },
  "a certificate from an untrusted issuer": {
    lines: [failed("PKIX path building failed")],
    context: method,
    code: "endpoint.certificate-issuer",
    says: "does not trust",
    fix: patch("/tlsConfig/insecureSkipVerification", "true"),
  },
  "an unreachable private endpoint": {
    lines: [failed("There was an internal error while executing your request")],
    code: "endpoint.private",
    says: "VPC link",
  },
  "an endpoint that is late, with a timeout that can be raised": {
    lines: ["Execution failed due to a timeout error", "Method completed with status: 504"],
    context: { ...method, integration: { timeoutInMillis: 5000 } },
    code: "endpoint.timeout",
    says: "5000 ms",
    fix: patch("/timeoutInMillis", "29000"),
  },
  "an endpoint that is late": {
    lines: ["Execution failed due to a timeout error"],
    code: "endpoint.timeout",
    says: "29 seconds",
  },
  "a connection that failed": {
    lines: ["Execution failed due to a network error communicating with endpoint"],
    code: "endpoint.network",
    says: "Check that the endpoint is running",
  },
  "a connection that was closed": {
    lines: [
      "Execution failed due to a network error communicating with endpoint: Connection is closed",
    ],
    code: "endpoint.network",
    says: "Connection is closed",
  },
  "a body that does not match the model": {
    lines: [
      'Request body does not match model schema for content type application/json: [object has missing required properties (["id"])]',
      "Method completed with status: 400",
    ],
    code: "request.model",
    says: '(["id"])',
  },
  "a media type without a template": {
    lines: ["Method completed with status: 415"],
    context: { ...method, answer: { status: 415, body: '{"message":"Unsupported Media Type"}' } },
    code: "request.media-type",
    says: "application/json",
    fix: patch("/passthroughBehavior", "WHEN_NO_MATCH"),
  },
  "a parameter that is missing": {
    lines: ["Method completed with status: 400"],
    context: {
      answer: { status: 400, body: '{"message": "Missing required request parameters: [limit]"}' },
    },
    code: "request.parameters",
    says: "requires limit",
  },
  "a body that is not valid JSON": {
    lines: ["Method completed with status: 400"],
    context: { answer: { status: 400, body: '{"message":"Could not process payload"}' } },
    code: "request.payload",
    says: "is not valid JSON",
  },
  "a stage that throttles": {
    lines: [
      "Key throttle limit exceeded for RestApi x4fk29sl1a, Stage live, Resource r3s0rc, HttpMethod POST. Limit: 1.00 Burst: 1",
      "Method completed with status: 429",
    ],
    code: "throttled.stage",
    says: "1.00 requests a second",
    fix: {
      client: "api-gateway",
      operation: "UpdateStage",
      input: {
        restApiId: "x4fk29sl1a",
        stageName: "live",
        patchOperations: [
          { op: "replace", path: "/*/*/throttling/rateLimit", value: "2" },
          { op: "replace", path: "/*/*/throttling/burstLimit", value: "2" },
        ],
      },
    },
  },
  "a usage plan that throttles": {
    lines: [
      "API Key ****kQ83fd exceeded throttle limit for API Stage x4fk29sl1a/live: Key throttle limit exceeded for Usage Plan ID pl4n1d, RestApi x4fk29sl1a, Stage live, Resource r3s0rc, HttpMethod GET. Limit: 5.00 Burst: 10",
    ],
    code: "throttled.api-key",
    says: "****kQ83fd",
    fix: {
      client: "api-gateway",
      operation: "UpdateUsagePlan",
      input: {
        usagePlanId: "pl4n1d",
        patchOperations: [
          { op: "replace", path: "/throttle/rateLimit", value: "10" },
          { op: "replace", path: "/throttle/burstLimit", value: "20" },
        ],
      },
    },
  },
  "a quota that is used up": {
    lines: [
      "API Key ****kQ83fd exceeded quota limit for API Stage x4fk29sl1a/live: Key quota exhausted for Usage Plan ID pl4n1d. Limit: 500 Period: DAY",
    ],
    code: "throttled.quota",
    says: "next period",
    fix: expect.objectContaining({
      input: {
        usagePlanId: "pl4n1d",
        patchOperations: [{ op: "replace", path: "/quota/limit", value: "1000" }],
      },
    }),
  },
  "an API key without a usage plan": {
    lines: [
      "API Key ****kQ83fd not authorized because method 'GET /' requires API Key and API Key is not associated with a Usage Plan for API Stage x4fk29sl1a/live: No Usage Plan found for key and API Stage",
    ],
    code: "api-key.no-plan",
    says: "GET / requires an enabled API key",
    fix: {
      client: "api-gateway",
      operation: "UpdateUsagePlan",
      input: { patchOperations: [{ op: "add", path: "/apiStages", value: "x4fk29sl1a:live" }] },
      missing: ["usagePlanId"],
    },
  },
  "an authorizer that returns an invalid result": {
    lines: [
      "Starting authorizer: a1b2c3 for request: 1",
      failed('Invalid JSON in response: Unrecognized field "errorType" , not marked as ignorable'),
      "AuthorizerConfigurationException",
    ],
    code: "authorizer.answer",
    says: 'Unrecognized field "errorType"',
  },
  "a request without an identity": {
    lines: ["Starting authorizer: a1b2c3 for request: 1", "Unauthorized request: 1"],
    code: "authorizer.identity",
    says: "identity source",
  },
  "a request that the authorizer refused": {
    lines: [
      "Starting authorizer: a1b2c3 for request: 1",
      "Incoming identity: ****abcdef",
      "Unauthorized request: 1",
      "Unauthorized",
    ],
    code: "authorizer.unauthorized",
    says: "rejected",
  },
  "an unknown failure": {
    lines: [failed("The moon is in the wrong house")],
    code: "unknown",
    says: "The moon is in the wrong house",
  },
};

const prefixes = {
  "a test": "Mon Sep 29 19:28:50 UTC 2025 : ",
  CloudWatch: "(3c9b7a52-8f0e-4d61-9a77-52c1f0e4b8d1) ",
};

describe.each(Object.entries(table))("%s", (_, { lines, context, code, says, fix }) => {
  test.each(Object.entries(prefixes))("is diagnosed from the log of %s", (__, prefix) => {
    const log = parseLog(lines.map((line) => `${prefix}${line}\n`).join(""));
    const found = diagnose(log, context);
    expect(found).toMatchObject({ code, text: expect.stringContaining(says) });
    expect(found?.fix).toEqual(fix);
  });
});

test("every text is a full sentence", () => {
  for (const { lines, context } of Object.values(table)) {
    const log = parseLog(lines.map((line) => `${prefixes.CloudWatch}${line}\n`).join(""));
    expect(diagnose(log, context)?.text).toMatch(/^[A-Z].*[.?]$/s);
  }
});

test("a run that succeeded has no diagnosis", () => {
  const rows = [...called, "Successfully completed execution", "Method completed with status: 400"];
  const log = parseLog(rows.map((row) => `${prefixes.CloudWatch}${row}\n`).join(""));
  const answer = { status: 400, body: '{"message":"Could not process payload"}' };
  expect(diagnose(log, { answer })).toBeUndefined();
  expect(diagnose(parseLog(""))).toBeUndefined();
});

test.each([
  [
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: method.request.path.id]",
    "method.request.path.id",
    {
      client: "api-gateway",
      operation: "UpdateMethod",
      input: {
        ...methodKey,
        patchOperations: [
          { op: "add", value: "false", path: "/requestParameters/method.request.path.id" },
        ],
      },
    },
  ],
  [
    "Invalid mapping expression parameter specified: method.response.header.X-Total",
    "method.response.header.X-Total",
    {
      client: "api-gateway",
      operation: "UpdateMethodResponse",
      input: {
        ...methodKey,
        patchOperations: [
          { op: "add", value: "false", path: "/responseParameters/method.response.header.X-Total" },
        ],
      },
      missing: ["statusCode"],
    },
  ],
  [
    "Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: *]",
    "'*'",
    undefined,
  ],
  [
    "User: arn:aws:sts::123456789012:assumed-role/tester/me is not authorized to perform: apigateway:POST on resource: arn:aws:apigateway:us-east-1::/restapis/x4fk29sl1a/resources/r3s0rc/methods/GET",
    "apigateway:POST",
    {
      client: "iam",
      operation: "PutRolePolicy",
      input: expect.objectContaining({ RoleName: "tester" }),
    },
  ],
  [
    "User: arn:aws:iam::123456789012:user/team/jo is not authorized to perform: apigateway:POST on resource: *",
    "user/team/jo",
    {
      client: "iam",
      operation: "PutUserPolicy",
      input: expect.objectContaining({ UserName: "jo" }),
    },
  ],
  ["Too Many Requests", "ten requests a second", undefined],
  ["Invalid Resource identifier specified", "The resource does not exist", undefined],
])("the rejection %s is explained", (message, says, fix) => {
  const found = diagnoseRefusal(new Error(message), method);
  expect(found?.text).toContain(says);
  expect(found?.fix).toEqual(fix);
});

test("an unknown rejection has no diagnosis", () => {
  expect(diagnoseRefusal(new Error("?"))).toBeUndefined();
  expect(diagnoseRefusal("Too Many Requests")?.code).toBe("refused.throttled");
});
