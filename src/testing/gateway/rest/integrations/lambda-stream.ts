import { jsonOrText } from "../../../../core/json.ts";
import type { ResponseMessage } from "../../../../core/message.ts";
import { explainRestStreamMetadata } from "../../../../proxy-events/explain-result/rest-stream.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { streamFunction } from "../../shared/invoke-function.ts";
import type { IntegrationCall } from "../steps/execution.ts";
import { toFunctionInvocation } from "../steps/function-invocation.ts";
import { maxPauseMs } from "../steps/limits.ts";
import { toProxyPayload } from "./lambda.ts";

/**
 * Runs an `AWS_PROXY` integration in transfer mode `STREAM`: the function writes metadata, eight zero
 * bytes, and then the body, which is streamed to the client.
 */
export async function answerLambdaStream(
  call: IntegrationCall,
): Promise<ResponseMessage<AsyncIterable<Uint8Array>>> {
  const invocation = toFunctionInvocation(call, toProxyPayload(call));
  const { functionArn, timeoutMs } = invocation;
  const limits = { timeoutMs, maxPauseMs: maxPauseMs(call) };
  const { metadata, body } = await streamFunction(call, invocation, limits);
  const explained = explainRestStreamMetadata(jsonOrText(metadata));
  if (!explained.ok) {
    const { status, reason } = explained;
    throw new GatewayFault("lambda.answer", { functionArn, status, reason });
  }
  return {
    status: explained.status,
    headers: [["X-Amzn-Trace-Id", call.traceId], ...explained.headers],
    body,
  };
}
