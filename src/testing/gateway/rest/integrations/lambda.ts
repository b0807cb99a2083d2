import { jsonOrText } from "../../../../core/json.ts";
import { headerValue } from "../../../../core/message.ts";
import { awsUri } from "../../../../integrations/model/grammar/aws-uri.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import type { Refused } from "../../../../proxy-events/explain-result/explanation.ts";
import { explainRestResult } from "../../../../proxy-events/explain-result/rest.ts";
import { toRestEvent } from "../../../../proxy-events/to-event/rest.ts";
import { errorMessageOf } from "../../../backends/function-failure.ts";
import type { LambdaAnswer } from "../../../backends/lambda.ts";
import { preludeEnd } from "../../../backends/streaming-handler.ts";
import { configurationFault, type GatewayFault } from "../../../failures/fault.ts";
import { functionFault } from "../../shared/backend-fault.ts";
import { payloadText, textBytes } from "../../shared/content-handling.ts";
import { mappableHeaders } from "../../shared/header-tables.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { invokeFunction } from "../steps/invoke-function.ts";
import { mapRequestParameters, overrideParameters } from "../steps/map-request.ts";
import { renderRequestBody } from "../steps/request-body.ts";

/** `AWS_PROXY`: the function gets the request as a proxy event; its answer is the response. */
export async function answerLambdaProxy(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): Promise<MethodAnswer> {
  const { request, api } = execution;
  // Mappings have no effect on the event, but an illegal one fails the request (recorded).
  const { headers } = mapRequestParameters(integration, facts.methodRequest, facts.scope);
  mappableHeaders(headers, integration.type);
  const event = JSON.stringify(toRestEvent(facts.eventInput));
  const answer = await invokeFunction(execution, integration, facts, {
    payload: event,
    headers: [],
  });
  if (answer.isUnhandledError) throw functionFault(answer);

  const accept = headerValue(request.headers, "accept");
  const { binaryMediaTypes = [] } = api.restApi;
  const explained = explainRestResult(answerOf(answer), {
    ...(accept !== undefined && { accept }),
    binaryMediaTypes,
  });
  if (!explained.ok) throw malformedAnswer(explained);
  return {
    status: explained.status,
    headers: [["X-Amzn-Trace-Id", facts.traceId], ...explained.headers],
    body: explained.body,
  };
}

/** `AWS` to Lambda: the function gets the rendered body; its error message selects the response. */
export async function answerLambda(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): Promise<MethodAnswer> {
  const { payload, context, template } = renderRequestBody(execution, integration, facts.scope);
  const mapped = overrideParameters(
    mapRequestParameters(integration, facts.methodRequest, facts.scope),
    context,
  );
  const headers = mappableHeaders(mapped.headers, integration.type);
  const text = payloadText(payload);
  const answer = await invokeFunction(execution, integration, facts, {
    payload: text,
    headers,
    ...(template !== undefined && { template }),
  });
  const after = { ...facts, scope: { ...facts.scope, context } };
  const response = answerFrom(execution, integration, after, {
    answer: {
      status: answer.status,
      headers: [["Content-Type", "application/json"]],
      body: textBytes(answer.payload),
    },
    // The status is not looked at: only a function's error is (recorded).
    selection: answer.isUnhandledError ? errorMessageOf(answer.payload) : undefined,
  });
  return { ...response, headers: [["X-Amzn-Trace-Id", facts.traceId], ...response.headers] };
}

/** Whether an `AWS` integration calls a function; a stage variable may hold the whole path to it. */
export function isLambda({ uri = "" }: IntegrationRecord): boolean {
  const parts = awsUri.read(uri);
  return parts?.service === "lambda" && parts.target.type !== "action";
}

/** A function that streams is waited for, and what comes behind its metadata is lost (documented). */
function answerOf({ payload }: LambdaAnswer): unknown {
  const [text = ""] = payload.split("\0".repeat(preludeEnd.length), 1);
  return jsonOrText(text);
}

function malformedAnswer({ status, reason }: Refused): GatewayFault {
  const words =
    status === 502 ? "Malformed Lambda proxy response" : "Unable to base64 decode the body.";
  return configurationFault(words, { status, detail: reason });
}
