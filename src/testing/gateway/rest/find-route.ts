import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../../../integrations/model/record/rest-api-record.ts";

/** A method of a resource. */
export interface RestRoute {
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
}

/** The route of a request, and its path parameters. */
export interface MatchedRoute extends RestRoute {
  /** Undecoded. */
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The placeholder route of a request that matches none. Such a request is rejected. */
export const unmatchedRoute: MatchedRoute = {
  resource: { id: "", path: "", resourceMethods: {} },
  method: { httpMethod: "" },
  pathParameters: {},
};

/** Returns every method by its route key: `GET /orders/{id}`. */
export function routesByKey({
  resources,
}: Pick<RestApiRecord, "resources">): ReadonlyMap<string, RestRoute> {
  const routes = Object.values(resources).flatMap((resource) =>
    Object.values(resource.resourceMethods).map(
      (method) => [`${method.httpMethod} ${resource.path}`, { resource, method }] as const,
    ),
  );
  return new Map(routes);
}

/** Finds the route of a request, in time proportional to the length of the path. */
export type FindRoute = (httpMethod: string, path: string) => MatchedRoute | undefined;

interface Node {
  readonly statics: Map<string, Node>;
  variable?: Node;
  greedy?: Leaf;
  leaf?: Leaf;
}

interface Leaf {
  readonly resource: ResourceRecord;
  readonly variables: readonly PathVariable[];
}

/** A path parameter of a resource, with the index of its segment. */
interface PathVariable {
  readonly name: string;
  readonly index: number;
  readonly isGreedy: boolean;
}

/**
 * Prefers static segments to a variable, and a variable to a greedy one. A resource without the method
 * or `ANY` is skipped for the next candidate, up to the parent's greedy child (recorded).
 */
export function routeFinder(resources: readonly ResourceRecord[]): FindRoute {
  const root: Node = { statics: new Map() };
  for (const resource of resources) addResource(root, resource);
  return (httpMethod, path) => {
    const parts = partsOf(path);
    return find(root, { parts, httpMethod }, 0);
  };
}

function addResource(root: Node, resource: ResourceRecord): void {
  let node = root;
  const variables: PathVariable[] = [];
  for (const [index, part] of partsOf(resource.path).entries()) {
    const isGreedy = part.endsWith("+}");
    if (part.startsWith("{")) {
      variables.push({ name: part.slice(1, isGreedy ? -2 : -1), index, isGreedy });
    }
    if (isGreedy) {
      node.greedy = { resource, variables };
      return;
    }
    if (part.startsWith("{")) node = node.variable ??= { statics: new Map() };
    else {
      const child = node.statics.get(part) ?? { statics: new Map() };
      node.statics.set(part, child);
      node = child;
    }
  }
  node.leaf = { resource, variables };
}

/** Ignores slashes before the path and one after it, but not those inside (recorded). */
function partsOf(path: string): readonly string[] {
  const inner = path.replace(/^\/+/, "").replace(/\/$/, "");
  return inner === "" ? [] : inner.split("/");
}

interface Wanted {
  readonly parts: readonly string[];
  readonly httpMethod: string;
}

function find(node: Node, wanted: Wanted, index: number): MatchedRoute | undefined {
  const part = wanted.parts[index];
  if (part === undefined) return matched(node.leaf, wanted);
  const child = node.statics.get(part);
  const found = child && find(child, wanted, index + 1);
  if (found) return found;
  const isSegment = part !== "" && node.variable;
  const through = isSegment ? find(isSegment, wanted, index + 1) : undefined;
  return through ?? matched(node.greedy, wanted);
}

function matched(leaf: Leaf | undefined, { parts, httpMethod }: Wanted): MatchedRoute | undefined {
  if (!leaf) return undefined;
  const { resource, variables } = leaf;
  const methods = resource.resourceMethods;
  const name = [httpMethod, "ANY"].find((each) => Object.hasOwn(methods, each));
  const method = name === undefined ? undefined : methods[name];
  return method && { resource, method, pathParameters: valuesOf(variables, parts) };
}

/** Keeps values percent-encoded, as they were sent (recorded). */
function valuesOf(
  variables: readonly PathVariable[],
  parts: readonly string[],
): Readonly<Record<string, string>> {
  if (variables.length === 0) return {};
  return Object.fromEntries(
    variables.map(({ name, index, isGreedy }) => [
      name,
      isGreedy ? parts.slice(index).join("/") : (parts[index] ?? ""),
    ]),
  );
}
