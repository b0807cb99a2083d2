import { isGatewrightError } from "../../core/errors.ts";
import { type Ports, portsOf } from "../request/ports.ts";
import type { RestClient } from "./resource-ids.ts";
import { type AnyRestTestRequest, testInvokeRest } from "./rest-method.ts";
import type { TestInvokeResult } from "./result.ts";

/** Options of `testInvokeAll`. */
export interface TestInvokeAllOptions extends Partial<Ports> {
  /**
   * Calls per second. The default is API Gateway's limit for an account's whole control plane,
   * which other tools share.
   *
   * Source: "Amazon API Gateway quotas", developer guide.
   *
   * @default 10
   */
  readonly rate?: number;
  /**
   * How many calls run at the same time.
   *
   * @default 10
   */
  readonly concurrency?: number;
  /**
   * How many times a throttled call is attempted before it fails.
   *
   * @default 6
   */
  readonly attempts?: number;
  /** Cancels the rest of the batch; earlier outcomes are returned. */
  readonly signal?: AbortSignal;
  /** Called after each request. */
  readonly onProgress?: (progress: BatchProgress) => void;
}

/** The progress of a batch after one request. */
export interface BatchProgress {
  /** How many requests have an outcome, this one included. */
  readonly done: number;
  /** How many requests the batch has. */
  readonly total: number;
  /** The index of this request. */
  readonly index: number;
  /** The outcome of this request. */
  readonly outcome: BatchOutcome;
}

/** The outcome of one request of a batch. */
export type BatchOutcome =
  | { readonly type: "answered"; readonly result: TestInvokeResult }
  | { readonly type: "failed"; readonly error: unknown }
  /** The signal cancelled the batch before this request. */
  | { readonly type: "skipped" };

/**
 * Runs many test-invokes, no faster than the limit of API Gateway's control plane. Throttled calls
 * are retried with exponential backoff and jitter. A failed call does not stop the others.
 *
 * @returns one outcome for each request, in the order of the requests
 * @example
 * const outcomes = await testInvokeAll(
 *   new APIGatewayClient(),
 *   ids.map((id) => ({ restApiId, route: "GET /orders/{id}", path: { id } })),
 *   { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) },
 * );
 */
export async function testInvokeAll(
  client: RestClient,
  requests: readonly AnyRestTestRequest[],
  options: TestInvokeAllOptions = {},
): Promise<readonly BatchOutcome[]> {
  const { rate = 10, concurrency = 10, attempts = 6, signal, onProgress } = options;
  const ports = portsOf(options);
  const pace = pacer(1000 / rate, ports, signal);
  const outcomes: BatchOutcome[] = requests.map(() => ({ type: "skipped" }));
  const waiting = requests.entries();
  let done = 0;

  async function work(): Promise<void> {
    // The workers share one iterator, so each gets the next request.
    for (const [index, request] of waiting) {
      if (signal?.aborted) return;
      const outcome = await run(request);
      outcomes[index] = outcome;
      if (outcome.type === "skipped") return;
      done += 1;
      onProgress?.({ done, total: requests.length, index, outcome });
    }
  }

  async function run(request: AnyRestTestRequest): Promise<BatchOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      await pace();
      if (signal?.aborted) return { type: "skipped" };
      try {
        const result = await testInvokeRest(client, { ...request, ...(signal && { signal }) });
        return { type: "answered", result };
      } catch (error) {
        if (signal?.aborted) return { type: "skipped" };
        const retryAfterMs = throttled(error);
        if (retryAfterMs === undefined || attempt >= attempts) return { type: "failed", error };
        // Full jitter, so that calls that were throttled together are not retried together.
        const longest = Math.min(maxWaitMs, firstWaitMs * 2 ** (attempt - 1));
        await sleep(Math.max(retryAfterMs, ports.random() * longest), ports, signal);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return outcomes;
}

const firstWaitMs = 500;
const maxWaitMs = 20_000;

/** Returns a function that waits for the caller's turn, one interval after the previous turn. */
function pacer(intervalMs: number, ports: Ports, signal?: AbortSignal): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return () => {
    const now = ports.clock();
    const turn = Math.max(now, next);
    next = turn + intervalMs;
    return sleep(turn - now, ports, signal);
  };
}

/** Waits. Resolves early, without an error, when the signal is aborted. */
function sleep(delayMs: number, { timer }: Ports, signal?: AbortSignal): Promise<void> {
  if (delayMs <= 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const cancel = timer(delayMs, end);
    signal?.addEventListener("abort", end);
  });
}

/** Returns AWS's retry delay, or 0 without one; undefined if the call was not throttled. */
function throttled(error: unknown): number | undefined {
  const cause = isGatewrightError(error) ? error.cause : error;
  if (typeof cause !== "object" || cause === null) return undefined;
  const { $metadata, retryAfterSeconds }: SdkError = cause;
  if ($metadata?.httpStatusCode !== 429) return undefined;
  const seconds = Number(retryAfterSeconds ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

interface SdkError {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly retryAfterSeconds?: string;
}
