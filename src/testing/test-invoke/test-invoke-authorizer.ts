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

/** A request to an authorizer. A test always uses `GET /`, even if the API has no such method. */
export interface TestAuthorizerRequest extends Pick<TestRequest, "headers" | "query" | "body"> {
  /** The id of the REST API. */
  readonly restApiId: string;
  /** The id of the authorizer. */
  readonly authorizerId: string;
  /** Values of stage variables for this call, which uses no stage. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Values of `$context` for identity sources, such as `{ "identity.sourceIp": "192.0.2.1" }`. */
  readonly additionalContext?: Readonly<Record<string, string>>;
  /** Cancels the call. */
  readonly signal?: AbortSignal;
}

/** The result of `testInvokeAuthorizer`. */
export interface TestAuthorizerResult {
  /** 0 if the authorizer returned a policy, 401 if it rejected the caller, 500 if it failed. */
  readonly clientStatus: number;
  /** Whether there is a policy, even one that denies everything. */
  readonly isAuthorized: boolean;
  /** The caller's principal id. */
  readonly principalId?: string;
  /** The policy that the authorizer returned. */
  readonly policy?: PolicyDocument;
  /** The authorizer's context for the integration; undefined if the log truncates it. */
  readonly context?: Readonly<Record<string, AuthorizerContextValue>>;
  /** The claims of a Cognito authorizer. */
  readonly claims?: Readonly<Record<string, string>>;
  /**
   * Evaluates the policy for a method of a stage. Without a policy, the result is "Deny".
   *
   * @param method has an actual path, such as `/orders/42`
   * @throws GatewrightError `authorizer.invalid`: the policy has conditions, which are not
   * evaluated
   */
  readonly decide: (method: Pick<MethodArnParts, "stage" | "method" | "path">) => Decision;
  /** The latency that API Gateway measured. */
  readonly latencyMs: number;
  /** The execution log. */
  readonly log: ExecutionLog;
  /** The failure and its fix; undefined if nothing failed. */
  readonly diagnosis?: Diagnosis;
}

/**
 * Runs an authorizer of a REST API on AWS as it is currently configured.
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
 * @throws GatewrightError `test-invoke.failed`: AWS rejected the call.
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
  // API Gateway returns a policy only if it could parse it.
  return JSON.parse(text) as PolicyDocument;
}

/** Reads a Lambda authorizer's context from the log: the response does not have it. */
function contextIn(log: ExecutionLog): TestAuthorizerResult["context"] {
  const body = bodyOf(log, "authorizerResult");
  try {
    const explained = explainAuthorizerResult(JSON.parse(body ?? ""));
    return explained.ok ? explained.context : undefined;
  } catch {
    return undefined;
  }
}

/** Reads Region and account from the ARN in the function's event. Without one, they match any. */
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
