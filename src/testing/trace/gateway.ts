import type { ExecutionLog } from "../log/execution-log.ts";
import type { InvokeArguments } from "../request/invoke-request.ts";
import type { InvokeResponse } from "../request/response.ts";

/** An API that answers, whether here or on AWS: what a test suite runs against. */
export interface Gateway<Key extends string, Run extends Invocation = Invocation> {
  /**
   * Sends a request to a route. Path parameters are those of the route.
   *
   * @example
   * const { response } = await gateway.invoke("PUT /orders/{id}", { path: { id: "42" }, body: {} });
   */
  // `Called extends Key` would compare every call with every route: ten times the check time.
  invoke<const Called extends string>(
    key: Called extends Key ? Called : Key,
    ...request: InvokeArguments<Called>
  ): Promise<Run>;
}

/** One request and what came of it. */
export interface Invocation {
  readonly response: InvokeResponse;
  /** What API Gateway prints of the run. Absent where it is not at hand: at a deployed stage. */
  readonly log?: ExecutionLog;
}
