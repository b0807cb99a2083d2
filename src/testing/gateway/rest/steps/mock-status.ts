import { isGatewrightError } from "../../../../core/errors.ts";
import { memoize } from "../../../../core/memoize.ts";
import { queryJsonPath } from "../../../../integrations/mapping-templates/query-json-path.ts";
import { type FaultDetails } from "../../../failures/failure.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";

/**
 * The status that a mock's request template asks for. API Gateway reads `{statusCode: 200}` too, and
 * accepts any integer: it only selects a response (tried on AWS by another emulator's authors).
 */
export function readMockStatus(
  rendered: string,
  detailsOf: () => FaultDetails["mock.status"],
): number {
  const text = rendered.length > maxKeptLength ? statusIn(rendered) : keptStatus(rendered);
  if (text !== undefined && /^-?\d+$/.test(text)) return Number(text);
  throw new GatewayFault("mock.status", detailsOf());
}

/** Characters. */
const maxKeptLength = 1000;

/** Most mocks render the same text each time. */
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
