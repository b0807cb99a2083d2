import { isGatewrightError } from "../../../errors.ts";
import { compilePattern } from "../../../integrations/mapping-templates/java-regex/compile.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../../../integrations/record/rest-api-record.ts";
import { configurationFault } from "../fault.ts";

/**
 * The integration response whose pattern matches the whole of `value`, else the default one. Of
 * several that match, the one with the lowest status code: consistent with the one recording.
 */
export function selectIntegrationResponse(
  integration: IntegrationRecord,
  value: string,
): IntegrationResponseRecord {
  const responses = Object.values(integration.integrationResponses ?? {}).toSorted(
    (left, right) => Number(left.statusCode) - Number(right.statusCode),
  );
  const selected =
    responses.find((each) => each.selectionPattern && matches(each.selectionPattern, value)) ??
    responses.find(({ selectionPattern }) => !selectionPattern);
  if (selected) return selected;
  throw configurationFault(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${value}`,
  );
}

function matches(selectionPattern: string, value: string): boolean {
  try {
    return compilePattern(selectionPattern).matches(value);
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    // PutIntegrationResponse does not look at the pattern; what the request does is unsourced.
    throw configurationFault("Invalid selection pattern", { detail: error.message });
  }
}
