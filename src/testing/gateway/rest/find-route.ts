import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";

export interface MatchedRoute {
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
}

/** What no path and no method of an API leads to; requests that come here are refused. */
export const unmatchedRoute: MatchedRoute = {
  resource: { id: "", path: "", resourceMethods: {} },
  method: { httpMethod: "" },
};

/** Every method by its route key: `GET /orders/{id}`. */
export function routesByKey({
  resources,
}: Pick<RestApiRecord, "resources">): ReadonlyMap<string, MatchedRoute> {
  const routes = Object.values(resources).flatMap((resource) =>
    Object.values(resource.resourceMethods).map(
      (method) => [`${method.httpMethod} ${resource.path}`, { resource, method }] as const,
    ),
  );
  return new Map(routes);
}

/** Finds the method that a request is for. The cost follows the length of the path. */
export type FindRoute = (httpMethod: string, path: string) => MatchedRoute | undefined;

interface Node {
  readonly statics: Map<string, Node>;
  variable?: Node;
  greedy?: ResourceRecord;
  resource?: ResourceRecord;
}

/**
 * Static segments go before a variable, and a variable before a greedy one. A resource counts only
 * where it has the method or `ANY`: else the next candidate does, up to the parent's greedy child
 * (recorded).
 */
export function routeFinder(resources: readonly ResourceRecord[]): FindRoute {
  const root: Node = { statics: new Map() };
  for (const resource of resources) addResource(root, resource);
  return (httpMethod, path) => find(root, partsOf(path), 0, httpMethod);
}

function addResource(root: Node, resource: ResourceRecord): void {
  let node = root;
  for (const part of partsOf(resource.path)) {
    if (part.endsWith("+}")) {
      node.greedy = resource;
      return;
    }
    if (part.startsWith("{")) node = node.variable ??= { statics: new Map() };
    else {
      const child = node.statics.get(part) ?? { statics: new Map() };
      node.statics.set(part, child);
      node = child;
    }
  }
  node.resource = resource;
}

/** Slashes before the path and one after it do not count; those inside do (recorded). */
function partsOf(path: string): readonly string[] {
  const inner = path.replace(/^\/+/, "").replace(/\/$/, "");
  return inner === "" ? [] : inner.split("/");
}

function find(
  node: Node,
  parts: readonly string[],
  index: number,
  httpMethod: string,
): MatchedRoute | undefined {
  const part = parts[index];
  if (part === undefined) return matched(node.resource, httpMethod);
  const child = node.statics.get(part);
  const found = child && find(child, parts, index + 1, httpMethod);
  if (found) return found;
  const isSegment = part !== "" && node.variable;
  const through = isSegment ? find(isSegment, parts, index + 1, httpMethod) : undefined;
  return through ?? matched(node.greedy, httpMethod);
}

function matched(
  resource: ResourceRecord | undefined,
  httpMethod: string,
): MatchedRoute | undefined {
  const methods = resource?.resourceMethods ?? {};
  const name = [httpMethod, "ANY"].find((each) => Object.hasOwn(methods, each));
  const method = name === undefined ? undefined : methods[name];
  return resource && method && { resource, method };
}
