import { byteLength } from "../../../core/bytes.ts";
import type { Header } from "../../../core/message.ts";
import { headerValue } from "../../../core/message.ts";
import { amzDate } from "../../../core/utc-time.ts";
import {
  invokeLambda,
  type LambdaAnswer,
  type LambdaCall,
  type LambdaInvocationType,
  maxPayloadBytes,
  streamLambda,
} from "../../backends/lambda.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { randomHex } from "../../request/ports.ts";
import type { EndpointResponseStep } from "../../trace/trace.ts";
import { refuseFunction } from "./access.ts";
import type { BackendContext } from "./backend-context.ts";
import { callBackend, type StreamLimits, streamBackend } from "./call-backend.ts";
import { replaceHeaders } from "./header-tables.ts";
import { lambdasWithFault } from "./inject-fault.ts";
import { type Prelude, readPrelude } from "./read-prelude.ts";

/** An invocation of a Lambda function by an integration. */
export interface FunctionInvocation {
  /** Of the integration: `AWS_PROXY`. */
  readonly type: string;
  readonly functionArn: string;
  /** The URL of Lambda's API that API Gateway calls. */
  readonly url: string;
  readonly payload: string;
  /** Mapped headers, in addition to the gateway's own. */
  readonly headers: readonly Header[];
  /** Key of the mapping template that rendered the payload. */
  readonly template?: string;
  /** The source that the function's policy must allow. Missing if a role is assumed instead. */
  readonly permissionSource?: string;
  readonly timeoutMs: number;
}

/** A function's result, and the function's ARN. */
export interface FunctionAnswer extends LambdaAnswer {
  readonly functionArn: string;
}

/** Invokes the function of an integration and waits for the result. */
export async function invokeFunction(
  context: BackendContext,
  invocation: FunctionInvocation,
): Promise<FunctionAnswer> {
  const { ports, record, traceId } = context;
  const call = toLambdaCall(context, invocation);
  const lambdas = lambdasWithFault(context, call.functionArn);
  const answer = await callBackend(context, call.timeoutMs, () =>
    invokeLambda(lambdas, call, ports),
  );
  record("endpointResponse", endpointResponse(answer, traceId, ports.clock()));
  return { ...answer, functionArn: call.functionArn };
}

/** Invokes a function that streams and waits for its metadata. */
export async function streamFunction(
  context: BackendContext,
  invocation: FunctionInvocation,
  limits: StreamLimits,
): Promise<Prelude> {
  const { ports, record } = context;
  const call = toLambdaCall(context, invocation);
  const startedAt = ports.clock();
  const prelude = await streamBackend(context, limits, () =>
    readPrelude(streamLambda(lambdasWithFault(context, call.functionArn), call, ports)),
  );
  record("endpointResponse", {
    status: 200,
    latencyMs: ports.clock() - startedAt,
    headers: [["Content-Type", "application/vnd.amazon.eventstream"]],
    body: prelude.metadata,
  });
  return prelude;
}

/**
 * Builds the request to Lambda and records it in the trace.
 *
 * @throws GatewayFault if the call is not allowed, or Lambda would reject the payload.
 */
function toLambdaCall(context: BackendContext, invocation: FunctionInvocation): LambdaCall {
  const { type, functionArn, url, payload, headers, template, permissionSource } = invocation;
  const invocationType = invocationTypeOf(headers);
  context.record("integrationRequest", {
    type,
    uri: url,
    headers: replaceHeaders(endpointHeaders(context), headers),
    body: payload,
    ...(template !== undefined && { template }),
  });
  if (permissionSource !== undefined) refuseFunction(context, functionArn, permissionSource);
  const maxBytes = maxPayloadBytes[invocationType];
  if (byteLength(payload) > maxBytes) {
    throw new GatewayFault("request.too-large", { part: "payload", maxBytes });
  }
  const { timeoutMs } = invocation;
  return { functionArn, payload: payload || "{}", timeoutMs, invocationType };
}

function invocationTypeOf(headers: readonly Header[]): LambdaInvocationType {
  const type = headerValue(headers, "x-amz-invocation-type");
  return type === "Event" || type === "DryRun" ? type : "RequestResponse";
}

/**
 * Returns the headers that API Gateway signs and sends, in the order of its log (recorded). Signature
 * and token are invented. The token is long enough for the log to truncate it and what follows.
 */
function endpointHeaders({ apiId, ports, requestId, traceId }: BackendContext): readonly Header[] {
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

/** Returns the headers of Lambda's HTTP response, in the order of the log (recorded). */
function endpointResponse(
  answer: LambdaAnswer,
  traceId: string,
  now: number,
): EndpointResponseStep {
  const length = byteLength(answer.payload);
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
