import { jsonOrText } from "../../../../core/json.ts";
import type { ResponseMessage } from "../../../../core/message.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { explainRestStreamMetadata } from "../../../../proxy-events/explain-result/rest-stream.ts";
import { toRestEvent } from "../../../../proxy-events/to-event/rest.ts";
import { streamLambda } from "../../../backends/lambda.ts";
import { configurationFault } from "../../../failures/fault.ts";
import { mappableHeaders } from "../../shared/header-tables.ts";
import type { RestExecution, RestFacts } from "../execution.ts";
import { disturbedLambdas } from "../steps/disturb.ts";
import { toLambdaCall } from "../steps/invoke-function.ts";
import { mapRequestParameters } from "../steps/map-request.ts";
import { reachStream } from "../steps/reach-endpoint.ts";
import { readPrelude } from "../steps/read-prelude.ts";

/**
 * `AWS_PROXY` in transfer mode `STREAM`: the function writes metadata, eight zero bytes, and then the
 * body, which is passed on as it comes.
 */
export async function answerLambdaStream(
  execution: RestExecution,
  integration: IntegrationRecord,
  facts: RestFacts,
): Promise<ResponseMessage<AsyncIterable<Uint8Array>>> {
  const { ports } = execution;
  const { headers } = mapRequestParameters(integration, facts.methodRequest, facts.scope);
  mappableHeaders(headers, integration.type);
  const payload = JSON.stringify(toRestEvent(facts.eventInput));
  const call = toLambdaCall(execution, integration, facts, { payload, headers: [] });
  const startedAt = ports.clock();
  const { metadata, body } = await reachStream(execution, integration, () =>
    readPrelude(streamLambda(disturbedLambdas(execution, call.functionArn), call, ports)),
  );
  facts.reach("endpointResponse", {
    status: 200,
    latencyMs: ports.clock() - startedAt,
    headers: [["Content-Type", "application/vnd.amazon.eventstream"]],
    body: metadata,
  });
  const explained = explainRestStreamMetadata(jsonOrText(metadata));
  if (!explained.ok) {
    const { status, reason: detail } = explained;
    throw configurationFault("Malformed Lambda proxy response", { status, detail });
  }
  return {
    status: explained.status,
    headers: [["X-Amzn-Trace-Id", facts.traceId], ...explained.headers],
    body,
  };
}
