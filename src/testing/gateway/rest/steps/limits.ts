import { GatewayFault } from "../../../failures/gateway-fault.ts";
import { longestBody, longestHead } from "../../../request/quotas.ts";
import type { RestExecution } from "./execution.ts";

/** Refuses a request that is larger than API Gateway accepts. */
export function refuseTooLarge({ request, stage }: RestExecution): void {
  if (request.body.length > longestBody) {
    throw new GatewayFault("request.too-large", { part: "body", maxBytes: longestBody });
  }
  const line = `${request.method} ${stage.clientTarget ?? request.target} HTTP/1.1`;
  const head = request.headers.reduce((sum, [, value]) => sum + value.length, line.length);
  if (head <= longestHead) return;
  throw new GatewayFault("request.too-large", { part: "headers", maxBytes: longestHead });
}
