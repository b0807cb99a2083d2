import { isGatewrightError } from "../../core/errors.ts";
import { type Ports, portsOf } from "../request/ports.ts";
import type { RestClient } from "./resource-ids.ts";
import { type AnyRestTestRequest, testInvokeRest } from "./rest-method.ts";
import type { TestInvokeResult } from "./result.ts";

export interface TestInvokeAllOptions extends Partial<Ports> {
  /**
   * Calls a second. Absent: 10, which is what API Gateway gives an account for all of its control
   * plane; other tools share it.
   *
   * Source: "Amazon API Gateway quotas", developer guide.
   */
  readonly rate?: number;
  /** Calls at the same time. Absent: 10. */
  readonly concurrency?: number;
  /** How often a call is made before a throttled one counts as failed. Absent: 6. */
  readonly attempts?: number;
  /** Ends the batch: what has answered by then is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
}

export interface BatchProgress {
  /** How many have an outcome, this one included. */
  readonly done: number;
  readonly total: number;
  /** Of the request. */
  readonly index: number;
  readonly outcome: BatchOutcome;
}

/** What came of one request of a batch. */
export type BatchOutcome =
  | { readonly type: "answered"; readonly result: TestInvokeResult }
  | { readonly type: "failed"; readonly error: unknown }
  /** The signal ended the batch before it. */
  | { readonly type: "skipped" };

/**
 * Many test-invokes, no faster than API Gateway's control plane takes them. Throttled calls are made
 * again, later each time and not all at once; one that fails does not stop the others.
 *
 * @returns an outcome per request, in the order of the requests
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
    // The workers share one iterator: each takes what is next.
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
        // Full jitter: calls that were throttled together do not come back together.
        const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
        await sleep(Math.max(retryAfterMs, ports.random() * longest), ports, signal);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return outcomes;
}

const firstWaitMs = 500;
const longestWaitMs = 20_000;

/** Gives each caller its turn, one interval after the one before. */
function pacer(intervalMs: number, ports: Ports, signal?: AbortSignal): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return () => {
    const now = ports.clock();
    const turn = Math.max(now, next);
    next = turn + intervalMs;
    return sleep(turn - now, ports, signal);
  };
}

/** Ends early, and without an error, when the signal is aborted. */
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

/** How long AWS asks to wait, 0 where it does not say; undefined where the call was not throttled. */
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
