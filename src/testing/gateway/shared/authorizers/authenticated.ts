import type { RestAuthorizer } from "../../../../proxy-events/events/authorizer-context.ts";
import type { RestIdentity } from "../../../../proxy-events/events/rest.ts";

/** What is known of a caller once a request is authenticated. */
export interface Authenticated {
  /** For events and `$context.authorizer`. */
  readonly authorizer?: NonNullable<RestAuthorizer>;
  /** For events and `$context.identity`. */
  readonly identity?: Partial<RestIdentity>;
  /** The API key of the caller, where the API takes keys from its authorizer. */
  readonly usageKey?: string;
  /** Whether the caller's own signature is left out of what the backend gets. */
  readonly hidesAuthorization?: boolean;
}
