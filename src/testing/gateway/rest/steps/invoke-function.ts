import { type Header, headerValue } from "../../../../core/message.ts";
import { amzDate } from "../../../../core/utc-time.ts";
import {
  lambdaUri,
  streamingLambdaUri,
} from "../../../../integrations/model/grammar/lambda-uri.ts";
import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { invocationUrl } from "../../../backends/invocation-url.ts";
import {
  invokeLambda,
  type LambdaAnswer,
  type LambdaCall,
  type LambdaInvocationType,
  longestPayload,
} from "../../../backends/lambda.ts";
import { configurationFault, GatewayFault } from "../../../failures/fault.ts";
import { randomHex } from "../../../request/ports.ts";
import type { EndpointResponseStep } from "../../../trace/trace.ts";
import { replaceHeaders } from "../../shared/header-tables.ts";
import { fillMember } from "../../shared/stage-variables.ts";
import type { RestExecution, RestFacts } from "../execution.ts";
import { refuseFunction } from "./access.ts";
import { disturbedLambdas } from "./disturb.ts";
import { reachEndpoint } from "./reach-endpoint.ts";

export interface FunctionInput {
  readonly payload: string;
  /** What is mapped on top of the gateway's own headers. */
  readonly headers: readonly Header[];
  /** Key of the mapping template that made the payload. */
  readonly template?: string;
}

/** Invokes the function of an integration, and waits for the answer. */
export async function invokeFunction(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
  input: FunctionInput,
): Promise<LambdaAnswer> {
  const { ports } = execution;
  const call = toLambdaCall(execution, integration, facts, input);
  const lambdas = disturbedLambdas(execution, call.functionArn);
  const answer = await reachEndpoint(execution, integration, () =>
    invokeLambda(lambdas, call, ports),
  );
  facts.reach("endpointResponse", endpointResponse(answer, facts.traceId, ports.clock()));
  return answer;
}

/**
 * What Lambda is asked for, which the trace holds from here on.
 *
 * @throws GatewayFault when it cannot be asked, or would not take the payload.
 */
export function toLambdaCall(
  execution: RestExecution,
  integration: IntegrationRecord,
  { reach, requestId, traceId }: RestFacts,
  { payload, headers, template }: FunctionInput,
): LambdaCall {
  const { timeoutInMillis = integrationDefaults.timeoutInMillis } = integration;
  const { url, functionArn } = addressOf(execution, integration);
  const invocationType = invocationTypeOf(headers);
  reach("integrationRequest", {
    type: integration.type,
    uri: url,
    headers: replaceHeaders(endpointHeaders(execution, requestId, traceId), headers),
    body: payload,
    ...(template !== undefined && { template }),
  });
  refuseFunction(execution, integration, functionArn);
  if (Buffer.byteLength(payload) > longestPayload[invocationType]) {
    throw new GatewayFault("REQUEST_TOO_LARGE");
  }
  return { functionArn, payload: payload || "{}", timeoutMs: timeoutInMillis, invocationType };
}

function addressOf({ stage }: RestExecution, integration: IntegrationRecord) {
  const uri = fillMember(integration.uri ?? "", stage.variables, "uri");
  const isStreaming = integration.responseTransferMode === "STREAM";
  const parts = lambdaUri.read(uri) ?? streamingLambdaUri.read(uri);
  if (!parts) throw configurationFault("Invalid endpoint address");
  // API Gateway accepts another method at PutIntegration and fails the request (recorded).
  if (integration.httpMethod !== "POST") throw configurationFault("Unsupported method for Lambda");
  const { region, functionArn } = parts;
  return { functionArn, url: invocationUrl(region, functionArn, isStreaming) };
}

function invocationTypeOf(headers: readonly Header[]): LambdaInvocationType {
  const type = headerValue(headers, "x-amz-invocation-type");
  return type === "Event" || type === "DryRun" ? type : "RequestResponse";
}

/**
 * The headers that API Gateway signs and sends, in the order that its log shows (recorded). Signature
 * and token are made up; the token is so long that the log cuts it, and what follows with it.
 */
function endpointHeaders(
  { apiId, ports }: RestExecution,
  requestId: string,
  traceId: string,
): readonly Header[] {
  return [
    ["x-amzn-lambda-integration-tag", requestId],
    ["Authorization", randomHex(ports, 16).repeat(16)],
    ["X-Amz-Date", amzDate(ports.clock())],
    ["x-amzn-apigateway-api-id", apiId],
    ["Accept", "application/json"],
    ["User-Agent", `AmazonAPIGateway_${apiId}`],
    ["X-Amz-Security-Token", randomHex(ports, 16).repeat(60)],
    ["X-Amzn-Trace-Id", traceId],
  ];
}

/** Lambda's HTTP response around the payload, in the order that the log shows (recorded). */
function endpointResponse(
  answer: LambdaAnswer,
  traceId: string,
  now: number,
): EndpointResponseStep {
  const length = Buffer.byteLength(answer.payload);
  return {
    status: answer.status,
    latencyMs: answer.latencyMs,
    headers: [
      ["Date", new Date(now).toUTCString()],
      ["Content-Type", "application/json"],
      ["Content-Length", String(length)],
      ["Connection", "keep-alive"],
      ["x-amzn-RequestId", answer.requestId],
      ...(answer.isUnhandledError ? [["X-Amz-Function-Error", "Unhandled"] as const] : []),
      ...(answer.isThrottled ? [["x-amzn-ErrorType", "TooManyRequestsException"] as const] : []),
      ["x-amzn-Remapped-Content-Length", "0"],
      ["X-Amz-Executed-Version", "$LATEST"],
      ["X-Amzn-Trace-Id", traceId],
    ],
    body: answer.payload,
  };
}
