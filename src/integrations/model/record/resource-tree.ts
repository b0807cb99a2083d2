import { idOf } from "./id.ts";
import type { ById, MethodRecord, ResourceRecord } from "./rest-api-record.ts";

/**
 * Returns the resources by id for the given paths: those paths, their parents, and the root.
 * Parents come before their children.
 */
export function resourceTree(
  methodsByPath: ReadonlyMap<string, ById<MethodRecord>>,
  idOfPath: (path: string) => string = idOf,
): ById<ResourceRecord> {
  const byPath = new Map<string, ResourceRecord>();
  for (const path of ["/", ...methodsByPath.keys()]) {
    const missing: string[] = [];
    for (let each: string | undefined = path; each && !byPath.has(each); each = parentOf(each)) {
      missing.push(each);
    }
    for (const each of missing.toReversed()) {
      const parent = parentOf(each);
      byPath.set(each, {
        id: idOfPath(each),
        ...(parent !== undefined && {
          parentId: idOfPath(parent),
          pathPart: each.slice(each.lastIndexOf("/") + 1),
        }),
        path: each,
        resourceMethods: methodsByPath.get(each) ?? {},
      });
    }
  }
  return Object.fromEntries([...byPath.values()].map((resource) => [resource.id, resource]));
}

/** Returns `/orders` for `/orders/{id}`; undefined for the root. */
function parentOf(path: string): string | undefined {
  return path === "/" ? undefined : path.slice(0, path.lastIndexOf("/")) || "/";
}
