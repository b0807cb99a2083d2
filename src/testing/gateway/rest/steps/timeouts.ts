import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { isEdgeOptimised } from "../../shared/edge.ts";
import type { RestExecution } from "./execution.ts";

/** Milliseconds that an integration may take, 29 seconds unless it says otherwise. */
export function timeoutOf({ timeoutInMillis }: IntegrationRecord): number {
  return timeoutInMillis ?? integrationDefaults.timeoutInMillis;
}

/** Milliseconds between two parts of a streamed answer. Source: developer guide, response-transfer-mode. */
export function maxPauseMs({ api }: Pick<RestExecution, "api">): number {
  return isEdgeOptimised(api.restApi) ? 30_000 : 300_000;
}
