import type { PathParameterName } from "../../core/route-key.ts";

/** Values of a route's path parameters, encoded for you; any names where the key is not known before. */
export type PathValues<Key extends string> = string extends Key
  ? { readonly path?: Readonly<Record<string, string>> }
  : [PathParameterName<Key>] extends [never]
    ? { readonly path?: undefined }
    : { readonly path: Readonly<Record<PathParameterName<Key>, string>> };

/** The last parameters of a factory: the request is optional where the route has no parameters. */
export type RequestArguments<Key extends string, Settings> = [PathParameterName<Key>] extends [
  never,
]
  ? [request?: PathValues<Key> & Settings]
  : [request: PathValues<Key> & Settings];
