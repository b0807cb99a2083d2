import { describe, expect, test } from "vitest";
import { parseLog, printLog } from "./log-grammar.ts";

const id = "3c9b7a52-8f0e-4d61-9a77-52c1f0e4b8d1";

/** Lines from public captures, with invented ids, names and values. */
const lines: readonly (readonly [line: string, message: object])[] = [
  ["Extended Request Id: V3kXqE2gIAMF7aQ=", { type: "extendedRequestId" }],
  [
    `Starting authorizer: a1b2c3 for request: ${id}`,
    { type: "startingAuthorizer", authorizerId: "a1b2c3", requestId: id },
  ],
  ["Incoming identity: **********4f9Q2w", { identity: "**********4f9Q2w" }],
  [
    "Incoming identity: {method.request.header.Tenant=**acme01}",
    { type: "authorizerIdentity", identity: "{method.request.header.Tenant=**acme01}" },
  ],
  [
    'Authorizer result body before parsing: {"principalId":"u-7"}',
    { type: "authorizerResult", body: '{"principalId":"u-7"}' },
  ],
  [
    "Using valid authorizer policy for principal: ***ice-01",
    { type: "authorizerPolicy", principalId: "***ice-01" },
  ],
  ["Using valid authorizer policy for principal: ", { principalId: "" }],
  ["Successfully completed authorizer execution", { type: "authorizerSuccess" }],
  [`Unauthorized request: ${id}`, { type: "unauthorizedRequest", requestId: id }],
  ["Unauthorized", { type: "unauthorized" }],
  ["AuthorizerConfigurationException", { type: "authorizerFailure" }],
  [
    `Verifying Usage Plan for request: ${id}. API Key: ******************kQ83fd API Stage: x4fk29sl1a/live`,
    { type: "verifyingUsagePlan", apiKey: "******************kQ83fd", apiStage: "x4fk29sl1a/live" },
  ],
  [
    `Verifying Usage Plan for request: ${id}. API Key:  API Stage: x4fk29sl1a/live`,
    { type: "verifyingUsagePlan", apiKey: "" },
  ],
  [
    "API Key  authorized because method 'GET /orders/{id}' does not require API Key. Request will not contribute to throttle or quota limits",
    { type: "apiKeyNotRequired", apiKey: "", method: "GET /orders/{id}" },
  ],
  [
    "API Key ****8rT2Lm not authorized because method 'GET /' requires API Key and API Key is not associated with a Usage Plan for API Stage x4fk29sl1a/live: No Usage Plan found for key and API Stage",
    { type: "apiKeyRefused", reason: "No Usage Plan found for key and API Stage" },
  ],
  [
    "Usage Plan check succeeded for API Key ****kQ83fd and API Stage x4fk29sl1a/live",
    { type: "usagePlanSuccess", apiKey: "****kQ83fd", apiStage: "x4fk29sl1a/live" },
  ],
  [
    "API Key ****kQ83fd exceeded throttle limit for API Stage x4fk29sl1a/live: Key throttle limit exceeded for Usage Plan ID pl4n1d, RestApi x4fk29sl1a, Stage live, Resource r3s0rc, HttpMethod GET. Limit: 5.00 Burst: 10",
    { type: "apiKeyThrottled", apiStage: "x4fk29sl1a/live" },
  ],
  [
    "API Key ****kQ83fd exceeded quota limit for API Stage x4fk29sl1a/live: Key quota exhausted for Usage Plan ID pl4n1d. Limit: 500 Period: DAY",
    { type: "apiKeyOverQuota" },
  ],
  [
    "Key throttle limit exceeded for RestApi x4fk29sl1a, Stage live, Resource r3s0rc, HttpMethod POST. Limit: 1.00 Burst: 1",
    { type: "stageThrottled", resourceId: "r3s0rc", limit: "1.00", burst: "1" },
  ],
  ["Received response. Integration latency: 5 ms", { type: "receivedResponseOld", latencyMs: "5" }],
  [
    "Received response. Status: 200, Integration latency: 2266 ms",
    { type: "receivedResponse", status: "200" },
  ],
  [
    'Request body does not match model schema for content type application/json: [object has missing required properties (["NoteId"])]',
    { type: "bodyMismatch", details: 'object has missing required properties (["NoteId"])' },
  ],
  [
    "Lambda execution failed with status 200 due to customer function error: 2019-02-27T11:31:11.456Z Task timed out after 10.00 seconds. Lambda request id: 71952965-d5cc-4974-ae08-6e2138b2275c",
    {
      type: "lambdaFailure",
      message: "2019-02-27T11:31:11.456Z Task timed out after 10.00 seconds",
      lambdaRequestId: "71952965-d5cc-4974-ae08-6e2138b2275c",
    },
  ],
  [
    "Execution failed due to configuration error: Host name 'a.example.com' does not match the certificate subject provided by the peer (CN=b.example.com)",
    { type: "configurationFailure" },
  ],
  ["Execution failed due to a timeout error", { type: "timeoutFailure" }],
  [
    "Execution failed due to a network error communicating with endpoint",
    { type: "networkFailure" },
  ],
  [
    "Execution failed due to a network error communicating with endpoint: Connection is closed",
    { type: "connectionFailure", reason: "Connection is closed" },
  ],
  [
    "Gateway response type: DEFAULT_5XX with status code: 500",
    { type: "gatewayResponse", responseType: "DEFAULT_5XX", status: "500" },
  ],
  [
    "AWS Integration Endpoint RequestId : 57593f79-6e46-4a6f-91b1-f5d848cc2059",
    { type: "endpointRequestId" },
  ],
  ["X-ray Tracing ID : 1-5c755b5d-07b29b94e632d3da19d88789", { type: "tracingId" }],
  ["WebSocket Request Route: [$connect]", { type: "webSocketRoute", routeKey: "$connect" }],
  ["Method request path: {petId={petId}}", { pathParameters: { entries: [["petId", "{petId}"]] } }],
  ["Method request body before transformations: [Binary Data]", { body: "[Binary Data]" }],
  [
    'Endpoint response body before transformations: {"trace":["at x (index.js:1:1)","at [TRUNCATED]',
    { type: "endpointResponseBody" },
  ],
];

describe.each(lines)("%s", (line, message) => {
  test.each([
    ["of a test", "Thu Sep 05 04:56:39 UTC 2019 : "],
    ["of CloudWatch", `(${id}) `],
    ["of an export", `2017-06-05T13:57:47.369Z (${id}) `],
    ["of a WebSocket API", "(V3kXqE2gIAMF7aQ=) "],
  ])("is read behind the prefix %s, and printed as it was", (_, prefix) => {
    const log = parseLog(`${prefix}${line}\n`);
    expect(log.lines).toMatchObject([{ message }]);
    expect(log.lines[0]?.prefix).toBeDefined();
    expect(printLog(log)).toBe(`${prefix}${line}\n`);
  });
});

test("a line that only resembles one of API Gateway's is kept as unknown", () => {
  const rows = [
    "Method completed with statuses: 200",
    "Method request headers: none",
    "Received response. Status: 200",
    "Verifying Usage Plan for request: 1. API Key: API Stage: a/b",
  ];
  const text = rows.map((row) => `(${id}) ${row}\n`).join("");
  const log = parseLog(text);
  expect(log.lines.map(({ message }) => message)).toEqual(
    rows.map((row) => ({ type: "unknown", text: row })),
  );
  expect(printLog(log)).toBe(text);
});

test("a body's own parentheses, dates and prefixes of the other kind stay in the body", () => {
  const body = [
    '{"note":"x',
    "(see) above",
    "Thu Sep 05 04:56:39 UTC 2019 : y",
    "(not-a-request-id) z",
    '"}',
  ].join("\n");
  const text = `(${id}) Method request body before transformations: ${body}\n(${id}) Successfully completed execution\n`;
  const { lines: read } = parseLog(text);
  expect(read.map(({ message }) => message)).toEqual([
    { type: "methodRequestBody", body },
    { type: "success" },
  ]);
});
