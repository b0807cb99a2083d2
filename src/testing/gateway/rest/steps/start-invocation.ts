import { headerValue } from "../../../../core/message.ts";
import { randomExtendedId, randomUuid } from "../../../request/ports.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import { recordSteps, type StepRecord, stopwatch } from "../../shared/record-steps.ts";
import { traceIdOf } from "../../shared/trace-id.ts";
import { readApiKey } from "./api-key.ts";
import { restEventInput } from "./event-input.ts";
import type { RestExecution, RestInvocation } from "./execution.ts";
import { readMethodRequest } from "./method-request.ts";
import { templateScope } from "./template-scope.ts";

/** A parsed request, before any check. */
export interface StartedInvocation extends StepRecord {
  readonly invocation: RestInvocation;
  readonly extendedRequestId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly apiKey: ApiKey | undefined;
}

/** Parses a request and assigns its ids. */
export function startInvocation(execution: RestExecution): StartedInvocation {
  const { ports } = execution;
  const startedMs = stopwatch(ports);
  // A client may choose this id, but not the other one (documented).
  const requestId = headerValue(execution.request.headers, "x-amzn-requestid") ?? randomUuid(ports);
  const extendedRequestId = randomExtendedId(ports);
  const startedAt = ports.clock();
  const traceId = traceIdOf(execution.request, ports);
  const methodRequest = readMethodRequest(execution, traceId);
  const apiKey = readApiKey(execution);
  const ids = { requestId, extendedRequestId, startedAt, traceId, apiKey };
  const eventInput = restEventInput(execution, methodRequest, ids);
  const scope = templateScope(execution, eventInput, methodRequest);
  const recorded = recordSteps(methodRequest, ports, startedMs);
  const invocation: RestInvocation = {
    ...execution,
    requestId,
    traceId,
    methodRequest,
    eventInput,
    scope,
    record: recorded.record,
    integration: execution.method.methodIntegration,
  };
  return { ...recorded, invocation, extendedRequestId, startedAt, apiKey };
}
