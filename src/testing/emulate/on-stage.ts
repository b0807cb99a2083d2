import { GatewrightError } from "../../core/errors.ts";
import { isError } from "../../core/is-error.ts";
import type { Header, RequestMessage, ResponseMessage } from "../../core/message.ts";
import { redactText } from "../../core/secrets/redact-text.ts";
import { toInvokeMessage } from "../request/invoke-request.ts";
import { readRequest } from "../request/read-request.ts";
import { toInvokeResponse } from "../request/response.ts";
import { type Routed, refuseUnknownRoute } from "../request/unknown-route.ts";
import type { Gateway } from "../trace/gateway.ts";

/** Options of `onStage`: the stage's URL, and how to call it. */
export interface OnStageOptions {
  /** The stage's URL, including its name: `https://abc.execute-api.us-east-1.amazonaws.com/live`. */
  readonly url: string;
  /** Sends the request. For routes with IAM, pass one that signs it. Defaults to the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The timeout for the whole response, 1 to 900 000 milliseconds. Defaults to 30 000, slightly more than API Gateway's own. */
  readonly timeoutMs?: number;
}

/**
 * Calls the deployed stage of an API over HTTP, including its authorizers, API keys and throttling.
 *
 * Returns only the response, because a stage prints its execution log to CloudWatch. `fetch` lower-cases
 * header names, decompresses bodies, and rejects a GET with a body. Redirects are not followed.
 *
 * @example
 * const gateway = onStage(orders, { url: "https://abc.execute-api.us-east-1.amazonaws.com/live" });
 * const { response } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError `gateway.url`: the URL is invalid; on invoking, `route.invalid`: the API has
 * no such route; `gateway.unreachable`: the stage did not respond.
 */
export function onStage<Key extends string>(
  api: Routed<Key>,
  options: OnStageOptions,
): Gateway<Key> {
  const base = parseUrl(options.url);
  return {
    async invoke(key, ...[request]) {
      refuseUnknownRoute(api, key);
      const { message } = toInvokeMessage(key, await readRequest(request));
      return { response: toInvokeResponse(await send(message, base, options)) };
    },
  };
}

function parseUrl(url: string): string {
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isHttp && !/[?#]/.test(url)) return url.replace(/\/+$/, "");
  throw new GatewrightError(
    "gateway.url",
    `Failed to reach the stage "${redactText(url)}": it is not the URL of a stage`,
    {
      hint: "Use https://API.execute-api.REGION.amazonaws.com/STAGE, without a query.",
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
    // Set-Cookie is the only header whose lines cannot be joined.
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

/** Adds the cause, because `fetch failed` alone explains nothing. */
function reasonOf(error: unknown): string {
  if (!isError(error)) return String(error);
  return isError(error.cause) ? `${error.message}: ${error.cause.message}` : error.message;
}
