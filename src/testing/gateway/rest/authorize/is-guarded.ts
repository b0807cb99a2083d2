import type { RestInvocation } from "../steps/execution.ts";

/** AWS accepts the word in any case (recorded: `None`). */
export function authorizationTypeOf({ method }: Pick<RestInvocation, "method">): string {
  return (method.authorizationType ?? "NONE").toUpperCase();
}

/** Whether a request has to be authorized at all. */
export function isGuarded(invocation: Pick<RestInvocation, "method" | "api">): boolean {
  return authorizationTypeOf(invocation) !== "NONE" || Boolean(invocation.api.restApi.policy);
}
