import { isGatewrightError } from "../../../errors.ts";
import { queryJsonPath } from "../../../integrations/mapping-templates/query-json-path.ts";
import { configurationFault } from "../fault.ts";
import { remember } from "../remember.ts";

/** The status that a mock's request template asks for. API Gateway reads `{statusCode: 200}` too. */
export function readMockStatus(rendered: string): number {
  const status = Number(rendered.length > longestKept ? statusIn(rendered) : keptStatus(rendered));
  if (Number.isInteger(status) && status >= 100 && status <= 599) return status;
  throw configurationFault(
    "Unable to parse statusCode. It should be an integer that is defined in the request template.",
  );
}

/** Characters. */
const longestKept = 1000;

/** Most mocks render the same text each time. */
const keptStatus = remember(100, statusIn);

function statusIn(rendered: string): string | undefined {
  try {
    const result = queryJsonPath(rendered, "$.statusCode");
    return result.found ? result.printed : undefined;
  } catch (error) {
    if (isGatewrightError(error)) return undefined;
    throw error;
  }
}
