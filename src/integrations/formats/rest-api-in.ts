import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import type { Loaded, LoadedRestApi } from "./loaded-api.ts";

/**
 * Returns the REST API with that name in a loaded file; without a name, the only one.
 *
 * @throws GatewrightError `api.invalid`: no REST API has that name, or without a name, the file
 * does not have exactly one.
 *
 * @example
 * const { record } = restApiIn(await loadApi("template.yaml"));
 */
export function restApiIn({ apis }: Pick<Loaded, "apis">, name?: string): LoadedRestApi {
  const all = apis.filter((api): api is LoadedRestApi => api.apiKind === "rest-api");
  const found = name === undefined ? all : all.filter((api) => api.name === name);
  const [only] = found;
  if (only && found.length === 1) return only;
  const known = all.map((api) => api.name);
  const meant = name === undefined ? undefined : nearest(name, known);
  throw new GatewrightError(
    "api.invalid",
    name === undefined
      ? `Failed to find the REST API: the file has ${known.length === 0 ? "none" : `${known.length} of them`}`
      : `Failed to find the REST API "${name}": the file has no REST API with that name`,
    { hint: meant ? `Did you mean "${meant}"?` : availableApis(known, apis) },
  );
}

function availableApis(known: readonly string[], apis: Loaded["apis"]): string {
  if (known.length > 0) return `Pass the name of one: ${known.join(", ")}.`;
  if (apis.length === 0) return "The file has no other API either. Its findings may explain why.";
  const others = apis.map(({ apiKind, name }) => `${apiKind} ${name}`).join(", ");
  return `The file has ${others}, listed in loaded.apis. Call their functions with invoke and a request's event.`;
}
