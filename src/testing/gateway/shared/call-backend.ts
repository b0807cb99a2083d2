import { concatBytes } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { GatewayFault } from "../../failures/gateway-fault.ts";
import { maxBodyBytes } from "../../request/quotas.ts";
import type { BackendContext } from "./backend-context.ts";
import { toFault } from "./backend-fault.ts";
import { withInjectedFault } from "./inject-fault.ts";

type Calling = Pick<BackendContext, "injected" | "ports">;

type Call<Answer> = (signal: AbortSignal) => Promise<Answer>;

/**
 * Calls a backend and waits at most for the integration's timeout.
 *
 * @throws GatewayFault if the backend fails or does not respond in time.
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

/** The time limits of a streamed response. */
export interface StreamLimits {
  /** Milliseconds for the whole response. */
  readonly timeoutMs: number;
  /** Milliseconds between two parts. */
  readonly maxPauseMs: number;
}

/**
 * Waits for the start of a response and supervises the rest: the integration's timeout covers the whole
 * response, and the time between two parts has its own limit.
 *
 * @throws GatewayFault as `callBackend` does, also while the body is read
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
  /** The whole timeout of the integration. */
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
    // After the timeout, nothing that arrives has an effect, not even a failure.
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
    // Not awaited, because a late body would not settle this either.
    parts.return?.().catch(() => {});
  }
}

/**
 * Reads the whole response of a backend.
 *
 * @throws GatewayFault if it is larger than the 10 MB that API Gateway allows.
 */
export async function wholeAnswer(answer: ResponseMessage<MessageBody>): Promise<ResponseMessage> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of toParts(answer.body)) {
    parts.push(part);
    length += part.length;
    // The reported length is the number of bytes read so far.
    if (length > maxBodyBytes) {
      const maxBytes = String(maxBodyBytes);
      throw new GatewayFault("response.too-large", { length: String(length), maxBytes });
    }
  }
  return { ...answer, body: parts.length === 1 && parts[0] ? parts[0] : concatBytes(parts) };
}

/** Yields a body in parts, even if it is complete. */
export async function* toParts(body: MessageBody): AsyncGenerator<Uint8Array, void, undefined> {
  if (isBytes(body)) yield body;
  else yield* body;
}
