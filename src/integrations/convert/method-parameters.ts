import { requestSource } from "../model/grammar/rest-mapping.ts";
import type { ById, IntegrationRecord } from "../model/record/rest-api-record.ts";

/**
 * The parameters that an integration's mappings and cache keys need on the method: API Gateway takes
 * a value only from a parameter that is declared. Those of the path are required, others are not.
 */
export function methodParametersFor(integration: IntegrationRecord): ById<boolean> {
  const { requestParameters = {}, cacheKeyParameters = [] } = integration;
  const entries = [...Object.values(requestParameters), ...cacheKeyParameters].flatMap((text) => {
    const source = requestSource.read(text);
    if (source?.type !== "parameter") return [];
    const location = source.location.replace("multivalue", "");
    return [[`method.request.${location}.${source.name}`, location === "path"] as const];
  });
  return Object.fromEntries(entries);
}

/** The declarations that say more than what the integration needs anyway; undefined for none. */
export function beyondNeeded(
  declared: ById<boolean>,
  needed: ById<boolean>,
): ById<boolean> | undefined {
  const beyond = Object.entries(declared).filter(([name, required]) => needed[name] !== required);
  return beyond.length > 0 ? Object.fromEntries(beyond) : undefined;
}
