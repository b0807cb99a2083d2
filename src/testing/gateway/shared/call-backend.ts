import { concatBytes } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { longestBody } from "../../request/quotas.ts";
import type { BackendContext } from "./backend-context.ts";
import { toFault } from "./backend-fault.ts";
import { withInjectedFault } from "./inject-fault.ts";

type Calling = Pick<BackendContext, "injected" | "ports">;

type Call<Answer> = (signal: AbortSignal) => Promise<Answer>;

/**
 * Waits for a backend as long as the integration allows.
 *
 * @throws GatewayFault when no answer comes in time, or the backend fails.
 */
export async function callBackend<Answer>(
  context: Calling,
  timeoutMs: number,
  call: Call<Answer>,
): Promise<Answer> {
  const controller = new AbortController();
  const limit = { delayMs: timeoutMs, timeoutMs, controller };
  return within(context, limit, () =>
    withInjectedFault(context, timeoutMs, () => call(controller.signal)),
  );
}

interface Streamed {
  readonly body: AsyncIterable<Uint8Array>;
}

/** How long a streamed answer may take. */
export interface StreamLimits {
  /** Milliseconds for all of it. */
  readonly timeoutMs: number;
  /** Milliseconds between two parts. */
  readonly maxPauseMs: number;
}

/**
 * Waits for the start of an answer, and watches over the rest of it: the time of the integration is
 * for all of it, and there is a limit for the time between two parts.
 *
 * @throws GatewayFault as `callBackend`, also while the body is read
 */
export async function streamBackend<Answer extends Streamed>(
  context: Calling,
  { timeoutMs, maxPauseMs }: StreamLimits,
  call: Call<Answer>,
): Promise<Answer> {
  const { clock } = context.ports;
  const controller = new AbortController();
  const endsAt = clock() + timeoutMs;
  const answer = await within(context, { delayMs: timeoutMs, timeoutMs, controller }, () =>
    withInjectedFault(context, timeoutMs, () => call(controller.signal)),
  );
  const leftMs = () => Math.min(maxPauseMs, endsAt - clock());
  return { ...answer, body: watch(context, answer.body, { leftMs, timeoutMs, controller }) };
}

interface Limit {
  /** From now. */
  readonly delayMs: number;
  /** What the integration allows in all. */
  readonly timeoutMs: number;
  readonly controller: AbortController;
}

async function within<Answer>(
  { ports: { timer } }: Calling,
  { delayMs, timeoutMs, controller }: Limit,
  run: () => Promise<Answer>,
): Promise<Answer> {
  let cancel = () => {};
  const late = new Promise<never>((_resolve, reject) => {
    cancel = timer(delayMs, () => {
      reject(new GatewayFault("endpoint.timeout", { timeoutMs }));
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
  context: Calling,
  body: AsyncIterable<Uint8Array>,
  { leftMs, timeoutMs, controller }: Omit<Limit, "delayMs"> & { readonly leftMs: () => number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const limit = { delayMs: leftMs(), timeoutMs, controller };
      const part = await within(context, limit, () => parts.next());
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
    // The length is that of what was read.
    if (length > longestBody) {
      const maxBytes = String(longestBody);
      throw new GatewayFault("response.too-large", { length: String(length), maxBytes });
    }
  }
  return { ...answer, body: parts.length === 1 && parts[0] ? parts[0] : concatBytes(parts) };
}

/** A body as parts, also when it is there at once. */
export async function* toParts(body: MessageBody): AsyncGenerator<Uint8Array, void, undefined> {
  if (isBytes(body)) yield body;
  else yield* body;
}
