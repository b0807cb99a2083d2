import type { IntegrationRecord } from "../../../integrations/record/rest-api-record.ts";
import type { RestExecution } from "../execution.ts";
import { configurationFault } from "../fault.ts";

/** The words are from public captures; where in the log they stand is a guess. */
export function refuseRole({ backends }: RestExecution, { credentials }: IntegrationRecord): void {
  // The caller's own credentials, `arn:aws:iam::*:user/*`, need no role.
  const isRole = credentials !== undefined && /:role\//.test(credentials);
  if (!isRole || (backends.access?.mayAssume(credentials) ?? true)) return;
  throw configurationFault(
    `API Gateway does not have permission to assume the provided role ${credentials}`,
  );
}

/** Public captures of 2016 to 2025. A role's own policy decides where the integration has one. */
export function refuseFunction(
  { backends, apiId, stage, method, resource }: RestExecution,
  { credentials }: IntegrationRecord,
  functionArn: string,
): void {
  if (credentials) return;
  const source = `${apiId}/${stage.name}/${method.httpMethod}${resource.path}`;
  if (backends.access?.mayInvoke(functionArn, source) ?? true) return;
  throw configurationFault("Invalid permissions on Lambda function");
}
