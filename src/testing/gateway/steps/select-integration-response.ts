import { GatewrightError } from "../../../errors.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../../../integrations/record/rest-api-record.ts";
import { configurationFault } from "../fault.ts";

/** The integration response whose pattern matches the whole of `value`, else the default one. */
export function selectIntegrationResponse(
  integration: IntegrationRecord,
  value: string,
): IntegrationResponseRecord {
  const responses = Object.values(integration.integrationResponses ?? {});
  const selected =
    responses.find(
      ({ selectionPattern }) => selectionPattern && matches(selectionPattern, value),
    ) ?? responses.find(({ selectionPattern }) => !selectionPattern);
  if (selected) return selected;
  throw configurationFault(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${value}`,
  );
}

function matches(selectionPattern: string, value: string): boolean {
  if (/^\w+$/.test(selectionPattern)) return selectionPattern === value;
  throw new GatewrightError(
    "gateway.unsupported",
    `Failed to match the selection pattern "${selectionPattern}": patterns are not emulated yet`,
  );
}
