import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { configurationFault } from "../../../failures/fault.ts";
import { fillMember } from "../../shared/stage-variables.ts";
import type { RestExecution } from "../execution.ts";

/** What the log says where API Gateway may not call a function (public captures). */
export const functionRefusal = "Invalid permissions on Lambda function";

/** What the log says where it may not assume a role (public captures). */
export function roleRefusal(arn: string): string {
  return `API Gateway does not have permission to assume the provided role ${arn}`;
}

/** Where in the log the refusal stands is a guess. */
export function refuseRole(
  { backends, stage }: RestExecution,
  { credentials = "" }: IntegrationRecord,
): void {
  // The caller's own credentials, `arn:aws:iam::*:user/*`, need no role.
  const arn = fillMember(credentials, stage.variables, "credentials");
  if (!/:role\//.test(arn) || (backends.access?.mayAssume(arn) ?? true)) return;
  throw configurationFault(roleRefusal(arn));
}

/**
 * Public captures of 2016 to 2025. A role's own policy decides where the integration has one. The
 * source names the verb of the request, also where the method is `ANY`: a permission that is given to
 * `ANY` lets nobody in (aws/serverless-application-model#296).
 */
export function refuseFunction(
  { backends, apiId, stage, request, resource }: RestExecution,
  { credentials }: IntegrationRecord,
  functionArn: string,
): void {
  if (credentials) return;
  const source = `${apiId}/${stage.name}/${request.method}${resource.path}`;
  if (backends.access?.mayInvoke(functionArn, source) ?? true) return;
  throw configurationFault(functionRefusal);
}
