import { unreachable } from "../../../core/errors.ts";
import { nearest } from "../../../core/nearest.ts";
import { type HttpApi, httpApiSchema } from "../../../integrations/model/api/http-api.ts";
import { type RestApi, restApiSchema } from "../../../integrations/model/api/rest-api.ts";
import {
  type WebSocketApi,
  webSocketApiSchema,
} from "../../../integrations/model/api/web-socket-api.ts";
import { validate } from "../../../integrations/model/validate.ts";
import { usageError } from "./command.ts";

export type Definition = RestApi | HttpApi | WebSocketApi;

/**
 * Returns the API that a module exports: the export `name`, or else the default export or the only
 * definition.
 *
 * @throws GatewrightError `cli.usage`: no definition is found, or several are; `api.invalid`: a
 * handwritten definition is invalid.
 */
export function definitionIn(exports: object, file: string, name?: string): Definition {
  const definitions = new Map(namedExports(exports).filter(([, value]) => isDefinition(value)));
  const names = [...definitions.keys()];
  const only = names.length === 1 ? names[0] : undefined;
  const wanted = name ?? (definitions.has("default") ? "default" : only);
  const found = wanted === undefined ? undefined : definitions.get(wanted);
  if (isDefinition(found)) return validated(found, `"${wanted}" of "${file}"`);
  if (name !== undefined) {
    const meant = nearest(name, names);
    throw usageError(
      `Failed to load "${file}": it exports no API definition "${name}"`,
      meant === undefined ? exportHint(names) : `Did you mean --export ${meant}?`,
    );
  }
  const count = names.length === 0 ? "no API definition" : `${names.length} API definitions`;
  throw usageError(`Failed to load "${file}": it exports ${count}`, exportHint(names));
}

/** For some CommonJS modules, Node returns exports only as members of `default`. */
function namedExports(exports: object): readonly (readonly [string, unknown])[] {
  const inner: unknown = Reflect.get(exports, "default");
  const isHolder = typeof inner === "object" && inner !== null && !isDefinition(inner);
  return [...Object.entries(exports), ...(isHolder ? Object.entries(inner) : [])];
}

function exportHint(names: readonly string[]): string {
  return names.length === 0
    ? "Export what restApi, httpApi or webSocketApi returns: export const orders = restApi({ … })."
    : `Choose one: --export ${names.join(" or --export ")}.`;
}

/** The member that marks a definition; the rest of it may be invalid. */
interface Candidate {
  readonly kind: Definition["kind"];
}

function isDefinition(value: unknown): value is Candidate {
  const kind: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "kind") : undefined;
  return kind === "rest-api" || kind === "http-api" || kind === "web-socket-api";
}

function validated(candidate: Candidate, what: string): Definition {
  const { kind } = candidate;
  switch (kind) {
    case "rest-api":
      return validate<RestApi>(restApiSchema, candidate, what, "api.invalid");
    case "http-api":
      return validate<HttpApi>(httpApiSchema, candidate, what, "api.invalid");
    case "web-socket-api":
      return validate<WebSocketApi>(webSocketApiSchema, candidate, what, "api.invalid");
    default:
      return unreachable(kind);
  }
}
