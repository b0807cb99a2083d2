import type { IntegrationRecord } from "../../integrations/record/rest-api-record.ts";
import type { ResponseMessage } from "../../message.ts";
import type { RestEventInput } from "../../proxy-events/to-event/rest.ts";
import { randomUuid } from "../ports.ts";
import type { MethodResponseStep, Trace } from "../trace/trace.ts";
import type { RestExecution, Steps } from "./execution.ts";
import { configurationFault, GatewayFault } from "./fault.ts";
import { restEventInput } from "./steps/event-input.ts";
import { invokeLambdaProxy } from "./steps/invoke-lambda-proxy.ts";
import { readMethodRequest } from "./steps/method-request.ts";
import { renderMethodResponse } from "./steps/method-response.ts";
import { readMockStatus } from "./steps/mock-status.ts";
import { renderRequestBody } from "./steps/request-body.ts";
import { selectIntegrationResponse } from "./steps/select-integration-response.ts";
import { templateScope } from "./steps/template-scope.ts";

export interface RestRun {
  readonly response: ResponseMessage;
  readonly trace: Trace;
}

/**
 * Runs one request as API Gateway runs a REST method, from the method request to the method
 * response. A failing step throws a fault, which becomes a gateway response here and nowhere else.
 *
 * @throws GatewrightError `gateway.unsupported`, `gateway.no-backend`: what is not emulated or not
 * given is refused by name.
 */
export async function runRestMethod(execution: RestExecution): Promise<RestRun> {
  const requestId = randomUuid(execution.ports);
  const startedAt = execution.ports.clock();
  const methodRequest = readMethodRequest(execution);
  const eventInput = restEventInput(execution, methodRequest, requestId, startedAt);
  const steps: Steps = { requestId, startedAt, methodRequest };
  let methodResponse: MethodResponseStep & { readonly bytes?: Uint8Array };
  try {
    const { methodIntegration } = execution.method;
    if (!methodIntegration) throw configurationFault("No integration defined for method");
    methodResponse =
      methodIntegration.type === "MOCK"
        ? runMock(execution, methodIntegration, eventInput, steps)
        : await invokeLambdaProxy(execution, methodIntegration, eventInput, steps);
  } catch (fault) {
    if (!(fault instanceof GatewayFault)) throw fault;
    steps.fault = fault.step;
    methodResponse = gatewayResponse(fault);
  }
  const { bytes = new TextEncoder().encode(methodResponse.body), ...step } = methodResponse;
  return {
    response: { status: step.status, headers: step.headers, body: bytes },
    trace: { ...steps, requestId, startedAt, methodRequest, methodResponse: step },
  };
}

function runMock(
  execution: RestExecution,
  integration: IntegrationRecord,
  eventInput: RestEventInput,
  steps: Steps,
): MethodResponseStep {
  const { methodRequest } = steps;
  const scope = templateScope(eventInput, methodRequest);
  const { templateMediaType } = execution.stage;
  const request = renderRequestBody(integration, methodRequest, scope, templateMediaType);
  const { step, context } = request;
  steps.integrationRequest = step;
  const selected = selectIntegrationResponse(integration, String(readMockStatus(step.body)));
  // A mock has no answer of its own: its response templates read an empty body.
  const rendered = renderMethodResponse(execution, selected, "", { ...scope, context });
  const { template, ...response } = rendered;
  const { statusCode, selectionPattern } = selected;
  steps.integrationResponse = {
    statusCode,
    ...(selectionPattern && { selectionPattern }),
    ...(template !== undefined && { template }),
  };
  return response;
}

function gatewayResponse({ status, message, errorType }: GatewayFault): MethodResponseStep {
  return {
    status,
    headers: [["x-amzn-ErrorType", errorType]],
    body: JSON.stringify({ message }),
  };
}
