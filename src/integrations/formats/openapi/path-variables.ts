import { parseResourcePath } from "../../../route-key.ts";

/** Names of the variables of a path; none of one that cannot be a resource. */
export function pathVariables(path: string): string[] {
  const segments = parseResourcePath(path);
  if (typeof segments === "string") return [];
  return segments.flatMap((segment) => (segment.type === "static" ? [] : [segment.name]));
}
