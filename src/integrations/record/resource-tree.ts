import { idOf } from "./id.ts";
import type { ById, MethodRecord, ResourceRecord } from "./rest-api-record.ts";

/**
 * The resources, by id, that the methods at the given paths need: those paths, the paths above them,
 * and the root. Parents come before their children.
 */
export function resourceTree(
  methodsByPath: ReadonlyMap<string, ById<MethodRecord>>,
  idOfPath: (path: string) => string = idOf,
): ById<ResourceRecord> {
  const byPath = new Map<string, ResourceRecord>();
  for (const path of ["/", ...methodsByPath.keys()]) {
    for (const each of [...ancestors(path), path]) {
      if (byPath.has(each)) continue;
      const parent = ancestors(each).at(-1);
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

/** The paths above `/orders/{id}`, the root first: `/`, `/orders`. */
function ancestors(path: string): string[] {
  if (path === "/") return [];
  const parts = path.slice(1).split("/").slice(0, -1);
  return ["/", ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`)];
}
