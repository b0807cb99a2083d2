import type {
  TestInvokeAuthorizerRequest,
  TestInvokeAuthorizerResponse,
} from "@aws-sdk/client-api-gateway";
import { isObject, type Json, jsonOrText } from "../../../core/json.ts";
import { type Header, headerValue, splitTarget } from "../../../core/message.ts";
import { amzDate } from "../../../core/utc-time.ts";
import {
  matchBudget,
  matches,
} from "../../../integrations/mapping-templates/java-regex/compile.ts";
import { parseLambdaUri } from "../../../integrations/model/grammar/lambda-uri.ts";
import type { AuthorizerRecord } from "../../../integrations/model/record/rest-api-record.ts";
import { methodArn } from "../../../proxy-events/authorizers/method-arn.ts";
import { explainAuthorizerResult } from "../../../proxy-events/explain-result/authorizer.ts";
import { decodeQuery } from "../../../proxy-events/to-event/query.ts";
import { toEvent } from "../../../proxy-events/to-event/to-event.ts";
import { invocationUrl } from "../../backends/invocation-url.ts";
import { invokeLambda } from "../../backends/lambda.ts";
import { functionRefusal, roleRefusal } from "../../gateway/rest/steps/access.ts";
import type { KnownLogMessage } from "../../log/execution-log.ts";
import { printLog } from "../../log/log-grammar.ts";
import { cutBody, javaDate, starred, toLogMap } from "../../log/log-values.ts";
import { randomExtendedId, randomHex, randomUuid } from "../../request/ports.ts";
import { AwsError } from "../aws-error.ts";
import type { Account } from "../store.ts";
import { findAuthorizer } from "./authorizers.ts";
import type { Bound, Operation } from "./operation.ts";
import { testedHeaders, testIdentity } from "./test-invoke-method.ts";

type Input = Bound<TestInvokeAuthorizerRequest, "restApiId" | "authorizerId">;

/**
 * Runs a Lambda authorizer as it is configured now. Its event, the lines of its log and their order
 * are those of public captures of 2017, 2019 and 2023.
 */
export const testInvokeAuthorizer: Operation<Input, TestInvokeAuthorizerResponse> = async (
  account,
  input,
) => {
  const authorizer = findAuthorizer(account, input);
  if (authorizer.type === "COGNITO_USER_POOLS") {
    throw new AwsError(
      "NotImplementedException",
      501,
      "gatewright: TestInvokeAuthorizer of a Cognito user pool is not emulated yet",
    );
  }
  const requestId = randomUuid(account.ports);
  const startedAt = account.ports.clock();
  const lines: KnownLogMessage[] = [
    { type: "startingAuthorizer", authorizerId: authorizer.id, requestId },
  ];
  const outcome = await authorize(account, { input, authorizer, requestId, startedAt, lines });
  const prefix = { timestamp: javaDate(startedAt) };
  const log = printLog({ requestId, lines: lines.map((message) => ({ prefix, message })) });
  return { ...outcome, log, latency: account.ports.clock() - startedAt };
};

interface Run {
  readonly input: Input;
  readonly authorizer: AuthorizerRecord;
  readonly requestId: string;
  readonly startedAt: number;
  /** What has been logged so far. */
  readonly lines: KnownLogMessage[];
}

async function authorize(account: Account, run: Run): Promise<TestInvokeAuthorizerResponse> {
  const { authorizer, lines } = run;
  const identity = identityOf(run);
  if (!identity) return unauthorized(run);
  lines.push({ type: "authorizerIdentity", identity: identity.shown });
  // A token that does not match is refused without the function (documented).
  const { identityValidationExpression: expression } = authorizer;
  if (
    authorizer.type === "TOKEN" &&
    expression &&
    !matches(expression, identity.token, matchBudget())
  ) {
    return unauthorized(run);
  }
  const { authorizerUri = "", authorizerCredentials: role } = authorizer;
  const uri = parseLambdaUri(authorizerUri);
  if (!uri) return misconfigured(run, "Invalid endpoint address");
  if (role && !(account.backends.access?.mayAssume(role) ?? true)) {
    return misconfigured(run, roleRefusal(role));
  }

  const { functionArn, region } = uri;
  const url = invocationUrl(region, functionArn);
  const payload = JSON.stringify(eventOf(account, run, identity.token));
  const source = `${run.input.restApiId}/authorizers/${authorizer.id}`;
  lines.push(
    { type: "endpointRequestUri", uri: url },
    { type: "endpointRequestHeaders", headers: toLogMap(endpointHeaders(account, run, source)) },
    { type: "endpointRequestBody", body: cutBody(payload) },
    { type: "sendingRequest", uri: url },
  );
  if (!role && !(account.backends.access?.mayInvoke(functionArn, source) ?? true)) {
    return misconfigured(run, functionRefusal);
  }
  const call = {
    functionArn,
    payload,
    timeoutMs: 10_000,
    invocationType: "RequestResponse",
  } as const;
  const answer = await invokeLambda(account.backends.lambdas, call, account.ports);
  const result = jsonOrText(answer.payload);
  // An error of this text is how a function says that it does not know the caller (documented).
  if (answer.isUnhandledError && isUnauthorized(result)) return unauthorized(run);
  lines.push({ type: "authorizerResult", body: cutBody(answer.payload) });
  const explained = explainAuthorizerResult(result);
  if (!explained.ok) {
    lines.push(
      { type: "configurationFailure", reason: `Invalid JSON in response: ${explained.reason}` },
      { type: "authorizerFailure" },
    );
    return { clientStatus: 500 };
  }
  const { principalId, policyDocument } = explained;
  lines.push(
    { type: "authorizerPolicy", principalId: starred(principalId) },
    { type: "authorizerSuccess" },
  );
  return { clientStatus: 0, principalId, policy: JSON.stringify(policyDocument) };
}

function unauthorized({ lines, requestId }: Run): TestInvokeAuthorizerResponse {
  lines.push({ type: "unauthorizedRequest", requestId }, { type: "unauthorized" });
  return { clientStatus: 401 };
}

function misconfigured({ lines }: Run, reason: string): TestInvokeAuthorizerResponse {
  lines.push(
    { type: "configurationFailure", reason },
    { type: "configurationFailure", reason: "Authorizer error" },
    { type: "authorizerFailure" },
  );
  return { clientStatus: 500 };
}

interface Identity {
  /** Of a TOKEN authorizer: the header. */
  readonly token: string;
  /** As the log shows it. */
  readonly shown: string;
}

/** The identity sources' values; undefined when one of them is not there. */
function identityOf({ input, authorizer }: Run): Identity | undefined {
  const sources = (authorizer.identitySource ?? "").split(",").map((source) => source.trim());
  const named = sources.filter((source) => source !== "");
  const values = named.map((source) => sourceValue(source, input));
  if (values.some((value) => value === undefined || value === "")) return undefined;
  if (authorizer.type === "TOKEN") {
    const token = values[0] ?? "";
    return { token, shown: starred(token) };
  }
  const entries = named.map((source, index) => `${source}=${starred(values[index] ?? "")}`);
  return { token: "", shown: `{${entries.join(", ")}}` };
}

function sourceValue(source: string, input: Input): string | undefined {
  const [, place = "", name = ""] =
    /^(method\.request\.header|method\.request\.querystring|stageVariables|context)\.(.+)$/.exec(
      source,
    ) ?? [];
  switch (place) {
    case "method.request.header":
      return headerValue(testedHeaders(input), name);
    case "method.request.querystring":
      return decodeQuery(splitTarget(input.pathWithQueryString ?? "").query).find(
        ([candidate]) => candidate === name,
      )?.[1];
    case "stageVariables":
      return own(input.stageVariables, name);
    default:
      return own(input.additionalContext, name);
  }
}

function own(map: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return map && Object.hasOwn(map, name) ? map[name] : undefined;
}

function eventOf(
  account: Account,
  { input, authorizer, requestId, startedAt }: Run,
  token: string,
) {
  const { accountId, region, ports } = account;
  const parts = { partition: "aws", region, accountId, apiId: input.restApiId };
  // Captured in 2019 and 2023; in 2017 the stage was "null".
  const arn = methodArn({ ...parts, stage: "ESTestInvoke-stage", method: "GET", path: "/" });
  if (authorizer.type === "TOKEN") {
    return toEvent("authorizer.token", { methodArn: arn, authorizationToken: token });
  }
  return toEvent("authorizer.rest", {
    methodArn: arn,
    request: {
      method: "GET",
      target: input.pathWithQueryString || "/",
      headers: testedHeaders(input),
      body: new Uint8Array(),
    },
    route: { resourcePath: "/", resourceId: "test-invoke-resource-id", pathParameters: {} },
    context: {
      accountId,
      apiId: input.restApiId,
      stage: "test-invoke-stage",
      requestId,
      extendedRequestId: randomExtendedId(ports),
      timeEpoch: startedAt,
      domainName: "testPrefix.testDomainName",
      identity: testIdentity(account),
    },
    stageVariables: input.stageVariables ?? {},
  });
}

/** In the order of the captures. */
function endpointHeaders(
  { ports, accountId, region }: Account,
  { input, requestId, startedAt }: Run,
  source: string,
): readonly Header[] {
  return [
    ["x-amzn-lambda-integration-tag", requestId],
    ["Authorization", randomHex(ports, 256)],
    ["X-Amz-Date", amzDate(startedAt)],
    ["x-amzn-apigateway-api-id", input.restApiId],
    ["X-Amz-Source-Arn", `arn:aws:execute-api:${region}:${accountId}:${source}`],
    ["Accept", "application/json"],
    ["User-Agent", `AmazonAPIGateway_${input.restApiId}`],
  ];
}

function isUnauthorized(result: Json): boolean {
  return isObject(result) && result["errorMessage"] === "Unauthorized";
}
