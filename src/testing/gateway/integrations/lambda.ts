import { invocationOf, parseLambdaUri } from "../../../integrations/grammar/lambda-uri.ts";
import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import { type Header, headerValue } from "../../../message.ts";
import type { Refused } from "../../../proxy-events/explain-result/explanation.ts";
import { explainRestResult } from "../../../proxy-events/explain-result/rest.ts";
import { toRestEvent } from "../../../proxy-events/to-event/rest.ts";
import { invokeLambda, type LambdaAnswer } from "../../backends/lambda.ts";
import { randomHex } from "../../ports.ts";
import type { EndpointResponseStep } from "../../trace/trace.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import { configurationFault, GatewayFault } from "../fault.ts";
import { gatewayResponseTypes } from "../gateway-response-types.ts";
import { mappableHeaders, replaceHeaders } from "../header-tables.ts";
import { refuseFunction } from "../steps/access.ts";
import { bytesOf, textOf } from "../steps/content-handling.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { mapRequestParameters, overrideParameters } from "../steps/map-request.ts";
import { renderRequestBody } from "../steps/request-body.ts";
import { fillStageVariables } from "../steps/stage-variables.ts";

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
  const answer = await invoke(execution, integration, facts, { payload: event, headers: [] });
  if (answer.isUnhandledError) throw functionError(answer);

  const accept = headerValue(request.headers, "accept");
  const { binaryMediaTypes = [] } = api.restApi;
  const explained = explainRestResult(JSON.parse(answer.payload), {
    ...(accept !== undefined && { accept }),
    binaryMediaTypes,
  });
  if (!explained.ok) throw malformedAnswer(explained);
  return {
    status: explained.status,
    headers: [...explained.headers, ["X-Amzn-Trace-Id", facts.traceId]],
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
  const text = textOf(bytesOf(payload));
  const isAsynchronous = headerValue(headers, "x-amz-invocation-type") === "Event";
  const answer = await invoke(execution, integration, facts, {
    payload: text,
    headers,
    ...(template !== undefined && { template }),
  });
  const after = { ...facts, scope: { ...facts.scope, context } };
  const response = answerFrom(execution, integration, after, {
    answer: {
      status: isAsynchronous ? 202 : 200,
      headers: [["Content-Type", "application/json"]],
      body: new TextEncoder().encode(isAsynchronous ? "" : answer.payload),
    },
    // The status is not looked at: only a function's error is (recorded).
    selection: answer.isUnhandledError ? messageOf(answer) : undefined,
  });
  return { ...response, headers: [...response.headers, ["X-Amzn-Trace-Id", facts.traceId]] };
}

export function isLambda({ type, uri = "" }: IntegrationRecord): boolean {
  if (type === "AWS_PROXY") return true;
  return type === "AWS" && (invocationOf(uri) !== undefined || /:lambda:path\//.test(uri));
}

interface Invocation {
  readonly payload: string;
  readonly headers: readonly Header[];
  readonly template?: string;
}

async function invoke(
  execution: RestExecution,
  integration: IntegrationRecord,
  { steps, requestId, traceId }: RestFacts,
  { payload, headers, template }: Invocation,
): Promise<LambdaAnswer> {
  const { backends, ports, stage } = execution;
  const uri = fillStageVariables(integration.uri ?? "", stage.variables);
  const parts = parseLambdaUri(uri);
  if (!parts) throw configurationFault("Invalid endpoint address");
  // API Gateway accepts another method at PutIntegration and fails the request (recorded).
  if (integration.httpMethod !== "POST") throw configurationFault("Unsupported method for Lambda");
  const { region, functionArn } = parts;
  steps.integrationRequest = {
    type: integration.type,
    uri: `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`,
    headers: replaceHeaders(endpointHeaders(execution, requestId, traceId), headers),
    body: payload,
    ...(template !== undefined && { template }),
  };
  refuseFunction(execution, integration, functionArn);
  const answer = await invokeLambda(backends.lambdas, functionArn, payload || "{}", ports);
  steps.endpointResponse = endpointResponse(answer, traceId, ports.clock());
  return answer;
}

/** The headers that API Gateway signs and sends, in the order that its log shows (recorded). */
function endpointHeaders(
  { apiId, ports }: RestExecution,
  requestId: string,
  traceId: string,
): readonly Header[] {
  const date = new Date(ports.clock()).toISOString().replaceAll(/[-:]|\.\d{3}/g, "");
  return [
    ["x-amzn-lambda-integration-tag", requestId],
    ["Authorization", randomHex(ports, 256)],
    ["X-Amz-Date", date],
    ["x-amzn-apigateway-api-id", apiId],
    ["Accept", "application/json"],
    ["User-Agent", `AmazonAPIGateway_${apiId}`],
    ["X-Amzn-Trace-Id", traceId],
  ];
}

/** Lambda's HTTP response around the payload, in the order that the log shows (recorded). */
function endpointResponse(
  answer: LambdaAnswer,
  traceId: string,
  now: number,
): EndpointResponseStep {
  const length = new TextEncoder().encode(answer.payload).length;
  return {
    status: answer.isThrottled ? 429 : 200,
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

function functionError(answer: LambdaAnswer): GatewayFault {
  return new GatewayFault("INTEGRATION_FAILURE", {
    status: 502,
    message: gatewayResponseTypes.API_CONFIGURATION_ERROR.message,
    step: { type: "lambda", message: messageOf(answer), lambdaRequestId: answer.requestId },
  });
}

function messageOf({ payload }: LambdaAnswer): string {
  const { errorMessage = "" }: { errorMessage?: string } = JSON.parse(payload);
  return errorMessage;
}

function malformedAnswer({ status, reason }: Refused): GatewayFault {
  const words =
    status === 502 ? "Malformed Lambda proxy response" : "Unable to base64 decode the body.";
  return configurationFault(words, { status, detail: reason });
}
