import { isGatewrightError } from "../../../../core/errors.ts";
import { memoizeByObject } from "../../../../core/memoize.ts";
import {
  matchBudget,
  matches,
} from "../../../../integrations/mapping-templates/java-regex/compile.ts";
import type {
  IntegrationRecord,
  IntegrationResponseRecord,
} from "../../../../integrations/model/record/rest-api-record.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";

type IntegrationResponses = NonNullable<IntegrationRecord["integrationResponses"]>;
const none: IntegrationResponses = {};

/**
 * Returns the integration response whose pattern matches the whole of `value`, or the default one. If
 * several match, returns the one whose status equals the matched status (measured for mocks by another
 * emulator's author), or the one with the lowest status, which fits the only recording.
 *
 * @param value undefined if there is nothing to match, for example because the function succeeded
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
  throw new GatewayFault("response.unmatched", { endpointStatus: String(endpointStatus) });
}

/** Sorts the responses once, because records never change. */
const byStatus = memoizeByObject(
  (responses: IntegrationResponses): readonly IntegrationResponseRecord[] =>
    Object.values(responses).toSorted(
      (left, right) => Number(left.statusCode) - Number(right.statusCode),
    ),
);

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
      const reason = error.message;
      throw new GatewayFault("response.pattern", { pattern: selectionPattern, reason });
    }
  };
}
