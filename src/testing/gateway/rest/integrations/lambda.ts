import { textBytes } from "../../../../core/bytes.ts";
import { jsonOrText } from "../../../../core/json.ts";
import { type Header, headerValue } from "../../../../core/message.ts";
import { awsUri } from "../../../../integrations/model/grammar/aws-uri.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import type { Refused } from "../../../../proxy-events/explain-result/explanation.ts";
import { explainRestResult } from "../../../../proxy-events/explain-result/rest.ts";
import { toRestEvent } from "../../../../proxy-events/to-event/rest.ts";
import { preludeEnd } from "../../../backends/streaming-handler.ts";
import { readFunctionError } from "../../../failures/function-error.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { functionFault } from "../../shared/backend-fault.ts";
import { payloadText } from "../../shared/content-handling.ts";
import { mappableHeaders } from "../../shared/header-tables.ts";
import { type FunctionAnswer, invokeFunction } from "../../shared/invoke-function.ts";
import type { IntegrationCall, MethodAnswer } from "../steps/execution.ts";
import { toFunctionInvocation } from "../steps/function-invocation.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { mapRequestParameters, overrideParameters } from "../steps/map-request.ts";
import { renderRequestBody } from "../steps/request-body.ts";

/** Runs an `AWS_PROXY` integration: the function receives a proxy event and returns the response. */
export async function answerLambdaProxy(call: IntegrationCall): Promise<MethodAnswer> {
  const { request, api, traceId } = call;
  const answer = await invokeFunction(call, toFunctionInvocation(call, toProxyPayload(call)));
  if (answer.isUnhandledError) throw functionFault(answer);

  const accept = headerValue(request.headers, "accept");
  const { binaryMediaTypes = [] } = api.restApi;
  const explained = explainRestResult(resultOf(answer), {
    ...(accept !== undefined && { accept }),
    binaryMediaTypes,
  });
  if (!explained.ok) throw malformedAnswer(answer, explained);
  return {
    status: explained.status,
    headers: [["X-Amzn-Trace-Id", traceId], ...explained.headers],
    body: explained.body,
  };
}

/** Builds the proxy event. Mappings do not affect it, but an illegal one fails the request (recorded). */
export function toProxyPayload(call: IntegrationCall): {
  readonly payload: string;
  readonly headers: readonly Header[];
} {
  mappableHeaders(mapRequestParameters(call).headers, call.integration.type);
  return { payload: JSON.stringify(toRestEvent(call.eventInput)), headers: [] };
}

/** Runs an `AWS` integration to Lambda: the function receives the rendered body, and its error message selects the response. */
export async function answerLambda(call: IntegrationCall): Promise<MethodAnswer> {
  const { payload, context, template } = renderRequestBody(call);
  const mapped = overrideParameters(mapRequestParameters(call), context);
  const input = {
    payload: payloadText(payload),
    headers: mappableHeaders(mapped.headers, call.integration.type),
    ...(template !== undefined && { template }),
  };
  const answer = await invokeFunction(call, toFunctionInvocation(call, input));
  const response = answerFrom(call, {
    answer: {
      status: answer.status,
      headers: [["Content-Type", "application/json"]],
      body: textBytes(answer.payload),
    },
    // Only a function's error selects a response, not the status (recorded).
    selection: answer.isUnhandledError ? readFunctionError(answer.payload).message : undefined,
    context,
  });
  return { ...response, headers: [["X-Amzn-Trace-Id", call.traceId], ...response.headers] };
}

/** Returns whether an `AWS` integration calls a function. A stage variable may contain its whole path. */
export function isLambda({ uri = "" }: IntegrationRecord): boolean {
  const parts = awsUri.read(uri);
  return parts?.service === "lambda" && parts.target.type !== "action";
}

/** Waits for a function that streams and drops everything after its metadata (documented). */
function resultOf({ payload }: FunctionAnswer): unknown {
  const [text = ""] = payload.split("\0".repeat(preludeEnd.length), 1);
  return jsonOrText(text);
}

function malformedAnswer(
  { functionArn }: FunctionAnswer,
  { status, reason, key }: Refused,
): GatewayFault {
  // Invalid base64 does not make a malformed response (recorded).
  if (status !== 502) return new GatewayFault("body.base64", {});
  return new GatewayFault("lambda.answer", {
    functionArn,
    reason,
    ...(key !== undefined && { key }),
  });
}
