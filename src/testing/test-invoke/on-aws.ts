import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { textBytes } from "../../core/bytes.ts";
import type { Header } from "../../core/message.ts";
import type { RouteKey } from "../../core/route-key.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { toInvokeResponse } from "../request/response.ts";
import { type Routed, refuseUnknownRoute } from "../request/unknown-route.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import type { TestInvokeResult } from "./result.ts";
import { testInvoke } from "./test-invoke.ts";

/** A request that ran on AWS. */
export interface AwsInvocation extends Invocation {
  /** API Gateway's execution log. */
  readonly log: ExecutionLog;
  /** The result of `testInvoke`, such as the latency. */
  readonly result: TestInvokeResult;
}

/** Options of `onAws`. */
export interface OnAwsOptions {
  /** The id of the REST API. */
  readonly restApiId: string;
  /** Values of stage variables for every call; the calls use no stage. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Cancels the calls. */
  readonly signal?: AbortSignal;
}

/**
 * Creates a gateway that runs the methods of a REST API on AWS with `TestInvokeMethod`, as they are
 * currently configured: without a deployment, authorizers, API keys or throttling.
 *
 * @example
 * const gateway = onAws(new APIGatewayClient(), orders, { restApiId });
 * const { response, log } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError on invoking, `route.invalid`: the API has no such route, or a path
 * parameter is missing; `test-invoke.failed`: AWS rejected the call.
 */
export function onAws<Key extends string>(
  client: Pick<APIGatewayClient, "send">,
  api: Routed<Key>,
  options: OnAwsOptions,
): Gateway<Key, AwsInvocation> {
  return {
    async invoke(key, ...[request]) {
      refuseUnknownRoute(api, key);
      // The API has this route, so it is a key; `testInvoke` validates it again.
      const result = await testInvoke(client, { ...options, ...request, route: key as RouteKey });
      return { response: responseOf(result), log: result.log, result };
    },
  };
}

function responseOf({ status, multiValueHeaders, body }: TestInvokeResult) {
  const headers = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): Header => [name, value]),
  );
  return toInvokeResponse({ status, headers, body: textBytes(body) });
}
