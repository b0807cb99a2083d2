import { GatewrightError } from "../../core/errors.ts";
import type { Header, RequestMessage, ResponseMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { toInvokeMessage } from "../request/invoke-request.ts";
import { toInvokeResponse } from "../request/response.ts";
import { type Routed, refuseUnknownRoute } from "../request/unknown-route.ts";
import type { Gateway } from "../trace/gateway.ts";

/** Where the stage is, and how it is called. */
export interface OnStageOptions {
  /** Where the stage answers, its name included: `https://abc.execute-api.us-east-1.amazonaws.com/live`. */
  readonly url: string;
  /** Sends the request: one that signs it, for routes behind IAM. Absent: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** 1 to 900 000 milliseconds for the whole answer. Absent: 30 000, a little more than API Gateway takes. */
  readonly timeoutMs?: number;
}

/**
 * The deployed stage of an API, over HTTP: authorizers, keys and throttling included.
 *
 * The answer is all there is: a stage prints its execution log to CloudWatch. `fetch` writes the
 * names of headers in lower case, decompresses bodies, and refuses a GET with a body. Redirects are
 * answers like others.
 *
 * @example
 * const gateway = onStage(orders, { url: "https://abc.execute-api.us-east-1.amazonaws.com/live" });
 * const { response } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError `gateway.url`: the address is no URL; on invoking, `route.invalid`: the
 * API has no such route; `gateway.unreachable`: no answer came.
 */
export function onStage<Key extends string>(
  api: Routed<Key>,
  options: OnStageOptions,
): Gateway<Key> {
  const base = parseUrl(options.url);
  return {
    async invoke(key, ...[request]) {
      refuseUnknownRoute(api, key);
      return {
        response: toInvokeResponse(
          await send(toInvokeMessage(key, request).message, base, options),
        ),
      };
    },
  };
}

function parseUrl(url: string): string {
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isHttp && !/[?#]/.test(url)) return url.replace(/\/+$/, "");
  throw new GatewrightError(
    "gateway.url",
    `Failed to reach the stage "${redactText(url)}": this is no address of a stage`,
    {
      hint: "It looks like https://API.execute-api.REGION.amazonaws.com/STAGE, without a query.",
    },
  );
}

async function send(
  { method, target, headers, body }: RequestMessage,
  base: string,
  { fetch = globalThis.fetch, timeoutMs = 30_000 }: OnStageOptions,
): Promise<ResponseMessage> {
  const lines = headers.map(([name, value]): [string, string] => [name, value]);
  try {
    const response = await fetch(`${base}${target}`, {
      method,
      headers: lines,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    // Set-Cookie comes as a line each: it is the one header that cannot be joined.
    const answered: readonly Header[] = [...response.headers];
    return {
      status: response.status,
      headers: answered,
      body: new Uint8Array(await response.arrayBuffer()),
    };
  } catch (cause) {
    throw new GatewrightError(
      "gateway.unreachable",
      redactText(`Failed to invoke ${method} ${base}${target}: ${reasonOf(cause)}`),
      { cause },
    );
  }
}

/** `fetch failed` says nothing: why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
