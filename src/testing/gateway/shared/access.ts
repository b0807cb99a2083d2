import { GatewayFault } from "../../failures/gateway-fault.ts";
import type { BackendContext } from "./backend-context.ts";
import { fillMember } from "./stage-variables.ts";

/** Ends the request if API Gateway may not assume the integration's role. */
export function refuseRole(
  { backends, stage }: Pick<BackendContext, "backends" | "stage">,
  credentials: string,
): void {
  // The caller's own credentials, `arn:aws:iam::*:user/*`, need no role.
  const roleArn = fillMember(credentials, stage.variables, "credentials");
  if (!/:role\//.test(roleArn) || (backends.access?.mayAssume(roleArn) ?? true)) return;
  throw new GatewayFault("role.not-assumable", { roleArn });
}

/**
 * Ends the request if the function's policy does not let API Gateway invoke it (public captures of
 * 2016 to 2025).
 *
 * @param source the source that the permission must allow: `API/STAGE/METHOD/PATH`
 */
export function refuseFunction(
  { backends }: Pick<BackendContext, "backends">,
  functionArn: string,
  source: string,
): void {
  if (backends.access?.mayInvoke(functionArn, source) ?? true) return;
  throw new GatewayFault("lambda.permission", { functionArn });
}
