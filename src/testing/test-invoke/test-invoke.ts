import type { RouteKey } from "../../core/route-key.ts";
import type { InvokeRequest } from "../request/invoke-request.ts";
import type { TestRequest } from "../request/test-request.ts";
import type { RestClient } from "./resource-ids.ts";
import { type AnyRestTestRequest, type RestTestSettings, testInvokeRest } from "./rest-method.ts";
import type { TestInvokeResult } from "./result.ts";

/** A request to a route: its path parameters, and what a client may send besides. */
export type TestInvokeRequest<Key extends string, Output = unknown> = RestTestSettings<Output> & {
  readonly route: Key;
} & NoInfer<InvokeRequest<Key>>;

/** A request to a method by its resource, where no route is at hand. */
export interface ResourceTestRequest<Output = unknown>
  extends RestTestSettings<Output>,
    Omit<TestRequest, "method"> {
  /** Path of a resource, which starts with a slash, or its id. */
  readonly resource: string;
  /** `GET`. */
  readonly method: string;
  readonly path?: Readonly<Record<string, string>>;
}

/**
 * Runs a method of a REST API on the real gateway, as it is configured now: no deployment is
 * needed; the authorizer, API keys and throttling are left out.
 *
 * The ids of resources are looked up once per client and API. A failing run is a result, with its
 * `diagnosis`; where that depends on the integration, one `GetMethod` reads it.
 *
 * HTTP and WebSocket APIs have no such call: `simulateRoute` of `gatewright/testing` runs their routes.
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
 * result.diagnosis?.text; // "API Gateway has no permission to invoke arn:aws:lambda:…, or …"
 *
 * @throws GatewrightError `test-invoke.failed`: the API has no such resource, AWS refused the
 * call, or the request has what a test cannot send; `route.invalid`: a path parameter is missing.
 */
// The route of a REST API is last: where no signature fits, the compiler tells what it lacks.
export function testInvoke<Output = unknown>(
  client: RestClient,
  request: ResourceTestRequest<Output>,
): Promise<TestInvokeResult<Output>>;
export function testInvoke<const Key extends RouteKey, Output = unknown>(
  client: RestClient,
  request: TestInvokeRequest<Key, Output>,
): Promise<TestInvokeResult<Output>>;
export function testInvoke<Output>(
  client: RestClient,
  request: AnyRestTestRequest<Output>,
): Promise<TestInvokeResult<Output>> {
  return testInvokeRest(client, request);
}
