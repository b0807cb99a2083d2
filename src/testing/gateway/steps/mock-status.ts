import { isGatewrightError } from "../../../errors.ts";
import { queryJsonPath } from "../../../integrations/mapping-templates/query-json-path.ts";
import { configurationFault } from "../fault.ts";

/** The status that a mock's request template asks for. API Gateway reads `{statusCode: 200}` too. */
export function readMockStatus(rendered: string): number {
  const status = Number(statusIn(rendered));
  if (Number.isInteger(status) && status >= 100 && status <= 599) return status;
  throw configurationFault(
    "Unable to parse statusCode. It should be an integer that is defined in the request template.",
  );
}

function statusIn(rendered: string): string | undefined {
  try {
    const result = queryJsonPath(rendered, "$.statusCode");
    return result.found ? result.printed : undefined;
  } catch (error) {
    if (isGatewrightError(error)) return undefined;
    throw error;
  }
}
