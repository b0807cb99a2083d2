import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { payloadText } from "../../shared/content-handling.ts";
import type { MethodAnswer, RestExecution, RestFacts } from "../execution.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { readMockStatus } from "../steps/mock-status.ts";
import { renderRequestBody } from "../steps/request-body.ts";

/** A mock has no backend: its request template says which response is selected. */
export function answerMock(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): MethodAnswer {
  const { payload, context, template } = renderRequestBody(execution, integration, facts.scope);
  const body = payloadText(payload);
  facts.reach("integrationRequest", {
    type: integration.type,
    headers: [],
    body,
    ...(template !== undefined && { template }),
  });
  const selection = String(readMockStatus(body));
  // Response templates read an empty body (recorded).
  const answer = { status: Number(selection), headers: [], body: new Uint8Array() };
  return answerFrom(
    execution,
    integration,
    { ...facts, scope: { ...facts.scope, context } },
    {
      answer,
      selection,
    },
  );
}
