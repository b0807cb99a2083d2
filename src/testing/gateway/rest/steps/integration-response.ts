import type { ResponseMessage } from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import type { IntegrationCall, MethodAnswer } from "./execution.ts";
import { renderMethodResponse } from "./method-response.ts";
import { selectIntegrationResponse } from "./select-integration-response.ts";

export interface BackendAnswer {
  readonly answer: ResponseMessage;
  /** What the selection patterns are matched with; undefined selects the default response. */
  readonly selection: string | undefined;
  /** `$context` after the request template. */
  readonly context: ContextData;
}

/** The selected integration response, rendered: the end of every integration that is no proxy. */
export function answerFrom(
  call: IntegrationCall,
  { answer, selection, context }: BackendAnswer,
): MethodAnswer {
  const selected = selectIntegrationResponse(call.integration, selection, answer.status);
  const { statusCode, selectionPattern } = selected;
  const step = { statusCode, ...(selectionPattern && { selectionPattern }) };
  // Before it is rendered: what fails is named in the trace.
  call.record("integrationResponse", step);
  const scope = { ...call.scope, context };
  const { template, ...response } = renderMethodResponse(call, selected, answer, scope);
  if (template !== undefined) call.record("integrationResponse", { ...step, template });
  return response;
}
