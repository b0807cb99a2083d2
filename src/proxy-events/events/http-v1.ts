import type { RestAuthorizer } from "./authorizer-context.ts";
import type { RestEvent, RestRequestContext } from "./rest.ts";

/**
 * The event of an HTTP API with payload format 1.0: that of a REST API with `version`, except that
 * path parameters and `requestContext.path` come decoded, and a named stage is part of `path`.
 */
export interface HttpV1Event<
  Authorizer = RestAuthorizer,
  PathNames extends string = string,
  StageNames extends string = string,
> extends Omit<RestEvent<Authorizer, PathNames, StageNames>, "version" | "requestContext"> {
  readonly version: "1.0";
  /** `resourceId` is the route key: `POST /orders/{id}`; `extendedRequestId` the request id. */
  readonly requestContext: RestRequestContext<Authorizer>;
}
