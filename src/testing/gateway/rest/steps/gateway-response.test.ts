import { expect, test } from "vitest";
import { type Header, headerValue } from "../../../../core/message.ts";
import type { GatewayResponseRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import type { FaultCode, FaultDetails } from "../../../failures/failure.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { gatewayResponseTypes } from "../../../failures/gateway-response-types.ts";
import { renderGatewayResponse } from "./gateway-response.ts";

interface Setting {
  readonly gatewayResponses?: Readonly<Record<string, GatewayResponseRecord>>;
  readonly headers?: readonly Header[];
}

/** A failure for each type of gateway response that ends a request. */
const faults = {
  ACCESS_DENIED: fault("access.denied", {
    by: "authorizer",
    effect: "deny",
    resource: "arn:aws:execute-api:us-east-1:123456789012:abc/live/GET/",
  }),
  API_CONFIGURATION_ERROR: fault("integration.missing", {}),
  AUTHORIZER_CONFIGURATION_ERROR: fault("authorizer.answer", {}),
  AUTHORIZER_FAILURE: fault("authorizer.failed", {}),
  BAD_REQUEST_BODY: fault("request.model", {
    contentType: "application/json",
    violations: "a, b",
  }),
  EXPIRED_TOKEN: fault("iam.expired-token", {}),
  INTEGRATION_FAILURE: fault("endpoint.network", {}),
  INTEGRATION_TIMEOUT: fault("endpoint.timeout", {}),
  INVALID_API_KEY: fault("api-key.missing", {}),
  INVALID_SIGNATURE: fault("iam.signature", { message: "no", isIncomplete: false }),
  MISSING_AUTHENTICATION_TOKEN: fault("route.unknown", {}),
  QUOTA_EXCEEDED: fault("throttled.quota", { key: "k", apiStage: "a/s", limit: "" }),
  REQUEST_TOO_LARGE: fault("request.too-large", { part: "body", maxBytes: 1 }),
  THROTTLED: fault("throttled.stage", {}),
  UNAUTHORIZED: fault("authorizer.unauthorized", {}),
  UNSUPPORTED_MEDIA_TYPE: fault("request.media-type", {}),
  WAF_FILTERED: fault("waf.blocked", {}),
};

function fault<Code extends FaultCode>(code: Code, details: FaultDetails[Code]) {
  return new GatewayFault(code, details);
}

function answer(
  { answer: given, failure }: GatewayFault,
  { gatewayResponses = {}, headers = [] }: Setting = {},
) {
  const { body, ...response } = renderGatewayResponse(
    {
      api: { restApi: {}, models: {}, requestValidators: {}, authorizers: {}, gatewayResponses },
      request: { method: "GET", target: "/pets/7?page=2", headers, body: new Uint8Array() },
      methodRequest: {
        httpMethod: "GET",
        path: "/pets/7",
        resourcePath: "/pets/{id}",
        pathParameters: { id: "7" },
        queryString: [["page", "2"]],
        headers,
        body: "",
      },
      scope: {
        params: { path: {}, querystring: {}, header: {} },
        stageVariables: { color: "blue" },
        context: { requestId: "r-1", identity: { sourceIp: "203.0.113.7" } },
      },
    },
    given,
    failure,
  );
  return { ...response, body: new TextDecoder().decode(body) };
}

function custom(responseType: string, rest: Omit<GatewayResponseRecord, "responseType">) {
  return { [responseType]: { responseType, ...rest } };
}

test.each([
  [
    "ACCESS_DENIED",
    403,
    '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}',
  ],
  ["API_CONFIGURATION_ERROR", 500, '{"message": "Internal server error"}'],
  ["AUTHORIZER_CONFIGURATION_ERROR", 500, '{"message":null}'],
  ["AUTHORIZER_FAILURE", 500, '{"message":null}'],
  ["BAD_REQUEST_BODY", 400, '{"message":"Invalid request body"}'],
  ["EXPIRED_TOKEN", 403, '{"message":"The security token included in the request is expired"}'],
  ["INTEGRATION_FAILURE", 504, '{"message": "Network error communicating with endpoint"}'],
  ["INTEGRATION_TIMEOUT", 504, '{"message": "Endpoint request timed out"}'],
  ["INVALID_API_KEY", 403, '{"message":"Forbidden"}'],
  ["MISSING_AUTHENTICATION_TOKEN", 403, '{"message":"Missing Authentication Token"}'],
  ["QUOTA_EXCEEDED", 429, '{"message":"Limit Exceeded"}'],
  ["REQUEST_TOO_LARGE", 413, '{"message": "Request Too Long"}'],
  ["THROTTLED", 429, '{"message":"Too Many Requests"}'],
  ["UNAUTHORIZED", 401, '{"message":"Unauthorized"}'],
  ["UNSUPPORTED_MEDIA_TYPE", 415, '{"message":"Unsupported Media Type"}'],
  ["WAF_FILTERED", 403, '{"message":"Forbidden"}'],
] as const)("%s answers %i unless the API says otherwise", (type, status, body) => {
  expect(answer(faults[type])).toEqual({
    status,
    headers: [["x-amzn-ErrorType", gatewayResponseTypes[type].errorType]],
    body,
  });
});

test("there are 21 types; all but the two defaults and an unused one have a failure", () => {
  const types = Object.keys(gatewayResponseTypes);
  expect(types).toHaveLength(21);
  const others = new Set([
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "RESOURCE_NOT_FOUND",
    "BAD_REQUEST_PARAMETERS",
  ]);
  expect(types.filter((type) => !others.has(type)).toSorted()).toEqual(Object.keys(faults));
});

test.each([
  ["a type of its own", "THROTTLED", "420"],
  ["the default of its class", "DEFAULT_4XX", "444"],
])("the status is that of %s", (_, type, statusCode) => {
  const gatewayResponses = custom(type, { statusCode });
  expect(answer(faults.THROTTLED, { gatewayResponses }).status).toBe(Number(statusCode));
  expect(answer(faults.INTEGRATION_TIMEOUT, { gatewayResponses }).status).toBe(504);
});

test("a type's own response hides the default of its class, including its status", () => {
  const gatewayResponses = {
    ...custom("THROTTLED", { responseParameters: { "gatewayresponse.header.X": "'own'" } }),
    ...custom("DEFAULT_4XX", { statusCode: "444" }),
  };
  expect(answer(faults.THROTTLED, { gatewayResponses })).toMatchObject({
    status: 429,
    headers: [
      ["x-amzn-ErrorType", "TooManyRequestsException"],
      ["X", "own"],
    ],
  });
});

test("headers come from the context, the request, stage variables and static text, but not from the body", () => {
  const responseParameters = {
    "gatewayresponse.header.A": "context.requestId",
    "gatewayresponse.header.B": "context.identity.sourceIp",
    "gatewayresponse.header.C": "method.request.path.id",
    "gatewayresponse.header.D": "method.request.querystring.page",
    "gatewayresponse.header.E": "method.request.header.Origin",
    "gatewayresponse.header.F": "stageVariables.color",
    "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
    "gatewayresponse.header.G": "method.request.body",
    "gatewayresponse.header.H": "method.request.header.Absent",
    "gatewayresponse.header.x-amzn-errortype": "'Mine'",
  };
  const gatewayResponses = custom("DEFAULT_4XX", { responseParameters });
  const headers: readonly Header[] = [["Origin", "https://example.com"]];
  expect(answer(faults.UNAUTHORIZED, { gatewayResponses, headers }).headers).toEqual([
    ["x-amzn-errortype", "Mine"],
    ["A", "r-1"],
    ["B", "203.0.113.7"],
    ["C", "7"],
    ["D", "2"],
    ["E", "https://example.com"],
    ["F", "blue"],
    ["Access-Control-Allow-Origin", "*"],
  ]);
});

test("a template supports variables but no Velocity", () => {
  // oxlint-disable no-template-curly-in-string -- API Gateway's own syntax
  const template = [
    "$context.error.message|$context.error.messageString|$context.error.responseType",
    "$context.error.validationErrorString|${context.requestId}x|$stageVariables.color.",
    "$method.request.path.id|${method.request.header.Origin}|$context.nothing|$context.__proto__",
    "#if(true)yes#end $input.body $!x $method.request.body",
  ].join("\n");
  // oxlint-enable no-template-curly-in-string
  const responseTemplates = { "application/json": template };
  const gatewayResponses = custom("BAD_REQUEST_BODY", { responseTemplates });
  const headers: readonly Header[] = [["Origin", "o"]];
  expect(answer(faults.BAD_REQUEST_BODY, { gatewayResponses, headers }).body).toBe(
    [
      'Invalid request body|"Invalid request body"|BAD_REQUEST_BODY',
      "[a, b]|r-1x|blue.",
      "7|o||",
      "#if(true)yes#end $input.body $!x $method.request.body",
    ].join("\n"),
  );
});

test.each([
  ["the first type that the client accepts", "text/html, application/json", "text/html"],
  ["JSON when the client names no type", undefined, "application/json"],
  ["JSON when the accepted type has none", "image/png", "application/json"],
])("the template is that of %s", (_, accept, contentType) => {
  const responseTemplates = { "text/html": "<b>", "application/json": "{}" };
  const gatewayResponses = custom("UNAUTHORIZED", { responseTemplates });
  const headers: readonly Header[] = accept === undefined ? [] : [["Accept", accept]];
  const response = answer(faults.UNAUTHORIZED, { gatewayResponses, headers });
  expect(headerValue(response.headers, "Content-Type")).toBe(contentType);
});

test("a fault may override its type", () => {
  const denied = fault("access.denied", {
    by: "resource-policy",
    effect: "silent",
    resource: "arn:aws:execute-api:us-east-1:123456789012:abc/live/GET/pets",
  });
  expect(answer(denied).body).toBe(
    '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc/live/GET/pets because no resource-based policy allows the execute-api:Invoke action"}',
  );
});
