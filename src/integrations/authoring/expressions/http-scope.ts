import type { PathParameterName } from "../../../core/route-key.ts";

/**
 * What the mappings of an HTTP API can take, with the path parameters of the route.
 *
 * Each is plain text, `${request.path.id}`, and may stand inside a longer one.
 */
export interface HttpRequestScope<Key extends string> {
  readonly path: { readonly [Name in PathParameterName<Key>]: string };
  /** Value of a header; several are joined by commas. */
  readonly header: (name: string) => string;
  /** Value of a query parameter; several are joined by commas. */
  readonly query: (name: string) => string;
  /** The whole body, or the value at a JSONPath of it; of the first 100 KB. */
  readonly body: (path?: string) => string;
  readonly context: (name: string) => string;
  readonly stageVariable: (name: string) => string;
}

/** The scope that the function of an HTTP API's route gets. */
export function httpRequestScope<Key extends string>(
  names: readonly string[],
): HttpRequestScope<Key> {
  const path = Object.fromEntries(names.map((name) => [name, variable(`request.path.${name}`)]));
  return {
    // The names were read off the same route string that the type reads them off.
    path: path as HttpRequestScope<Key>["path"],
    header: (name) => variable(`request.header.${name}`),
    query: (name) => variable(`request.querystring.${name}`),
    // Braces need a path; the whole body is the one variable without.
    body: (at) =>
      at === undefined ? "$request.body" : variable(`request.body.${at.replace(/^\$\.?/, "")}`),
    context: (name) => variable(`context.${name}`),
    stageVariable: (name) => variable(`stageVariables.${name}`),
  };
}

function variable(name: string): string {
  return `\${${name}}`;
}
