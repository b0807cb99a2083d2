import type { Header } from "../../../../core/message.ts";
import {
  type ContextData,
  overrideText,
} from "../../../../integrations/mapping-templates/scope/context.ts";
import {
  requestSource,
  requestTarget,
} from "../../../../integrations/model/grammar/rest-mapping.ts";
import type { MappedParameters } from "../../shared/endpoint-url.ts";
import { replaceHeaders } from "../../shared/header-tables.ts";
import { requestValues } from "../../shared/source-value.ts";
import type { IntegrationCall } from "./execution.ts";

/**
 * Evaluates the mappings. A mapping whose source is missing has no effect. Several values become
 * several query parameters (inferred), and one header with commas (source: another emulator).
 */
export function mapRequestParameters({
  integration: { requestParameters = {} },
  methodRequest,
  scope,
}: IntegrationCall): MappedParameters {
  const path = new Map<string, string>();
  const query: Header[] = [];
  const headers: Header[] = [];
  for (const [target, source] of Object.entries(requestParameters)) {
    const parameter = requestTarget.read(target);
    const from = requestSource.read(source);
    if (!parameter || !from) continue;
    const values = requestValues(from, methodRequest, scope);
    const [last] = values.slice(-1);
    if (last === undefined) continue;
    const { location, name } = parameter;
    if (location === "path") path.set(name, last);
    else if (location.endsWith("querystring")) {
      for (const value of values) query.push([name, value]);
    } else headers.push([name, values.join(",")]);
  }
  return { path, query, headers };
}

/** Applies `$context.requestOverride` of the request template, which wins over the mappings. */
export function overrideParameters(
  mapped: MappedParameters,
  { requestOverride }: ContextData,
): MappedParameters {
  const path = new Map([...mapped.path, ...entriesOf(requestOverride, "path")]);
  const query = entriesOf(requestOverride, "querystring");
  const replaced = new Set(query.map(([name]) => name));
  return {
    path,
    query: [...mapped.query.filter(([name]) => !replaced.has(name)), ...query],
    headers: replaceHeaders(mapped.headers, entriesOf(requestOverride, "header")),
  };
}

/** Returns the members of one of the override's maps. */
export function entriesOf(override: ContextData[string], part: string): readonly Header[] {
  if (typeof override !== "object" || override === null || !Object.hasOwn(override, part))
    return [];
  const map: unknown = Reflect.get(override, part);
  if (typeof map !== "object" || map === null) return [];
  return Object.entries(map).map(([name, value]): Header => [name, overrideText(value)]);
}
