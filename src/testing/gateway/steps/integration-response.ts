import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import type { ResponseMessage } from "../../../message.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import { renderMethodResponse } from "./method-response.ts";
import { selectIntegrationResponse } from "./select-integration-response.ts";

interface EndpointAnswer {
  readonly answer: ResponseMessage;
  /** What the selection patterns are matched with; absent selects the default response. */
  readonly selection: string | undefined;
}

/** The selected integration response, rendered: the end of every integration that is no proxy. */
export function answerFrom(
  execution: RestExecution,
  integration: IntegrationRecord,
  { scope, steps }: RestFacts,
  { answer, selection }: EndpointAnswer,
): MethodAnswer {
  const selected = selectIntegrationResponse(integration, selection, answer.status);
  const { template, ...response } = renderMethodResponse(execution, selected, answer, scope);
  const { statusCode, selectionPattern } = selected;
  steps.integrationResponse = {
    statusCode,
    ...(selectionPattern && { selectionPattern }),
    ...(template !== undefined && { template }),
  };
  return response;
}
