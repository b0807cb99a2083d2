import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import type { Header } from "../../core/message.ts";
import type { RouteKey } from "../../core/route-key.ts";
import { encodeUtf8 } from "../../core/utf8.ts";
import type { ExecutionLog } from "../log/execution-log.ts";
import { toInvokeResponse } from "../request/response.ts";
import { type Routed, refuseUnknownRoute } from "../request/unknown-route.ts";
import type { Gateway, Invocation } from "../trace/gateway.ts";
import type { TestInvokeResult } from "./result.ts";
import { testInvoke } from "./test-invoke.ts";

/** A request that ran on AWS. */
export interface AwsInvocation extends Invocation {
  /** What API Gateway printed of it. */
  readonly log: ExecutionLog;
  /** What `testInvoke` returned: the latency, for one. */
  readonly result: TestInvokeResult;
}

export interface OnAwsOptions {
  readonly restApiId: string;
  /** Values of stage variables, for every call; no stage is involved. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  /** Ends the calls. */
  readonly signal?: AbortSignal;
}

/**
 * A REST API in an account, its methods run by `TestInvokeMethod` as they are configured now: no
 * deployment is needed; authorizers, API keys and throttling are left out.
 *
 * @example
 * const gateway = onAws(new APIGatewayClient(), orders, { restApiId });
 * const { response, log } = await gateway.invoke("GET /health");
 *
 * @throws GatewrightError on invoking, `route.invalid`: the API has no such route, or a path
 * parameter is missing; `test-invoke.failed`: AWS refused the call.
 */
export function onAws<Key extends string>(
  client: Pick<APIGatewayClient, "send">,
  api: Routed<Key>,
  options: OnAwsOptions,
): Gateway<Key, AwsInvocation> {
  return {
    async invoke(key, ...[request]) {
      refuseUnknownRoute(api, key);
      // The API has this route, so it is a key; `testInvoke` reads it again in any case.
      const result = await testInvoke(client, { ...options, ...request, route: key as RouteKey });
      return { response: responseOf(result), log: result.log, result };
    },
  };
}

function responseOf({ status, multiValueHeaders, body }: TestInvokeResult) {
  const headers = Object.entries(multiValueHeaders).flatMap(([name, values]) =>
    values.map((value): Header => [name, value]),
  );
  return toInvokeResponse({ status, headers, body: encodeUtf8(body) });
}
