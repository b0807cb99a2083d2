import { describe, expect, test } from "vitest";
import type { ExecutionLog } from "../log/execution-log.ts";
import { answerOf, describeFailure, failureCodes, logLineOf } from "./catalogue.ts";
import { failureIn } from "./diagnose.ts";
import type { Failure, FailureCode, FailureDetails, Fault, FaultCode } from "./failure.ts";
import { gatewayResponseTypes } from "./gateway-response-types.ts";

const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";
const limit = "Key quota exhausted for Usage Plan ID pl4n1d. Limit: 500 Period: DAY";
const endpointFailure = { source: "endpoint", outcome: "the endpoint returned 404" } as const;

/** Sample details of each code. */
const samples: FailureDetails = {
  "route.unknown": { suggestion: "GET /orders" },
  "request.too-large": { part: "body", maxBytes: 10 },
  "request.uri-too-long": {},
  "request.encoding": { target: "/live/50%" },
  "request.parameters": { names: ["limit", "X-Tenant"] },
  "request.model": { contentType: "application/json", violations: "a, b" },
  "request.payload": {},
  "request.body-mapping": { reason: "Unexpected end." },
  "request.media-type": { mediaType: "text/plain" },
  "api-key.missing": {},
  "api-key.no-plan": { key: "**a", method: "GET /", apiStage: "a/b", reason: "No Usage Plan" },
  "throttled.stage": {
    limits: {
      apiId: "a",
      stage: "live",
      resourceId: "r",
      httpMethod: "GET",
      limit: "1.00",
      burst: "1",
    },
  },
  "throttled.api-key": { key: "**a", apiStage: "a/b", limit: "Limit: 5.00 Burst: 10" },
  "throttled.quota": { key: "**a", apiStage: "a/b", limit },
  "waf.blocked": {},
  "access.denied": { by: "authorizer", effect: "deny", resource: "arn:aws:execute-api:::a/b" },
  "iam.unsigned": {},
  "iam.signature": { message: "It is wrong.", isIncomplete: false },
  "iam.unknown-key": { message: "It is unknown." },
  "iam.expired-token": {},
  "authorizer.permission": { functionArn },
  "authorizer.address": {},
  "authorizer.role": { roleArn: "arn:aws:iam::123456789012:role/caller" },
  "authorizer.timeout": { timeoutMs: 10_000 },
  "authorizer.token": { reason: "no pool issued it" },
  "authorizer.expired-token": {},
  "authorizer.answer": { reason: "no policy" },
  "authorizer.failed": {},
  "authorizer.identity": {},
  "authorizer.unauthorized": {},
  "integration.missing": {},
  "mapping.header": { header: "Content-Length" },
  "mock.status": { contentType: "application/json", template: "application/json" },
  "template.request": { template: "application/json", reason: "line 1" },
  "template.response": { statusCode: "200" },
  "template.binary": { contentType: "image/png" },
  "template.binary-answer": { contentType: "image/png", statusCode: "200" },
  "body.base64": {},
  "role.not-assumable": { roleArn: "arn:aws:iam::123456789012:role/caller" },
  "lambda.permission": { functionArn },
  "lambda.method": { httpMethod: "GET" },
  "lambda.missing": { functionArn },
  "lambda.throttled": { functionArn },
  "lambda.timeout": {
    seconds: "3.00",
    message: "Task timed out after 3.00 seconds",
    lambdaRequestId: "1",
  },
  "lambda.failed": { functionArn, message: "boom", lambdaRequestId: "1" },
  "lambda.answer": { functionArn, reason: '"headers" is a list; it must be an object.' },
  "endpoint.address": { uri: "https://nowhere.invalid/" },
  "endpoint.stage-variable": { names: ["host"], member: "uri" },
  "endpoint.timeout": { timeoutMs: 5000 },
  "endpoint.network": { reason: "closed" },
  "endpoint.certificate-host": { host: "a.example.com", subject: "b.example.com" },
  "endpoint.certificate-issuer": {},
  "endpoint.private": {},
  "response.unmatched": { endpointStatus: "404" },
  "response.undeclared": { statusCode: "404" },
  "response.pattern": { pattern: "(", reason: "Unclosed group." },
  "response.too-large": { length: "11", maxBytes: "10" },
  unknown: { reason: "A reason of next year" },
  backend: { hasAddress: true },
  "response.selected": { statusCode: "404", isSetByTemplate: true, endpointFailure },
  "response.hidden-failure": { statusCode: "200", endpointFailure },
  "body.base64-text": { accepted: "text/html" },
  injected: { fault: "timeout" },
  "refused.mapping": { expression: "method.request.path.id" },
  "refused.denied": { user: "arn:aws:iam::1:user/jo", action: "a:B", resource: "*" },
  "refused.throttled": {},
  "refused.region": {},
  "refused.credentials": {},
  "refused.not-found": { what: "API" },
};

// The table has an entry of the right type for each code.
const failureOf = (code: FailureCode) => ({ code, details: samples[code] }) as Failure;

describe.each(failureCodes)("%s", (code) => {
  const { cause, at, fix } = describeFailure(failureOf(code));

  test("has a cause and a fix, in full sentences", () => {
    for (const sentence of [cause, fix]) expect(sentence).toMatch(/^[\w"'].*[.?1]$/);
  });

  test("has a place: a path in the route's definition, or words", () => {
    expect(at).toMatch(/^(?:the .+|[a-zA-Z]+(?:\[[^\]]+\])?(?:\.[a-zA-Z]+(?:\[[^\]]+\])?)*)$/);
  });
});

/** Codes whose log line is another code's too, so that parsing it returns the other code. */
const readAs: Partial<Record<FaultCode, FaultCode>> = {
  "authorizer.permission": "lambda.permission",
  "authorizer.address": "endpoint.address",
  "authorizer.role": "role.not-assumable",
  "template.binary": "template.request",
  "template.binary-answer": "template.response",
  "lambda.missing": "lambda.answer",
  "lambda.throttled": "lambda.answer",
  "endpoint.stage-variable": "endpoint.address",
  "response.pattern": "unknown",
};

const printed = failureCodes.flatMap((code) => {
  const failure = failureOf(code);
  return code in gatewayFaults() && logLineOf(failure as Fault) ? [failure as Fault] : [];
});

/** Codes for which API Gateway sends its own response: those before `backend` in the samples. */
function gatewayFaults(): object {
  const codes = Object.keys(samples);
  return Object.fromEntries(codes.slice(0, codes.indexOf("backend")).map((code) => [code, true]));
}

test.each(printed.map((fault) => [fault.code, fault] as const))(
  "%s is read back from its log line",
  (code, fault) => {
    const message = logLineOf(fault);
    const log: ExecutionLog = { lines: message ? [{ message }] : [] };
    expect(failureIn(log)?.code).toBe(readAs[code] ?? code);
  },
);

test("every type of gateway response that ends a request belongs to a failure", () => {
  const types = new Set(
    Object.keys(gatewayFaults()).map(
      (code) => answerOf(failureOf(code as FaultCode) as Fault).responseType,
    ),
  );
  const others = ["DEFAULT_4XX", "DEFAULT_5XX", "RESOURCE_NOT_FOUND"];
  expect([...types, ...others].toSorted()).toEqual(Object.keys(gatewayResponseTypes).toSorted());
});
