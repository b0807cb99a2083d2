import type { Graph } from "./graph.ts";

/** Entry points and the command line's program: `dist` has a file for each, of the same name. */
export function isEntryPoint(path: string): boolean {
  return /\/(?:index|bin)\.ts$/.test(path);
}

/** Modules that are loaded when they are needed: each is published as a file of its own. */
function laterModules(graph: Graph): ReadonlySet<string> {
  return new Set([...graph.values()].flatMap(({ later }) => later));
}

/** `testing/aws` for its `index.ts`. */
function entryPointName(path: string): string {
  return path.replace(/^src\//, "").replace(/(?:\/index)?\.ts$/, "");
}

/**
 * The file of `dist` that each module stands in, without its ending: few, because Node spends about a
 * millisecond on each. A cut is where a program would load what it does not need: modules that the
 * same entry points load stand together. What nothing loads is for tests only.
 */
export function chunksOf(graph: Graph): ReadonlyMap<string, string> {
  const later = laterModules(graph);
  const laterInTests = new Set<string>();
  const byEntryPoint = loadedBy(graph, [...graph.keys()].filter(isEntryPoint));
  const byLater = loadedBy(graph, later);
  for (const [path, module] of graph) {
    const isInTests = byEntryPoint.get(path)?.includes("src/testing/index.ts");
    if (isInTests) for (const each of module.later) laterInTests.add(each);
  }
  const chunks = new Map<string, string>();
  for (const path of graph.keys()) {
    const entryPoints = (byEntryPoint.get(path) ?? []).map(entryPointName);
    const roots = byLater.get(path) ?? [];
    if (isEntryPoint(path)) chunks.set(path, path.replace(/^src\/|\.ts$/g, ""));
    else if (later.has(path)) chunks.set(path, chunkName("later", path));
    else if (entryPoints.length > 0) {
      // The gateway would load all that the other entry point needs.
      const isLater =
        !entryPoints.includes("testing") && roots.some((root) => laterInTests.has(root));
      chunks.set(path, chunkName(...cut(path, entryPoints), ...(isLater ? ["later"] : [])));
    } else if (roots.length > 0) chunks.set(path, chunkName("later", ...roots));
  }
  return chunks;
}

function chunkName(...paths: readonly string[]): string {
  const names = paths.map((path) => path.replace(/^.*\/|\.ts$/g, ""));
  return `chunks/${[...new Set(names)].join("-")}`;
}

/** Those of a module's entry points that make a file of their own of what they share. */
function cut(path: string, names: readonly string[]): readonly string[] {
  const engine = names.filter((name) => name === "integrations/mapping-templates");
  const lambda = names.filter((name) => /^proxy-events(?:\/fetch)?$/.test(name));
  if (path.startsWith("src/core/") && engine.length + lambda.length > 0) return ["core"];
  if (engine.length > 0) return engine;
  if (lambda.length > 0) {
    const isTesting = names.includes("testing") && lambda.join() === "proxy-events";
    return isTesting ? ["proxy-events", "testing"] : lambda;
  }
  const main = names.filter((name) => name === "integrations" || name === "testing");
  if (main.length === 0) return names;
  if (names.includes("integrations")) return main;
  // All others in `testing` load the gateway anyway, but for the command line.
  return names.filter((name) => !/^testing\/(?!cli\/)/.test(name));
}

/** Which of the `roots` load each module at once, in their order. */
function loadedBy(graph: Graph, roots: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const root of roots) {
    const loaded = new Set([root]);
    for (const path of loaded) {
      found.set(path, [...(found.get(path) ?? []), root]);
      for (const each of graph.get(path)?.imports ?? []) loaded.add(each);
    }
  }
  return found;
}
