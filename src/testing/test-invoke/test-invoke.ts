import {
  type APIGatewayClient,
  GetResourcesCommand,
  TestInvokeMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { GatewrightError } from "../../errors.ts";
import type { Header } from "../../message.ts";
import { nearest } from "../../nearest.ts";
import type { RouteKey } from "../../route-key.ts";
import { type InvokeRequest, toRequestMessage } from "../gateway/invoke-request.ts";
import { groupValues } from "../response.ts";
import type { ExecutionLog } from "../trace/execution-log.ts";
import { parseLog } from "../trace/log-grammar.ts";

/** What `testInvoke` sends: the route's path parameters, and what a client may send besides. */
export type TestInvokeRequest<Key extends string> = {
  readonly restApiId: string;
  readonly route: Key;
  /** Values of stage variables for this call; no stage is involved. */
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
} & NoInfer<InvokeRequest<Key>>;

export interface TestInvokeResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  /**
   * The body, parsed.
   *
   * @throws SyntaxError when the body is no JSON.
   */
  json(): unknown;
  /** As API Gateway measured it. */
  readonly latencyMs: number;
  /** The execution log, line by line; `printLog` gives its text back. */
  readonly log: ExecutionLog;
}

/**
 * Runs a method of a REST API on the real gateway, as it is configured now: no deployment is
 * needed; the authorizer, API keys and throttling are left out.
 *
 * Source: API Gateway API reference, `TestInvokeMethod`.
 *
 * @example
 * const result = await testInvoke(new APIGatewayClient(), {
 *   restApiId,
 *   route: "PUT /orders/{id}",
 *   path: { id: "42" },
 *   body: { total: 12 },
 * });
 *
 * @throws GatewrightError `test-invoke.failed`: the API has no such resource, or AWS refused the
 * call; `route.invalid`: a path parameter is missing.
 */
export async function testInvoke<const Key extends RouteKey>(
  client: Pick<APIGatewayClient, "send">,
  request: TestInvokeRequest<Key>,
): Promise<TestInvokeResult> {
  const { restApiId, route, stageVariables, signal } = request;
  const message = toRequestMessage(route, request);
  const options = signal ? { abortSignal: signal } : {};
  try {
    const resourceId = await findResourceId(client, restApiId, route, options);
    const command = new TestInvokeMethodCommand({
      restApiId,
      resourceId,
      httpMethod: message.method,
      pathWithQueryString: message.target,
      body: new TextDecoder().decode(message.body),
      multiValueHeaders: headersToSend(message.headers),
      ...(stageVariables && { stageVariables: { ...stageVariables } }),
    });
    const output = await client.send(command, options);
    const { status = 0, headers = {}, multiValueHeaders = {}, body = "", latency = 0 } = output;
    return {
      status,
      headers,
      multiValueHeaders,
      body,
      json: () => JSON.parse(body) as unknown,
      latencyMs: latency,
      log: parseLog(output.log ?? ""),
    };
  } catch (error) {
    throw asTestInvokeError(error, route, restApiId);
  }
}

// Each name's values together, in the order in which they would be sent.
function headersToSend(headers: readonly Header[]): Record<string, string[]> {
  return groupValues(headers);
}

/** The id of the route's resource: TestInvokeMethod takes ids only. */
async function findResourceId(
  client: Pick<APIGatewayClient, "send">,
  restApiId: string,
  route: string,
  options: { abortSignal?: AbortSignal },
): Promise<string> {
  const path = route.slice(route.indexOf(" ") + 1);
  const paths: string[] = [];
  let position: string | undefined;
  do {
    const input = { restApiId, limit: 500, ...(position !== undefined && { position }) };
    const page = await client.send(new GetResourcesCommand(input), options);
    const found = page.items?.find((resource) => resource.path === path);
    if (found?.id !== undefined) return found.id;
    paths.push(...(page.items ?? []).flatMap((resource) => resource.path ?? []));
    position = page.position;
  } while (position !== undefined);
  const meant = nearest(path, paths);
  throw new GatewrightError(
    "test-invoke.failed",
    `Failed to test-invoke "${route}": the API ${restApiId} has no resource ${path}`,
    { hint: meant ? `Did you mean "${meant}"?` : `It has ${paths.join(", ")}.` },
  );
}

function asTestInvokeError(error: unknown, route: string, restApiId: string): unknown {
  if (error instanceof GatewrightError || !(error instanceof Error)) return error;
  if (error.name === "AbortError") return error;
  const message = `Failed to test-invoke "${route}" of the API ${restApiId}: ${error.name}: ${error.message}`;
  return new GatewrightError("test-invoke.failed", message, { cause: error });
}
