import type { IntegrationRecord } from "../../integrations/record/rest-api-record.ts";
import type { ResponseMessage } from "../../message.ts";
import { randomUuid } from "../ports.ts";
import type { MethodResponseStep, Trace } from "../trace/trace.ts";
import type { RestExecution, Steps } from "./execution.ts";
import { configurationFault, GatewayFault } from "./fault.ts";
import { invokeLambdaProxy } from "./steps/invoke-lambda-proxy.ts";
import { readMethodRequest } from "./steps/method-request.ts";
import { renderMethodResponse } from "./steps/method-response.ts";
import { readMockStatus } from "./steps/mock-status.ts";
import { renderRequestBody } from "./steps/request-body.ts";
import { selectIntegrationResponse } from "./steps/select-integration-response.ts";

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
  const steps: Steps = { requestId, startedAt, methodRequest };
  let methodResponse: MethodResponseStep & { readonly bytes?: Uint8Array };
  try {
    const { methodIntegration } = execution.method;
    if (!methodIntegration) throw configurationFault("No integration defined for method");
    methodResponse =
      methodIntegration.type === "MOCK"
        ? runMock(execution, methodIntegration, steps)
        : await invokeLambdaProxy(execution, methodIntegration, requestId, steps);
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
  steps: Steps,
): MethodResponseStep {
  const integrationRequest = renderRequestBody(execution, integration);
  steps.integrationRequest = integrationRequest;
  const status = readMockStatus(integrationRequest.body);
  const selected = selectIntegrationResponse(integration, String(status));
  const methodResponse = renderMethodResponse(execution, selected, integrationRequest.body);
  const { statusCode, selectionPattern } = selected;
  const { template, ...response } = methodResponse;
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
