import { requestSource } from "./grammar/rest-mapping.ts";

/** The members of an integration that read the method's request: a definition and a record share them. */
interface RequestReaders {
  readonly requestParameters?: Readonly<Record<string, string>> | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
}

/** Declared parameters of a method, to whether a request has to have them. */
type DeclaredParameters = Readonly<Record<string, boolean>>;

/**
 * The parameters that an integration's mappings and cache keys need on the method: API Gateway takes
 * a value only from a parameter that is declared. Those of the path are required, others are not.
 */
export function methodParametersFor(integration: RequestReaders): DeclaredParameters {
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
  declared: DeclaredParameters,
  needed: DeclaredParameters,
): DeclaredParameters | undefined {
  const beyond = Object.entries(declared).filter(([name, required]) => needed[name] !== required);
  return beyond.length > 0 ? Object.fromEntries(beyond) : undefined;
}
