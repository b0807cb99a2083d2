import type { MessageBody, ResponseMessage } from "../../../../core/message.ts";
import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { configurationFault, GatewayFault } from "../../../failures/fault.ts";
import { longestBody } from "../../../request/quotas.ts";
import { toFault } from "../../shared/backend-fault.ts";
import { isEdgeOptimised } from "../../shared/edge.ts";
import type { RestExecution } from "../execution.ts";
import { disturb } from "./disturb.ts";

type Call<Answer> = (signal: AbortSignal) => Promise<Answer>;

/**
 * Waits for a backend as long as the integration says, 29 seconds unless it does.
 *
 * @param call gets a signal that is aborted when nobody waits any more
 * @throws GatewayFault `INTEGRATION_TIMEOUT`, or what AWS makes of a connection that failed
 */
export function reachEndpoint<Answer>(
  execution: RestExecution,
  integration: IntegrationRecord,
  call: Call<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  return within(timeoutOf(integration), execution, controller, () =>
    disturb(execution, () => call(controller.signal)),
  );
}

interface Streamed {
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Waits for the start of an answer, and watches over the rest of it: the time of the integration is
 * for all of it, and there is a limit for the time between two parts.
 *
 * @throws GatewayFault as `reachEndpoint`, also while the body is read
 */
export async function reachStream<Answer extends Streamed>(
  execution: RestExecution,
  integration: IntegrationRecord,
  call: Call<Answer>,
): Promise<Answer> {
  const { clock } = execution.ports;
  const controller = new AbortController();
  const timeoutMs = timeoutOf(integration);
  const endsAt = clock() + timeoutMs;
  const answer = await within(timeoutMs, execution, controller, () =>
    disturb(execution, () => call(controller.signal)),
  );
  const longestPauseMs = longestPauseOf(execution);
  const leftMs = () => Math.min(longestPauseMs, endsAt - clock());
  return { ...answer, body: watch(answer.body, leftMs, execution, controller) };
}

function timeoutOf({ timeoutInMillis }: IntegrationRecord): number {
  return timeoutInMillis ?? integrationDefaults.timeoutInMillis;
}

/** Milliseconds. Source: developer guide, response-transfer-mode. */
function longestPauseOf({ api }: RestExecution): number {
  return isEdgeOptimised(api.restApi) ? 30_000 : 300_000;
}

async function within<Answer>(
  delayMs: number,
  { ports: { timer } }: RestExecution,
  controller: AbortController,
  run: () => Promise<Answer>,
): Promise<Answer> {
  let cancel = () => {};
  const late = new Promise<never>((_resolve, reject) => {
    cancel = timer(delayMs, () => {
      reject(new GatewayFault("INTEGRATION_TIMEOUT", { step: { type: "timeout" } }));
      controller.abort();
    });
  });
  try {
    // What comes after the time limit changes nothing any more, a failure included.
    return await Promise.race([run(), late]);
  } catch (error) {
    throw toFault(error);
  } finally {
    cancel();
  }
}

async function* watch(
  body: AsyncIterable<Uint8Array>,
  leftMs: () => number,
  execution: RestExecution,
  controller: AbortController,
): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const part = await within(leftMs(), execution, controller, () => parts.next());
      if (part.done) return;
      yield part.value;
    }
  } finally {
    controller.abort();
    // Not waited for: a body that is late would not answer this either.
    parts.return?.().catch(() => {});
  }
}

/**
 * The whole of a backend's answer.
 *
 * @throws GatewayFault when it is larger than the 10 MB that API Gateway passes on.
 */
export async function wholeAnswer(answer: ResponseMessage<MessageBody>): Promise<ResponseMessage> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of toParts(answer.body)) {
    parts.push(part);
    length += part.length;
    // The words are from public captures of execution logs; the length is that of what was read.
    if (length > longestBody) {
      const reason = `Integration response of reported length ${length} is larger than allowed maximum of ${longestBody} bytes.`;
      throw configurationFault(reason);
    }
  }
  return { ...answer, body: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) };
}

/** A body as parts, also when it is there at once. */
export async function* toParts(body: MessageBody): AsyncGenerator<Uint8Array, void, undefined> {
  if (body instanceof Uint8Array) yield body;
  else yield* body;
}
