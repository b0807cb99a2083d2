import type { ResponseMessage } from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import type { IntegrationCall, MethodAnswer } from "./execution.ts";
import { renderMethodResponse } from "./method-response.ts";
import { selectIntegrationResponse } from "./select-integration-response.ts";

export interface BackendAnswer {
  readonly answer: ResponseMessage;
  /** The text that selection patterns are matched against. Undefined selects the default response. */
  readonly selection: string | undefined;
  /** `$context` after the request template. */
  readonly context: ContextData;
}

/** Renders the selected integration response, the end of every non-proxy integration. */
export function answerFrom(
  call: IntegrationCall,
  { answer, selection, context }: BackendAnswer,
): MethodAnswer {
  const selected = selectIntegrationResponse(call.integration, selection, answer.status);
  const { statusCode, selectionPattern } = selected;
  const step = { statusCode, ...(selectionPattern && { selectionPattern }) };
  // Recorded before rendering, so that the trace names the response that fails.
  call.record("integrationResponse", step);
  const scope = { ...call.scope, context };
  const { template, ...response } = renderMethodResponse(call, selected, answer, scope);
  if (template !== undefined) call.record("integrationResponse", { ...step, template });
  return response;
}
