import { isGatewrightError } from "../../../../core/errors.ts";
import {
  matchBudget,
  matches,
} from "../../../../integrations/mapping-templates/java-regex/compile.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../../../../integrations/model/record/rest-api-record.ts";
import { configurationFault } from "../../../failures/fault.ts";

type IntegrationResponses = NonNullable<IntegrationRecord["integrationResponses"]>;
const none: IntegrationResponses = {};

/**
 * The integration response whose pattern matches the whole of `value`, else the default one. Of
 * several that match, the one that stands for the very status that is matched (measured for mocks by
 * another emulator's author), else the one with the lowest: consistent with the one recording.
 *
 * @param value absent where there is nothing to match: a function that did not fail
 */
export function selectIntegrationResponse(
  { integrationResponses = none }: IntegrationRecord,
  value: string | undefined,
  endpointStatus: number,
): IntegrationResponseRecord {
  const responses = byStatus(integrationResponses);
  // One for all patterns: as many as an API has would each be let run to the end.
  const isMatch = matcherOf(value);
  const selected =
    responses.find((each) => each.statusCode === value && isMatch(each.selectionPattern)) ??
    responses.find(({ selectionPattern }) => isMatch(selectionPattern)) ??
    responses.find(({ selectionPattern }) => !selectionPattern);
  if (selected) return selected;
  throw configurationFault(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${endpointStatus}`,
  );
}

const sorted = new WeakMap<IntegrationResponses, readonly IntegrationResponseRecord[]>();

/** Records are never changed, so they are sorted once. */
function byStatus(responses: IntegrationResponses): readonly IntegrationResponseRecord[] {
  const known = sorted.get(responses);
  if (known) return known;
  const made = Object.values(responses).toSorted(
    (left, right) => Number(left.statusCode) - Number(right.statusCode),
  );
  sorted.set(responses, made);
  return made;
}

function matcherOf(value: string | undefined): (selectionPattern: string | undefined) => boolean {
  const budget = matchBudget();
  return (selectionPattern) => {
    if (!selectionPattern) return false;
    // `.*` takes the place of a default response: it matches no value as well (documented).
    if (value === undefined) return selectionPattern === ".*";
    try {
      return matches(selectionPattern, value, budget);
    } catch (error) {
      if (!isGatewrightError(error)) throw error;
      // PutIntegrationResponse does not look at the pattern; what the request does is unsourced.
      throw configurationFault("Invalid selection pattern", { detail: error.message });
    }
  };
}
