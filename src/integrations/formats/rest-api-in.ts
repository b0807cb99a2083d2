import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import type { Loaded, LoadedRestApi } from "./loaded-api.ts";

/**
 * The REST API of that name in a loaded file; without a name, the only one.
 *
 * @throws GatewrightError `api.invalid`: there is none of that name, none at all, or more than one.
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
      ? `Failed to take the REST API: the file has ${known.length === 0 ? "none" : `${known.length} of them`}`
      : `Failed to take the REST API "${name}": the file has none of that name`,
    { hint: meant ? `Did you mean "${meant}"?` : whatThereIs(known, apis) },
  );
}

function whatThereIs(known: readonly string[], apis: Loaded["apis"]): string {
  if (known.length > 0) return `It has ${known.join(", ")}: name one.`;
  if (apis.length === 0) return "It has no other API either: its findings may say why.";
  const others = apis.map(({ apiKind, name }) => `${apiKind} ${name}`).join(", ");
  return `It has ${others}: loaded.apis lists them. Their functions are called by invoke, with the event of a request.`;
}
