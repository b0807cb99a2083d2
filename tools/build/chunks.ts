import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "esbuild";
import * as zodMini from "zod/mini";
import { chunksOf, isEntryPoint } from "./chunk-of.ts";
import { type Graph, readGraph } from "./graph.ts";

const lists = resolve(".tmp/chunks");
const zodChunk = "chunks/zod";

/**
 * Cuts the sources into few chunks, each of which esbuild bundles as an entry of its own: a list of
 * what other chunks import of it. A name that two modules of a chunk export fails the build.
 *
 * esbuild's own splitting makes a file for each set of entries that share a module: a first answer
 * of an emulated API would load 62.
 */
export async function readChunks(): Promise<{
  /** Files of `dist`, to what they are bundled from. */
  readonly entry: Record<string, string>;
  readonly plugin: Plugin;
}> {
  const graph = await readGraph();
  const chunks = chunksOf(graph);
  const shared = new Set(
    [...graph].flatMap(([importer, { imports, later }]) =>
      [...imports, ...later].filter((path) => chunks.get(path) !== chunks.get(importer)),
    ),
  );
  rmSync(lists, { recursive: true, force: true });
  mkdirSync(lists, { recursive: true });
  const entry: Record<string, string> = {};
  const list = (chunk: string, exported: readonly string[]) => {
    entry[chunk] = join(lists, `${basename(chunk)}.ts`);
    writeFileSync(entry[chunk], exported.join("\n"));
  };
  list(zodChunk, [exportOf("zod/mini", zodNames(graph)), exportOf("zod/locales", ["en"])]);
  for (const chunk of new Set(chunks.values())) {
    const members = [...chunks].flatMap(([path, each]) => (each === chunk ? [path] : []));
    const entryPoint = members.find(isEntryPoint);
    if (entryPoint !== undefined) entry[chunk] = entryPoint;
    else {
      // In this order the template engine compresses half a percent better than in the other.
      const modules = members.toReversed().map((path) => {
        const names = shared.has(path) ? graph.get(path)?.exports : [];
        return exportOf(resolve(path), names ?? []);
      });
      list(chunk, modules);
    }
  }
  return { entry, plugin: chunksPlugin(chunks) };
}

function exportOf(path: string, names: readonly string[]): string {
  return `export { ${names.join(", ")} } from ${JSON.stringify(path)};`;
}

/** What the sources take of the zod that is published with the library. */
function zodNames(graph: Graph): readonly string[] {
  const sources = [...graph.keys()].map((path) => readFileSync(path, "utf8"));
  const users = sources.filter((source) => source.includes('import * as z from "zod/mini"'));
  return Object.keys(zodMini).filter((name) =>
    users.some((source) => new RegExp(`\\bz\\.${name}[(<]`).test(source)),
  );
}

/** Takes what stands in another chunk from there. */
function chunksPlugin(chunks: ReadonlyMap<string, string>): Plugin {
  const chunkOf = (path: string) => chunks.get(relative(".", path).replaceAll("\\", "/"));
  return {
    name: "chunks",
    setup(build) {
      const extension = build.initialOptions.format === "cjs" ? ".cjs" : ".js";
      build.onResolve({ filter: /^zod(?:\/|$)|\.ts$/ }, ({ path, importer, kind, resolveDir }) => {
        if (kind === "entry-point") return undefined;
        // Lambda functions bring their own.
        if (path === "zod") return { path, external: true };
        const here = chunkOf(importer) ?? `chunks/${basename(importer, ".ts")}`;
        const chunk = path.startsWith("zod/") ? zodChunk : chunkOf(resolve(resolveDir, path));
        if (chunk === undefined || chunk === here) return undefined;
        const file = relative(dirname(here), `${chunk}${extension}`).replaceAll("\\", "/");
        const specifier = file.startsWith(".") ? file : `./${file}`;
        return { path: specifier, external: true, sideEffects: false };
      });
    },
  };
}
