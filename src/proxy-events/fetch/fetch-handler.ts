import type { AlbResult } from "../events/alb.ts";
import type { RequestEvent } from "../events/event.ts";
import type { HttpResult } from "../events/http.ts";
import type { RestResult } from "../events/rest.ts";
import { fromResponse } from "./from-response.ts";
import { toRequest } from "./to-request.ts";

/** What the application receives besides the request: in hono, `c.env`. */
export interface LambdaBindings {
  readonly event: RequestEvent;
  /** Lambda's own context. */
  readonly context: unknown;
}

/**
 * Creates a Lambda handler for any application with a `fetch` function: hono, itty-router, h3, tRPC …
 *
 * One handler serves REST and HTTP APIs, function URLs and load balancers.
 *
 * @example
 * export const handler = fetchHandler(app.fetch);
 */
export function fetchHandler(
  fetch: (request: Request, bindings: LambdaBindings) => Response | Promise<Response>,
): (event: RequestEvent, context?: unknown) => Promise<RestResult | HttpResult | AlbResult> {
  return async (event, context) =>
    fromResponse(await fetch(toRequest(event), { event, context }), event);
}
