import { basename, dirname, relative, resolve } from "node:path";
import type { Modules } from "./modules.ts";

const sources = resolve("src");

/** Doors and the command line's program: `dist` has a file for each, of the same name. */
export function isEntry(path: string): boolean {
  return /[\\/](?:index|bin)\.ts$/.test(path);
}

/** `testing/aws/index`: the file in `dist`, without its ending. */
function entryName(path: string): string {
  return relative(sources, path).replaceAll("\\", "/").replace(/\.ts$/, "");
}

/** The file by which a module is loaded when it is needed: `chunks/later-backends-sign`. */
export function laterName(path: string): string {
  return `chunks/later-${basename(dirname(path))}-${basename(path, ".ts")}`;
}

/**
 * The file in `dist` that each module stands in, without its ending: few, because Node spends about
 * a millisecond on each.
 *
 * Cuts are where a door would carry what it does not need. Only these doors make one: those of Lambda
 * functions, that of the template engine, and the two that most tests import. Others take whole
 * chunks.
 */
export function chunksOf(modules: Modules): ReadonlyMap<string, string> {
  const entries = [...modules.keys()].filter(isEntry);
  const later = [...modules.values()].flatMap((module) => module.later);
  const byDoor = reached(modules, entries, (path) => entryName(path).replace(/\/index$/, ""));
  const byLater = reached(modules, later, (path) => path);
  // What nothing reaches is for tests only.
  return new Map(
    [...modules.keys()].flatMap((path): [string, string][] => {
      if (isEntry(path)) return [[path, entryName(path)]];
      const doors = byDoor.get(path);
      if (doors) return [[path, `chunks/${cut(doors).map(lastPart).join("-")}`]];
      const roots = byLater.get(path);
      return roots ? [[path, laterChunk(roots)]] : [];
    }),
  );
}

/** The chunk of what only those modules reach that are loaded when they are needed. */
function laterChunk(roots: readonly string[]): string {
  const [root, ...others] = roots;
  if (root !== undefined && others.length === 0) return laterName(root);
  const folders = new Set(roots.map((path) => basename(dirname(path))));
  return `chunks/later-${[...folders].join("-")}`;
}

function cut(doors: readonly string[]): readonly string[] {
  const lambda = doors.filter((door) => door.startsWith("proxy-events"));
  const main = doors.filter((door) => door === "integrations" || door === "testing");
  if (lambda.length > 0 && main.length > 0) {
    return lambda.join() === "proxy-events" ? ["proxy-events", "testing"] : ["shared"];
  }
  if (lambda.length > 0) return lambda;
  if (doors.includes("integrations/mapping-templates")) return ["mapping-templates"];
  return main.length > 0 ? main : doors;
}

function lastPart(name: string): string {
  return name.replace(/.*\//, "");
}

/** The names of those `roots` that load a module at once, in their order. */
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
