import { headerValue } from "../../../../core/message.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import type { RestExecution } from "./execution.ts";

/** Returns the key that a client sends, if the method requires one and the API reads it from the header. */
export function readApiKey(execution: RestExecution): ApiKey | undefined {
  const value = sentKey(execution);
  return value === undefined || !isRequired(execution) ? undefined : execution.findApiKey?.(value);
}

/** Returns the key that the authorizer returned, if the API reads keys from there. */
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
 * Rejects a request without a key, with a disabled one, or with one outside the stage's usage plans
 * (recorded).
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
