import { parameterNames, parseResourcePath } from "../../../core/route-key.ts";

/** Names of the variables of a path; none of one that cannot be a resource. */
export function pathVariables(path: string): readonly string[] {
  const segments = parseResourcePath(path);
  return typeof segments === "string" ? [] : parameterNames(segments);
}
