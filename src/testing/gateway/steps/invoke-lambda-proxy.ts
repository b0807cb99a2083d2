import { GatewrightError } from "../../../errors.ts";
import { parseLambdaUri } from "../../../integrations/grammar/lambda-uri.ts";
import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import { type Header, headerValue } from "../../../message.ts";
import type { Refused } from "../../../proxy-events/explain-result/explanation.ts";
import { explainRestResult } from "../../../proxy-events/explain-result/rest.ts";
import { type RestEventInput, toRestEvent } from "../../../proxy-events/to-event/rest.ts";
import { invokeLambda, type LambdaAnswer } from "../../backends/lambda.ts";
import { randomHex, randomTraceId } from "../../ports.ts";
import type { EndpointResponseStep, MethodResponseStep } from "../../trace/trace.ts";
import type { RestExecution, Steps } from "../execution.ts";
import { configurationFault, GatewayFault } from "../fault.ts";

/** Sends the request to a function as a proxy event, and makes its answer the response. */
export async function invokeLambdaProxy(
  execution: RestExecution,
  integration: IntegrationRecord,
  eventInput: RestEventInput,
  steps: Steps,
): Promise<MethodResponseStep & { readonly bytes: Uint8Array }> {
  const { request, api, ports, lambdas } = execution;
  const uri = lambdaUriOf(integration);
  const functionArn = fillStageVariables(uri.functionArn, execution);
  // API Gateway accepts another method at PutIntegration and fails the request (recorded).
  if (integration.httpMethod !== "POST") throw configurationFault("Unsupported method for Lambda");

  const event = JSON.stringify(toRestEvent(eventInput));
  const traceId = randomTraceId(ports);
  steps.integrationRequest = {
    type: integration.type,
    uri: `https://lambda.${uri.region}.amazonaws.com/2015-03-31/functions/${functionArn}/invocations`,
    headers: endpointHeaders(execution, eventInput.context.requestId, traceId),
    body: event,
  };

  const answer = await invokeLambda(lambdas, functionArn, event, ports);
  steps.endpointResponse = endpointResponse(answer, traceId, ports.clock());
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
    headers: [...explained.headers, ["X-Amzn-Trace-Id", traceId]],
    body: new TextDecoder().decode(explained.body),
    bytes: explained.body,
  };
}

function lambdaUriOf(integration: IntegrationRecord): { region: string; functionArn: string } {
  const uri = integration.type === "AWS_PROXY" ? parseLambdaUri(integration.uri ?? "") : undefined;
  if (uri) return uri;
  throw new GatewrightError(
    "gateway.unsupported",
    `Failed to run an integration of type ${integration.type} with the URI "${integration.uri ?? ""}": it is not emulated yet`,
  );
}

/** `${stageVariables.name}` in the function's name or alias; AWS fails on one that is not set. */
function fillStageVariables(functionArn: string, { stage }: RestExecution): string {
  return functionArn.replaceAll(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(stage.variables, name) ? stage.variables[name] : undefined;
    if (value === undefined) throw configurationFault("Invalid endpoint address");
    return value;
  });
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
    status: 200,
    latencyMs: answer.latencyMs,
    headers: [
      ["Date", new Date(now).toUTCString()],
      ["Content-Type", "application/json"],
      ["Content-Length", String(length)],
      ["Connection", "keep-alive"],
      ["x-amzn-RequestId", answer.requestId],
      ...(answer.isUnhandledError ? [["X-Amz-Function-Error", "Unhandled"] as const] : []),
      ["x-amzn-Remapped-Content-Length", "0"],
      ["X-Amz-Executed-Version", "$LATEST"],
      ["X-Amzn-Trace-Id", traceId],
    ],
    body: answer.payload,
  };
}

function functionError({ payload, requestId }: LambdaAnswer): GatewayFault {
  const { errorMessage = "" }: { errorMessage?: string } = JSON.parse(payload);
  return new GatewayFault("INTEGRATION_FAILURE", {
    status: 502,
    message: "Internal server error",
    errorType: "InternalServerErrorException",
    step: { type: "lambda", message: errorMessage, lambdaRequestId: requestId },
  });
}

function malformedAnswer({ status, reason }: Refused): GatewayFault {
  const words =
    status === 502 ? "Malformed Lambda proxy response" : "Unable to base64 decode the body.";
  return configurationFault(words, { status, detail: reason });
}
