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
 * A mapping whose source is not there maps nothing. Several values make several parameters of a query,
 * and one header with commas: of headers another emulator's reading, of a query's values inferred.
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

/** What the request template wrote to `$context.requestOverride`: it wins over the mappings. */
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

/** The members of one of the override's maps. */
export function entriesOf(override: ContextData[string], part: string): readonly Header[] {
  if (typeof override !== "object" || override === null || !Object.hasOwn(override, part))
    return [];
  const map: unknown = Reflect.get(override, part);
  if (typeof map !== "object" || map === null) return [];
  return Object.entries(map).map(([name, value]): Header => [name, overrideText(value)]);
}
