import type { RestEvent, RestRequestContext } from "./rest.ts";

/** What authorizers leave in an HTTP API event of payload 1.0; both `null` without a JWT. */
export interface HttpV1Authorizer {
  readonly claims?: Readonly<Record<string, string | undefined>> | null;
  readonly scopes?: string[] | null;
  readonly principalId?: string;
  readonly [contextValue: string]: unknown;
}

/**
 * The event of an HTTP API with payload format 1.0: that of a REST API with `version`, except that
 * path parameters and `requestContext.path` come decoded, and a named stage is part of `path`.
 */
export interface HttpV1Event<
  Authorizer = HttpV1Authorizer | null | undefined,
  PathNames extends string = string,
  StageNames extends string = string,
> extends Omit<RestEvent<Authorizer, PathNames, StageNames>, "version" | "requestContext"> {
  readonly version: "1.0";
  /** `resourceId` is the route key: `POST /orders/{id}`; `extendedRequestId` the request id. */
  readonly requestContext: RestRequestContext<Authorizer>;
}
