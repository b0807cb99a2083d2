import { headerValue } from "../../../../core/message.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { ApiKey } from "../../shared/api-key.ts";
import type { RestExecution } from "./execution.ts";

/** The key of a client that may call a method that requires one. */
export function readApiKey(execution: RestExecution): ApiKey | undefined {
  const { request, findApiKey } = execution;
  const value = headerValue(request.headers, "x-api-key");
  if (value === undefined || !isRequired(execution)) return undefined;
  return findApiKey?.(value);
}

/** Without a key, with a disabled one, or with one that no usage plan of the stage has (recorded). */
export function requireApiKey(execution: RestExecution, key: ApiKey | undefined): void {
  if (key || !isRequired(execution)) return;
  const hasSent = headerValue(execution.request.headers, "x-api-key") !== undefined;
  throw new GatewayFault(hasSent ? "api-key.no-plan" : "api-key.missing", {});
}

function isRequired({ method, api, findApiKey }: RestExecution): boolean {
  // Where the authorizer gives the key, it is run without one or not at all: see `unsupported.ts`.
  const isClients = api.restApi.apiKeySource !== "AUTHORIZER";
  return method.apiKeyRequired === true && isClients && findApiKey !== undefined;
}
