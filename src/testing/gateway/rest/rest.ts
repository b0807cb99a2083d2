import { headerValue, type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { configurationFault, GatewayFault } from "../../failures/fault.ts";
import { randomExtendedId, randomUuid } from "../../request/ports.ts";
import type { Trace } from "../../trace/trace.ts";
import { textOf } from "../shared/content-handling.ts";
import { recordSteps, stopwatch } from "../shared/record-steps.ts";
import { traceIdOf } from "../shared/trace-id.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "./execution.ts";
import { unmatchedRoute } from "./find-route.ts";
import { answerHttp, answerHttpProxy } from "./integrations/http.ts";
import { answerLambda, answerLambdaProxy, isLambda } from "./integrations/lambda.ts";
import { answerLambdaStream } from "./integrations/lambda-stream.ts";
import { answerMock } from "./integrations/mock.ts";
import { refuseRole } from "./steps/access.ts";
import { readApiKey, requireApiKey } from "./steps/api-key.ts";
import { delay } from "./steps/disturb.ts";
import { restEventInput } from "./steps/event-input.ts";
import { renderGatewayResponse } from "./steps/gateway-response.ts";
import { refuseTooLarge } from "./steps/limits.ts";
import { readMethodRequest } from "./steps/method-request.ts";
import { templateScope } from "./steps/template-scope.ts";
import { validateRequest } from "./steps/validate-request.ts";

export interface RestRun {
  /** Its body may come in parts, while the backend writes it. */
  readonly response: ResponseMessage<MessageBody>;
  readonly trace: Trace;
}

/** A run below the front door of a stage, which tells the client the other id as well. */
interface MethodRun extends RestRun {
  readonly extendedRequestId: string;
}

/**
 * Runs one request as API Gateway runs a REST method, from the method request to the method
 * response. A failing step throws a fault, which becomes a gateway response here and nowhere else.
 *
 * @throws GatewrightError `gateway.unsupported`, `gateway.no-backend`: what is not emulated or not
 * given is refused by name.
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
  const { steps, reach, lap, durationsMs } = recordSteps(methodRequest, ports, startedMs);
  const facts: RestFacts = { requestId, traceId, methodRequest, eventInput, scope, steps, reach };

  let response: MethodAnswer;
  try {
    refuseTooLarge(execution);
    refuseUnmatched(execution);
    if (execution.injected?.type === "throttled") throw new GatewayFault("THROTTLED");
    requireApiKey(execution, apiKey);
    await validateRequest(execution, methodRequest);
    lap("methodRequest");
    response = await answerIntegration(execution, facts);
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    steps.fault = fault.step;
    steps.gatewayResponse = fault.responseType;
    response = renderGatewayResponse(execution, fault, facts);
  }
  const { status, headers, body } = response;
  const methodResponse = { status, headers, body: body instanceof Uint8Array ? textOf(body) : "" };
  lap("methodResponse");
  const { injected } = execution;
  const known = { ...steps, ...(injected && { injected }) };
  const trace = { ...known, requestId, startedAt, durationsMs, methodResponse };
  return { response, trace, extendedRequestId };
}

/** An unknown path and an unknown method are answered alike (recorded). */
function refuseUnmatched({ resource }: RestExecution): void {
  if (resource === unmatchedRoute.resource) throw new GatewayFault("MISSING_AUTHENTICATION_TOKEN");
}

async function answerIntegration(
  execution: RestExecution,
  facts: RestFacts,
): Promise<MethodAnswer> {
  const { methodIntegration: integration } = execution.method;
  if (!integration) throw configurationFault("No integration defined for method");
  refuseRole(execution, integration);
  switch (integration.type) {
    case "MOCK":
      await delay(execution);
      return answerMock(execution, integration, facts);
    case "AWS_PROXY":
      return integration.responseTransferMode === "STREAM"
        ? answerLambdaStream(execution, integration, facts)
        : answerLambdaProxy(execution, integration, facts);
    case "AWS":
      return isLambda(integration)
        ? answerLambda(execution, integration, facts)
        : answerHttp(execution, integration, facts);
    case "HTTP":
      return answerHttp(execution, integration, facts);
    case "HTTP_PROXY":
      return answerHttpProxy(execution, integration, facts);
    default:
      throw configurationFault("Invalid endpoint address");
  }
}
