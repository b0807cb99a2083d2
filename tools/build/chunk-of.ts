import { basename, dirname, relative, resolve } from "node:path";
import type { Modules } from "./modules.ts";

const sources = resolve("src");

/**
 * Returns whether the module is an entry point or the command-line program, which `dist` keeps
 * under the same name.
 */
export function isEntry(path: string): boolean {
  return /[\\/](?:index|bin)\.ts$/.test(path);
}

/** Returns the file in `dist` without its extension: `testing/aws/index`. */
function entryName(path: string): string {
  return relative(sources, path).replaceAll("\\", "/").replace(/\.ts$/, "");
}

/** Returns the file of a module that is loaded on demand: `chunks/later-backends-sign`. */
export function laterName(path: string): string {
  return `chunks/later-${basename(dirname(path))}-${basename(path, ".ts")}`;
}

/**
 * Assigns each module to a file in `dist`, without extension. There are few files because Node
 * spends about a millisecond on each.
 *
 * A chunk is split if an entry point would load modules that it does not need. Only these entry
 * points cause splits: those for Lambda functions, the template engine, and the two that most tests
 * import. The others load whole chunks.
 */
export function chunksOf(modules: Modules): ReadonlyMap<string, string> {
  const entries = [...modules.keys()].filter(isEntry);
  const later = [...modules.values()].flatMap((module) => module.later);
  const byEntry = reached(modules, entries, (path) => entryName(path).replace(/\/index$/, ""));
  const byLater = reached(modules, later, (path) => path);
  // Unreachable modules are for tests only.
  return new Map(
    [...modules.keys()].flatMap((path): [string, string][] => {
      if (isEntry(path)) return [[path, entryName(path)]];
      const entryPoints = byEntry.get(path);
      if (entryPoints) return [[path, `chunks/${cut(entryPoints).map(lastPart).join("-")}`]];
      const roots = byLater.get(path);
      return roots ? [[path, laterChunk(roots)]] : [];
    }),
  );
}

/** Returns the chunk of modules that only on-demand modules reach. */
function laterChunk(roots: readonly string[]): string {
  const [root, ...others] = roots;
  if (root !== undefined && others.length === 0) return laterName(root);
  const folders = new Set(roots.map((path) => basename(dirname(path))));
  return `chunks/later-${[...folders].join("-")}`;
}

function cut(entryPoints: readonly string[]): readonly string[] {
  const lambda = entryPoints.filter((name) => name.startsWith("proxy-events"));
  const main = entryPoints.filter((name) => name === "integrations" || name === "testing");
  if (lambda.length > 0 && main.length > 0) {
    return lambda.join() === "proxy-events" ? ["proxy-events", "testing"] : ["shared"];
  }
  if (lambda.length > 0) return lambda;
  if (entryPoints.includes("integrations/mapping-templates")) return ["mapping-templates"];
  return main.length > 0 ? main : entryPoints;
}

function lastPart(name: string): string {
  return name.replace(/.*\//, "");
}

/** Returns the names of the roots that load each module statically, in order. */
function reached(
  modules: Modules,
  roots: readonly string[],
  nameOf: (root: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const root of new Set(roots)) {
    const seen = new Set<string>();
    const waiting = [root];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      found.set(path, [...(found.get(path) ?? []), nameOf(root)]);
      waiting.push(...(modules.get(path)?.imports ?? []).map((each) => each.path));
    }
  }
  return found;
}
