import type { RouteKey } from "../../core/route-key.ts";
import type { InvokeRequest } from "../request/invoke-request.ts";
import type { TestRequest } from "../request/test-request.ts";
import type { RestClient } from "./resource-ids.ts";
import { type AnyRestTestRequest, type RestTestSettings, testInvokeRest } from "./rest-method.ts";
import type { TestInvokeResult } from "./result.ts";

/** A request to a route, with its path parameters and everything that a client may send. */
export type TestInvokeRequest<Key extends string, Output = unknown> = RestTestSettings<Output> & {
  /** The key of the route, such as `GET /orders/{id}`. */
  readonly route: Key;
} & NoInfer<InvokeRequest<Key>>;

/** A request to a method by its resource instead of its route. */
export interface ResourceTestRequest<Output = unknown>
  extends RestTestSettings<Output>,
    Omit<TestRequest, "method"> {
  /** The path of the resource, which starts with a slash, or its id. */
  readonly resource: string;
  /** The HTTP method, such as `GET`. */
  readonly method: string;
  /** Values of the path parameters. */
  readonly path?: Readonly<Record<string, string>>;
}

// The signature with a route is last, because the compiler reports errors for the last one.
/**
 * Runs a method of a REST API on AWS, by its resource instead of its route.
 *
 * @example
 * const result = await testInvoke(new APIGatewayClient(), {
 *   restApiId,
 *   resource: "/orders/{id}",
 *   method: "GET",
 *   path: { id: "42" },
 * });
 */
export function testInvoke<Output = unknown>(
  client: RestClient,
  request: ResourceTestRequest<Output>,
): Promise<TestInvokeResult<Output>>;
/**
 * Runs a method of a REST API on AWS as it is currently configured: without a deployment,
 * authorizer, API keys or throttling.
 *
 * The ids of resources are looked up once per client and API. A failed run returns a result with a
 * `diagnosis`; if that depends on the integration, one `GetMethod` reads it.
 *
 * HTTP and WebSocket APIs have no such call: `simulateRoute` of `gatewright/testing` runs their
 * routes.
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
 * @throws GatewrightError `test-invoke.failed`: the API has no such resource, AWS rejected the
 * call, or TestInvokeMethod cannot send the request; `route.invalid`: a path parameter is missing.
 */
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
