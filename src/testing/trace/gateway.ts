import type { ExecutionLog } from "../log/execution-log.ts";
import type { InvokeArguments } from "../request/invoke-request.ts";
import type { InvokeResponse } from "../request/response.ts";

/** An API that a test suite can call, emulated or on AWS. */
export interface Gateway<Key extends string, Run extends Invocation = Invocation> {
  /**
   * Sends a request to a route and returns the response. The route determines the path parameters.
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

/** One request and its result. */
export interface Invocation {
  readonly response: InvokeResponse;
  /** The execution log of the run. Missing for a deployed stage, which prints it to CloudWatch. */
  readonly log?: ExecutionLog;
}
