import { TestInvokeAuthorizerCommand } from "@aws-sdk/client-api-gateway";
import { textWithoutBom } from "../../core/bytes.ts";
import { isGatewrightError } from "../../core/errors.ts";
import { type Decision, evaluatePolicy } from "../../proxy-events/authorizers/evaluate-policy.ts";
import {
  type MethodArnParts,
  methodArn,
  parseMethodArn,
} from "../../proxy-events/authorizers/method-arn.ts";
import type { AuthorizerContextValue } from "../../proxy-events/events/authorizer-context.ts";
import type { PolicyDocument } from "../../proxy-events/events/authorizer-result.ts";
import { explainAuthorizerResult } from "../../proxy-events/explain-result/authorizer.ts";
import { diagnose } from "../failures/diagnose.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { parseLog } from "../log/log-grammar.ts";
import { readRequest } from "../request/read-request.ts";
import { groupValues } from "../request/response.ts";
import { type TestRequest, toRouteRequest } from "../request/test-request.ts";
import type { RestClient } from "./resource-ids.ts";
import { asTestInvokeError } from "./rest-method.ts";

/** What an authorizer is asked. A test is always a `GET` of the root, whatever the API has. */
export interface TestAuthorizerRequest extends Pick<TestRequest, "headers" | "query" | "body"> {
  readonly restApiId: string;
  readonly authorizerId: string;
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Values of `$context` that are identity sources: `{ "identity.sourceIp": "192.0.2.1" }`. */
  readonly additionalContext?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface TestAuthorizerResult {
  /** 0 where the authorizer gave a policy, 401 where it did not know the caller, 500 where it failed. */
  readonly clientStatus: number;
  /** Whether there is a policy: one that denies everything is one as well. */
  readonly isAuthorized: boolean;
  readonly principalId?: string;
  readonly policy?: PolicyDocument;
  /** What the integration will know of the caller; absent where the log has cut it off. */
  readonly context?: Readonly<Record<string, AuthorizerContextValue>>;
  /** Of a Cognito authorizer. */
  readonly claims?: Readonly<Record<string, string>>;
  /**
   * What the policy decides about a method of a stage; denied where there is no policy.
   *
   * @param method its path is a real one, `/orders/42`
   * @throws GatewrightError `authorizer.invalid`: the policy has conditions, which are not evaluated
   */
  readonly decide: (method: Pick<MethodArnParts, "stage" | "method" | "path">) => Decision;
  /** As API Gateway measured it. */
  readonly latencyMs: number;
  readonly log: ExecutionLog;
  /** What failed, and what mends it; absent where nothing did. */
  readonly diagnosis?: Diagnosis;
}

/**
 * Runs an authorizer of a REST API on the real gateway, as it is configured now.
 *
 * Source: API Gateway API reference, `TestInvokeAuthorizer`.
 *
 * @example
 * const result = await testInvokeAuthorizer(new APIGatewayClient(), {
 *   restApiId,
 *   authorizerId,
 *   headers: { Authorization: "Bearer abc" },
 * });
 * result.decide({ stage: "live", method: "GET", path: "/orders/42" }).effect; // "Allow"
 *
 * @throws GatewrightError `test-invoke.failed`: AWS refused the call.
 */
export async function testInvokeAuthorizer(
  client: RestClient,
  request: TestAuthorizerRequest,
): Promise<TestAuthorizerResult> {
  const { restApiId, authorizerId, stageVariables, additionalContext, signal } = request;
  const { message } = toRouteRequest("GET /", await readRequest(request), {});
  const command = new TestInvokeAuthorizerCommand({
    restApiId,
    authorizerId,
    pathWithQueryString: message.target,
    multiValueHeaders: groupValues(message.headers),
    ...(message.body.length > 0 && { body: textWithoutBom(message.body) }),
    ...(stageVariables && { stageVariables: { ...stageVariables } }),
    ...(additionalContext && { additionalContext: { ...additionalContext } }),
  });
  try {
    const output = await client.send(command, signal ? { abortSignal: signal } : {});
    const { clientStatus = 0, principalId, claims, latency = 0 } = output;
    const log = parseLog(output.log ?? "");
    const policy = parsePolicy(output.policy);
    const context = contextIn(log);
    const diagnosis = diagnose(log, { restApiId, authorizerId });
    return {
      clientStatus,
      isAuthorized: clientStatus === 0,
      ...(principalId !== undefined && { principalId }),
      ...(policy && { policy }),
      ...(context && { context }),
      ...(claims && { claims }),
      decide: (method) => decide(policy, { ...stageIn(log, restApiId), ...method }),
      latencyMs: latency,
      log,
      ...(diagnosis && { diagnosis }),
    };
  } catch (error) {
    throw asTestInvokeError(error, `authorizer ${authorizerId}`, restApiId);
  }
}

function decide(policy: PolicyDocument | undefined, method: MethodArnParts): Decision {
  return policy ? evaluatePolicy(policy, methodArn(method)) : { effect: "Deny" };
}

function parsePolicy(text: string | undefined): PolicyDocument | undefined {
  if (!text) return undefined;
  // API Gateway gives a policy only where it has read it as one.
  return JSON.parse(text) as PolicyDocument;
}

/** The answer gives no context of a Lambda authorizer; the log does, unless it is long. */
function contextIn(log: ExecutionLog): TestAuthorizerResult["context"] {
  const body = bodyOf(log, "authorizerResult");
  try {
    const explained = explainAuthorizerResult(JSON.parse(body ?? ""));
    return explained.ok ? explained.context : undefined;
  } catch {
    return undefined;
  }
}

/** Region and account stand in the ARN that the function was given; others than these are none. */
function stageIn(log: ExecutionLog, apiId: string): Omit<MethodArnParts, "method" | "path"> {
  const arn = /"methodArn":"([^"]+)"/.exec(bodyOf(log, "endpointRequestBody") ?? "")?.[1] ?? "";
  try {
    const { partition, region, accountId, stage } = parseMethodArn(arn);
    return { partition, region, accountId, apiId, stage };
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    return { partition: "aws", region: "*", accountId: "*", apiId, stage: "*" };
  }
}

function bodyOf(
  { lines }: ExecutionLog,
  type: "authorizerResult" | "endpointRequestBody",
): string | undefined {
  for (const { message } of lines) if (message.type === type) return message.body;
  return undefined;
}
