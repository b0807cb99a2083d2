import { GatewrightError } from "../../core/errors.ts";
import type { RouteTestRequest, SimulatedResult } from "./run-route.ts";
import type { ApiGatewayV2Port } from "./v2-route.ts";

/**
 * Runs a route of an account's HTTP or WebSocket API partly in this process, because API Gateway
 * has no test call for these APIs.
 *
 * It reads the route and its integration from the account, creates the event, calls the
 * integration's backend and reads the response, each as API Gateway does. `simulated` in the result
 * lists what ran here and what did not run.
 *
 * @example
 * const result = await simulateRoute(v2Client, {
 *   apiId,
 *   route: "POST /orders/{id}",
 *   path: { id: "42" },
 *   lambda: lambdaClient,
 * });
 * result.simulated.notRun; // ["throttling, and the limits of size and time", …]
 *
 * @throws GatewrightError `test-invoke.failed`: the API has no such route, its integration cannot
 * be simulated, a client for it is missing, or AWS rejected a call.
 */
export async function simulateRoute<Output = unknown>(
  client: ApiGatewayV2Port,
  request: RouteTestRequest<Output>,
): Promise<SimulatedResult<Output>> {
  // Loaded on the first call, because few suites need it.
  const { runRoute } = await import("./run-route.ts");
  return runRoute(client, request).catch((error: unknown) => {
    throw asFailure(error, request);
  });
}

function asFailure(error: unknown, { route, apiId }: RouteTestRequest): unknown {
  if (!(error instanceof Error) || error.name === "AbortError") return error;
  if (error instanceof GatewrightError) return error;
  const message = `Failed to simulate "${route}" of the API ${apiId}: ${error.name}: ${error.message}`;
  return new GatewrightError("test-invoke.failed", message, { cause: error });
}
