import type { ResponseMessage } from "../../../../core/message.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
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
  { scope, reach }: RestFacts,
  { answer, selection }: EndpointAnswer,
): MethodAnswer {
  const selected = selectIntegrationResponse(integration, selection, answer.status);
  const { statusCode, selectionPattern } = selected;
  const step = { statusCode, ...(selectionPattern && { selectionPattern }) };
  // Before it is rendered: what fails is named in the trace.
  reach("integrationResponse", step);
  const { template, ...response } = renderMethodResponse(execution, selected, answer, scope);
  if (template !== undefined) reach("integrationResponse", { ...step, template });
  return response;
}
