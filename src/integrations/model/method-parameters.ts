import { requestSource } from "./grammar/rest-mapping.ts";

/** Members that read the method's request, common to definitions and records. */
interface RequestReaders {
  readonly requestParameters?: Readonly<Record<string, string>> | undefined;
  readonly cacheKeyParameters?: readonly string[] | undefined;
}

/** Declared parameters of a method, and whether they are required. */
type DeclaredParameters = Readonly<Record<string, boolean>>;

/**
 * Returns the method parameters that an integration's mappings and cache keys need: API Gateway
 * reads only declared parameters. Path parameters are required, others are optional.
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

/** Returns declarations beyond those that the integration needs, if any. */
export function beyondNeeded(
  declared: DeclaredParameters,
  needed: DeclaredParameters,
): DeclaredParameters | undefined {
  const beyond = Object.entries(declared).filter(([name, required]) => needed[name] !== required);
  return beyond.length > 0 ? Object.fromEntries(beyond) : undefined;
}
