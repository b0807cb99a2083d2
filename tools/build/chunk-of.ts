import { relative, resolve } from "node:path";
import type { ChunkingContext } from "rolldown";

const sources = resolve("src");

/**
 * The name of the shared file that a module stands in; null where the bundler decides: entry points,
 * and what is loaded only when it is needed.
 *
 * Few, because Node spends about a millisecond on each. A cut is where a program would load what it
 * does not need: modules that the same entry points load stand together.
 */
export function chunkOf(id: string, graph: ChunkingContext): string | null {
  if (!id.startsWith(sources)) return "zod";
  const isLoadedLater = (graph.getModuleInfo(id)?.dynamicImporters ?? []).length > 0;
  if (isEntryPoint(id) || isLoadedLater) return null;
  if (id.startsWith(resolve(sources, "core"))) return "core";
  const names = cut([...entryPointsOf(id, graph)].toSorted());
  return names.map((name) => name.replace(/.*\//, "")).join("-") || null;
}

/** Only these cut a file that others share: the entry points of functions, of templates, of most tests. */
function cut(names: readonly string[]): readonly string[] {
  if (names.includes("integrations/mapping-templates")) return ["mapping-templates"];
  const lambda = names.filter((name) => /^proxy-events(?:\/fetch)?$/.test(name));
  if (lambda.length > 0) return lambda;
  const main = names.filter((name) => name === "integrations" || name === "testing");
  return main.length > 0 ? main : names;
}

/** `testing/aws` for its `index.ts`: each has a file in `dist`. */
export function entryPointName(path: string): string {
  return relative(sources, resolve(path)).replaceAll("\\", "/").replace(/\.ts$/, "");
}

function isEntryPoint(id: string): boolean {
  return /[\\/](?:index|bin)\.ts$/.test(id);
}

const found = new Map<string, ReadonlySet<string>>();

/** The entry points that load a module at once. */
function entryPointsOf(id: string, graph: ChunkingContext): ReadonlySet<string> {
  const known = found.get(id);
  if (known) return known;
  const names = isEntryPoint(id)
    ? [entryPointName(id).replace(/\/index$/, "")]
    : (graph.getModuleInfo(id)?.importers ?? []).flatMap((importer) => [
        ...entryPointsOf(importer, graph),
      ]);
  const unique = new Set(names);
  found.set(id, unique);
  return unique;
}
