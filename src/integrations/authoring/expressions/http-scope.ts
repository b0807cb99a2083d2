import type { PathParameterName } from "../../../core/route-key.ts";

/**
 * The values that mappings of an HTTP API can read, including the route's path parameters.
 *
 * Each is plain text, `${request.path.id}`, and may be part of a longer text.
 */
export interface HttpRequestScope<Key extends string> {
  readonly path: { readonly [Name in PathParameterName<Key>]: string };
  /** Returns the value of a header; several values are joined by commas. */
  readonly header: (name: string) => string;
  /** Returns the value of a query parameter; several values are joined by commas. */
  readonly query: (name: string) => string;
  /** Returns the whole body, or the value at a JSONPath; API Gateway reads the first 100 KB. */
  readonly body: (path?: string) => string;
  readonly context: (name: string) => string;
  readonly stageVariable: (name: string) => string;
}

/** Creates the scope for a route's function of an HTTP API. */
export function httpRequestScope<Key extends string>(
  names: readonly string[],
): HttpRequestScope<Key> {
  const path = Object.fromEntries(names.map((name) => [name, variable(`request.path.${name}`)]));
  return {
    // The names come from the same route string as the type.
    path: path as HttpRequestScope<Key>["path"],
    header: (name) => variable(`request.header.${name}`),
    query: (name) => variable(`request.querystring.${name}`),
    // Braces need a path; only the whole body has none.
    body: (at) =>
      at === undefined ? "$request.body" : variable(`request.body.${at.replace(/^\$\.?/, "")}`),
    context: (name) => variable(`context.${name}`),
    stageVariable: (name) => variable(`stageVariables.${name}`),
  };
}

function variable(name: string): string {
  return `\${${name}}`;
}
