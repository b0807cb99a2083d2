import { isBytes } from "../../../core/is-bytes.ts";
import { headerValue } from "../../../core/message.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { randomExtendedId, randomUuid } from "../../request/ports.ts";
import { refuseRole } from "../shared/access.ts";
import type { GatewayRun } from "../shared/buffer-run.ts";
import { textOf } from "../shared/content-handling.ts";
import { injectedDelay } from "../shared/inject-fault.ts";
import { recordSteps, stopwatch } from "../shared/record-steps.ts";
import { traceIdOf } from "../shared/trace-id.ts";
import { answerHttp, answerHttpProxy } from "./integrations/http.ts";
import { answerLambda, answerLambdaProxy, isLambda } from "./integrations/lambda.ts";
import { answerLambdaStream } from "./integrations/lambda-stream.ts";
import { answerMock } from "./integrations/mock.ts";
import { readApiKey, requireApiKey } from "./steps/api-key.ts";
import { restEventInput } from "./steps/event-input.ts";
import type {
  IntegrationCall,
  MethodAnswer,
  RestExecution,
  RestInvocation,
} from "./steps/execution.ts";
import { renderGatewayResponse } from "./steps/gateway-response.ts";
import { refuseStrayPercent, refuseTooLarge } from "./steps/limits.ts";
import { readMethodRequest } from "./steps/method-request.ts";
import { templateScope } from "./steps/template-scope.ts";
import { validateRequest } from "./steps/validate-request.ts";

/** A run below the hosts of a stage, which tell the client the other id as well. */
interface MethodRun extends GatewayRun {
  readonly extendedRequestId: string;
}

/**
 * Runs one request as API Gateway runs a REST method, from the method request to the method
 * response. A failing step throws a fault, which becomes a gateway response here and nowhere else.
 *
 * @throws GatewrightError `gateway.unsupported`, `gateway.no-backend`: names what is not emulated or
 * not given.
 */
export async function runRestMethod(execution: RestExecution): Promise<MethodRun> {
  const { ports } = execution;
  const startedMs = stopwatch(ports);
  // A client may choose this id, and not the other (documented).
  const requestId = headerValue(execution.request.headers, "x-amzn-requestid") ?? randomUuid(ports);
  const extendedRequestId = randomExtendedId(ports);
  const startedAt = ports.clock();
  const traceId = traceIdOf(execution.request, ports);
  const methodRequest = readMethodRequest(execution, traceId);
  const apiKey = readApiKey(execution);
  const ids = { requestId, extendedRequestId, startedAt, traceId, apiKey };
  const eventInput = restEventInput(execution, methodRequest, ids);
  const scope = templateScope(execution, eventInput, methodRequest);
  const { steps, record, lap, durationsMs } = recordSteps(methodRequest, ports, startedMs);
  const invocation: RestInvocation = {
    ...execution,
    requestId,
    traceId,
    methodRequest,
    eventInput,
    scope,
    record,
    integration: execution.method.methodIntegration,
  };

  let response: MethodAnswer;
  try {
    refuseTooLarge(execution);
    refuseStrayPercent(execution);
    refuseUnmatched(execution);
    if (execution.injected?.type === "throttled") throw new GatewayFault("throttled.stage", {});
    requireApiKey(execution, apiKey);
    await validateRequest(invocation);
    lap("methodRequest");
    response = await answerIntegration(invocation);
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    const { answer, failure } = fault;
    steps.fault = failure;
    steps.gatewayResponse = answer.responseType;
    response = renderGatewayResponse(invocation, answer, failure);
  }
  const { status, headers, body } = response;
  const methodResponse = { status, headers, body: isBytes(body) ? textOf(body) : "" };
  lap("methodResponse");
  const { injected } = execution;
  const known = { ...steps, ...(injected && { injected }) };
  const trace = { ...known, requestId, startedAt, durationsMs, methodResponse };
  return { response, trace, extendedRequestId };
}

/** An unknown path and an unknown method are answered alike (recorded). */
function refuseUnmatched({ suggestRoute }: RestExecution): void {
  if (!suggestRoute) return;
  throw new GatewayFault("route.unknown", {
    // Looked for only when it is read: an API may have thousands of routes.
    get suggestion() {
      return suggestRoute();
    },
  });
}

async function answerIntegration(invocation: RestInvocation): Promise<MethodAnswer> {
  if (!hasIntegration(invocation)) throw new GatewayFault("integration.missing", {});
  const { integration } = invocation;
  refuseRole(invocation, integration.credentials ?? "");
  switch (integration.type) {
    case "MOCK":
      await injectedDelay(invocation);
      return answerMock(invocation);
    case "AWS_PROXY":
      return integration.responseTransferMode === "STREAM"
        ? answerLambdaStream(invocation)
        : answerLambdaProxy(invocation);
    case "AWS":
      return isLambda(integration) ? answerLambda(invocation) : answerHttp(invocation);
    case "HTTP":
      return answerHttp(invocation);
    case "HTTP_PROXY":
      return answerHttpProxy(invocation);
    default:
      throw new GatewayFault("endpoint.address", {});
  }
}

function hasIntegration(invocation: RestInvocation): invocation is IntegrationCall {
  return invocation.integration !== undefined;
}
