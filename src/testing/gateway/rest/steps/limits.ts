import { GatewayFault } from "../../../failures/fault.ts";
import { longestBody, longestHead } from "../../../request/quotas.ts";
import type { RestExecution } from "../execution.ts";

/**
 * Refuses a request that API Gateway does not take in at all.
 *
 * The text for the head is from a public capture; its status is not sourced.
 */
export function refuseTooLarge({ request, stage }: RestExecution): void {
  if (request.body.length > longestBody) throw new GatewayFault("REQUEST_TOO_LARGE");
  const line = `${request.method} ${stage.clientTarget ?? request.target} HTTP/1.1`;
  const head = request.headers.reduce((sum, [, value]) => sum + value.length, line.length);
  if (head <= longestHead) return;
  const message = `HTTP header is larger than ${longestHead} bytes.`;
  throw new GatewayFault("REQUEST_TOO_LARGE", { status: 431, message });
}
