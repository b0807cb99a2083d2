import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Plugin } from "esbuild";
import { chunksOf, isEntry, laterName } from "./chunk-of.ts";
import { isBundledZod, type Modules, readModules } from "./modules.ts";

/** Imported names of each module, with their export names in its chunk. */
type Shared = ReadonlyMap<string, ReadonlyMap<string, string>>;

const lists = resolve(".tmp/chunks");
const zodChunk = "chunks/zod";

/**
 * Splits the sources into a few chunks, each of which esbuild bundles as an entry.
 *
 * esbuild's own splitting creates a file for each set of entries that share a module: the first
 * response of an emulated API would load 66 files.
 */
export async function readChunks(): Promise<{
  /** Bundle sources by file of `dist`. */
  readonly entry: Record<string, string>;
  readonly plugin: Plugin;
}> {
  const modules = await readModules();
  const chunks = chunksOf(modules);
  const shared = sharedNames(modules, chunks);
  rmSync(lists, { recursive: true, force: true });
  mkdirSync(lists, { recursive: true });

  const entry: Record<string, string> = {};
  const list = (chunk: string, exported: readonly string[]) => {
    const path = join(lists, `${basename(chunk)}.ts`);
    writeFileSync(path, exported.join("\n"));
    entry[chunk] = path;
  };
  list(
    zodChunk,
    [...shared]
      .filter(([path]) => isBundledZod(path))
      .map(([path, names]) => exportOf(path, names)),
  );
  for (const chunk of new Set(chunks.values())) {
    const members = [...chunks].flatMap(([path, each]) => (each === chunk ? [path] : []));
    const entryPoint = members.find(isEntry);
    if (entryPoint === undefined) {
      list(
        chunk,
        // In this order, the template engine compresses half a percent better.
        members.toReversed().map((path) => exportOf(path, shared.get(path))),
      );
    } else entry[chunk] = entryPoint;
  }
  for (const path of laterModules(modules)) {
    const chunk = laterName(path);
    const names = modules.get(path)?.exports ?? [];
    if (!entry[chunk]) list(chunk, [exportOf(path, new Map(names.map((name) => [name, name])))]);
  }
  return { entry, plugin: chunksPlugin(chunks, shared) };
}

function laterModules(modules: Modules): ReadonlySet<string> {
  return new Set([...modules.values()].flatMap(({ later }) => later));
}

function sharedNames(modules: Modules, chunks: ReadonlyMap<string, string>): Shared {
  const wanted = new Map<string, Set<string>>();
  const want = (path: string, names: readonly string[]) => {
    wanted.set(path, new Set([...(wanted.get(path) ?? []), ...names]));
  };
  // These first, so that they keep their names.
  for (const path of laterModules(modules)) want(path, modules.get(path)?.exports ?? []);
  for (const { path, imports, zod } of modules.values()) {
    for (const each of zod) want(each.path, each.names);
    for (const each of imports) {
      if (chunks.get(each.path) !== chunks.get(path)) want(each.path, each.names);
    }
  }
  const taken = new Map<string, Set<string>>();
  return new Map(
    [...wanted].map(([path, names]) => {
      const chunk = chunks.get(path) ?? zodChunk;
      const others = taken.get(chunk) ?? new Set();
      taken.set(chunk, others);
      return [path, new Map([...names].map((name) => [name, unlike(others, name)]))];
    }),
  );
}

function unlike(others: Set<string>, name: string): string {
  let alias = name;
  for (let count = 2; others.has(alias); count += 1) alias = `${name}${count}`;
  others.add(alias);
  return alias;
}

function exportOf(path: string, names: ReadonlyMap<string, string> = new Map()): string {
  const list = [...names].map(([name, alias]) => `${name} as ${alias}`).join(", ");
  return `export { ${list} } from ${JSON.stringify(path)};`;
}

/** Redirects imports to the chunk of the module. */
function chunksPlugin(chunks: ReadonlyMap<string, string>, shared: Shared): Plugin {
  const elsewhere = "elsewhere";
  return {
    name: "chunks",
    setup(build) {
      const extension = build.initialOptions.format === "cjs" ? ".cjs" : ".js";
      const fileFor = (folder: string, chunk: string) => {
        const path = relative(folder, `${chunk}${extension}`).replaceAll("\\", "/");
        return {
          path: path.startsWith(".") ? path : `./${path}`,
          external: true,
          sideEffects: false,
        };
      };
      const chunkOf = (importer: string) =>
        chunks.get(importer) ?? `chunks/${basename(importer, ".ts")}`;

      build.onResolve(
        { filter: /^zod(?:\/|$)|\.ts$/ },
        ({ path: specifier, importer, kind, resolveDir }) => {
          if (kind === "entry-point") return undefined;
          // Lambda functions bundle their own zod.
          if (specifier === "zod") return { path: specifier, external: true };
          const isZod = isBundledZod(specifier);
          const path = isZod ? specifier : resolve(resolveDir, specifier);
          const here = chunkOf(importer);
          const chunk = isZod ? zodChunk : chunks.get(path);
          if (chunk === undefined || chunk === here) return undefined;
          if (kind === "dynamic-import") return fileFor(dirname(here), laterName(path));
          return { path, namespace: elsewhere, suffix: `?${dirname(here)}`, sideEffects: false };
        },
      );
      build.onLoad({ filter: /./, namespace: elsewhere }, ({ path, suffix }) => {
        const names = [...(shared.get(path) ?? [])].map(([name, alias]) => `${alias} as ${name}`);
        const chunk = `${elsewhere}:${suffix.slice(1)}:${chunks.get(path) ?? zodChunk}`;
        return { contents: `export { ${names.join(", ")} } from ${JSON.stringify(chunk)};` };
      });
      build.onResolve({ filter: /^elsewhere:/ }, ({ path }) => {
        const [, folder = "", chunk = ""] = path.split(":");
        return fileFor(folder, chunk);
      });
    },
  };
}
