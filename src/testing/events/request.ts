import type { PathParameterName } from "../../core/route-key.ts";

/** Values of a route's path parameters, encoded for you. Any names are allowed if the key is not a literal. */
export type PathValues<Key extends string> = string extends Key
  ? { readonly path?: Readonly<Record<string, string>> }
  : [PathParameterName<Key>] extends [never]
    ? { readonly path?: undefined }
    : { readonly path: Readonly<Record<PathParameterName<Key>, string>> };

/** The last parameters of a factory. The request is optional if the route has no parameters. */
export type RequestArguments<Key extends string, Settings> = [PathParameterName<Key>] extends [
  never,
]
  ? [request?: PathValues<Key> & Settings]
  : [request: PathValues<Key> & Settings];
