import type { IamPrincipal } from "./policy.ts";

/** A principal that may sign requests: an IAM user, or the session of an assumed role. */
export interface SigningPrincipal extends IamPrincipal {
  /** The access key that signs the requests. */
  readonly accessKeyId: string;
  /** The secret of the access key. */
  readonly secretAccessKey: string;
  /** The session token of temporary credentials. */
  readonly sessionToken?: string;
  /** When temporary credentials expire, in milliseconds since 1970. */
  readonly expiresAt?: number;
  /** `$context.identity.user` and `caller`. Defaults to the access key. */
  readonly userId?: string;
  /** Policy documents of the principal: what it may do. Defaults to none, which allows nothing. */
  readonly policies?: readonly object[];
}

/** Finds the principal of an access key. */
export type FindPrincipal = (accessKeyId: string) => SigningPrincipal | undefined;

export function principalFinder(principals: readonly SigningPrincipal[]): FindPrincipal {
  // Searched on every call, because principals may be added later.
  return (accessKeyId) => principals.find((principal) => principal.accessKeyId === accessKeyId);
}
