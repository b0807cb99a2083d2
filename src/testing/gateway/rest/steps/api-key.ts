import { headerValue } from "../../../../core/message.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import type { RestExecution } from "./execution.ts";

/** The key that a client sends to a method that requires one, where the API reads it from the header. */
export function readApiKey(execution: RestExecution): ApiKey | undefined {
  const value = sentKey(execution);
  return value === undefined || !isRequired(execution) ? undefined : execution.findApiKey?.(value);
}

/** The key that the authorizer names, where the API takes keys from there. */
export function authorizerApiKey(
  execution: RestExecution,
  usageKey: string | undefined,
): ApiKey | undefined {
  if (usageKey === undefined || !isFromAuthorizer(execution) || !isRequired(execution)) {
    return undefined;
  }
  return execution.findApiKey?.(usageKey);
}

/**
 * Refuses a request without a key, with a disabled one, or with one that no usage plan of the stage
 * has (recorded).
 */
export function requireApiKey(
  execution: RestExecution,
  key: ApiKey | undefined,
  usageKey?: string,
): void {
  if (key || !isRequired(execution)) return;
  const given = isFromAuthorizer(execution) ? usageKey : sentKey(execution);
  throw new GatewayFault(given === undefined ? "api-key.missing" : "api-key.no-plan", {});
}

function sentKey(execution: RestExecution): string | undefined {
  return isFromAuthorizer(execution)
    ? undefined
    : headerValue(execution.request.headers, "x-api-key");
}

function isFromAuthorizer({ api }: RestExecution): boolean {
  return api.restApi.apiKeySource === "AUTHORIZER";
}

function isRequired({ method, findApiKey }: RestExecution): boolean {
  return method.apiKeyRequired === true && findApiKey !== undefined;
}
