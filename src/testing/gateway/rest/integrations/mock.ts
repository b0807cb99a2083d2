import { payloadText } from "../../shared/content-handling.ts";
import { requestMediaType } from "../../shared/template-key.ts";
import type { IntegrationCall, MethodAnswer } from "../steps/execution.ts";
import { answerFrom } from "../steps/integration-response.ts";
import { readMockStatus } from "../steps/mock-status.ts";
import { renderRequestBody } from "../steps/request-body.ts";

/** Runs a mock, which has no backend: its request template selects the response. */
export function answerMock(call: IntegrationCall): MethodAnswer {
  const { payload, context, template } = renderRequestBody(call);
  const body = payloadText(payload);
  const rendered = template === undefined ? {} : { template };
  call.record("integrationRequest", {
    type: call.integration.type,
    headers: [],
    body,
    ...rendered,
  });
  const status = readMockStatus(body, () => ({
    ...rendered,
    contentType: requestMediaType(call.request.headers),
  }));
  // Response templates see an empty body (recorded).
  const answer = { status, headers: [], body: new Uint8Array() };
  return answerFrom(call, { answer, selection: String(status), context });
}
