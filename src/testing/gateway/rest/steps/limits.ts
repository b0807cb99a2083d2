import { hasStrayPercent } from "../../../../core/stray-percent.ts";
import { integrationDefaults } from "../../../../integrations/model/record/defaults.ts";
import type { IntegrationRecord } from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { maxBodyBytes, maxHeadBytes } from "../../../request/quotas.ts";
import { isEdgeOptimised } from "../../shared/edge.ts";
import type { RestExecution } from "./execution.ts";

/** Rejects a request that is larger than API Gateway accepts. */
export function refuseTooLarge({ request, stage }: RestExecution): void {
  if (request.body.length > maxBodyBytes) {
    throw new GatewayFault("request.too-large", { part: "body", maxBytes: maxBodyBytes });
  }
  const line = `${request.method} ${stage.clientTarget ?? request.target} HTTP/1.1`;
  const head = request.headers.reduce((sum, [, value]) => sum + value.length, line.length);
  if (head <= maxHeadBytes) return;
  throw new GatewayFault("request.too-large", { part: "headers", maxBytes: maxHeadBytes });
}

/** Refuses a URL in which a percent sign starts no escape. A test-invoke is not known to. */
export function refuseStrayPercent({ stage: { clientTarget = "" } }: RestExecution): void {
  if (hasStrayPercent(clientTarget)) {
    throw new GatewayFault("request.encoding", { target: clientTarget });
  }
}

/** Milliseconds that an integration may take, 29 seconds unless it says otherwise. */
export function timeoutOf({ timeoutInMillis }: IntegrationRecord): number {
  return timeoutInMillis ?? integrationDefaults.timeoutInMillis;
}

/** The maximum time between two parts of a streamed response, in milliseconds. Source: developer guide, response-transfer-mode. */
export function maxPauseMs({ api }: Pick<RestExecution, "api">): number {
  return isEdgeOptimised(api.restApi) ? 30_000 : 300_000;
}
