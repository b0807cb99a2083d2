import type { RestAuthorizer } from "../../../../proxy-events/events/authorizer-context.ts";
import type { RestIdentity } from "../../../../proxy-events/events/rest.ts";

/** An authenticated caller. */
export interface Authenticated {
  /** Goes into events and `$context.authorizer`. */
  readonly authorizer?: NonNullable<RestAuthorizer>;
  /** Goes into events and `$context.identity`. */
  readonly identity?: Partial<RestIdentity>;
  /** The caller's API key, if the API reads keys from its authorizer. */
  readonly usageKey?: string;
  /** Whether the caller's own signature is removed from the backend's request. */
  readonly hidesAuthorization?: boolean;
}
