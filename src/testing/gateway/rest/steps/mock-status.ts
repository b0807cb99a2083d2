import { isGatewrightError } from "../../../../core/errors.ts";
import { memoize } from "../../../../core/memoize.ts";
import { queryJsonPath } from "../../../../integrations/mapping-templates/query-json-path.ts";
import { type FaultDetails } from "../../../failures/failure.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";

/**
 * Reads the status that a mock's request template renders. API Gateway also reads `{statusCode: 200}`
 * and accepts any integer, which only selects a response (tested on AWS by another emulator's authors).
 */
export function readMockStatus(
  rendered: string,
  detailsOf: () => FaultDetails["mock.status"],
): number {
  const text = rendered.length > maxKeptLength ? statusIn(rendered) : keptStatus(rendered);
  if (text !== undefined && /^-?\d+$/.test(text)) return Number(text);
  throw new GatewayFault("mock.status", detailsOf());
}

/** In characters. */
const maxKeptLength = 1000;

/** Memoizes the status, because most mocks always render the same text. */
const keptStatus = memoize(100, statusIn);

function statusIn(rendered: string): string | undefined {
  try {
    const result = queryJsonPath(rendered, "$.statusCode");
    return result.found ? result.printed : undefined;
  } catch (error) {
    if (isGatewrightError(error)) return undefined;
    throw error;
  }
}
