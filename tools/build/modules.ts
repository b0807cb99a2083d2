import { globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { transform } from "esbuild";

/** What a module takes of another one at once. */
export interface Import {
  readonly path: string;
  readonly names: readonly string[];
}

/** A module of the sources, without its types. */
export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Modules that it imports when it needs them. */
  readonly later: readonly string[];
  readonly exports: readonly string[];
  /** What it takes of zod that is published with the library, by specifier. */
  readonly zod: readonly Import[];
}

export type Modules = ReadonlyMap<string, Module>;

export async function readModules(): Promise<Modules> {
  const paths = globSync("src/**/*.ts", { exclude: ["**/*.test.ts"] }).map((path) => resolve(path));
  const modules = await Promise.all(paths.map(readModule));
  return new Map(modules.map((module) => [module.path, module]));
}

// esbuild prints imports and exports in one form each, which expressions can read.
async function readModule(path: string): Promise<Module> {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "ts", format: "esm" });
  const at = (specifier = "") => resolve(dirname(path), specifier);
  const lists = [...code.matchAll(/^(import|export) \{([^}]*)\}(?: from "([^"]+)")?/gm)];
  const own = lists.filter(([, word, , from]) => word === "export" && from === undefined);
  const imports = lists.flatMap(([, , names = "", from]): Import[] =>
    from === undefined ? [] : [{ path: from, names: listed(names, "first") }],
  );
  return {
    path,
    imports: imports
      .filter((each) => /^\..*\.ts$/.test(each.path))
      .map((each) => ({ path: at(each.path), names: each.names })),
    later: [...code.matchAll(/\bimport\(\s*"(\.[^"]+\.ts)"/g)].map(([, from]) => at(from)),
    exports: own.flatMap(([, , names = ""]) => listed(names, "last")),
    zod: [...imports, ...namespaceOf(zodMini, code)].filter((each) => isBundledZod(each.path)),
  };
}

const zodMini = "zod/mini";

/** Whether it is in the chunk of zod. `zod` itself is the program's. */
export function isBundledZod(specifier: string): boolean {
  return specifier === zodMini || specifier === "zod/locales";
}

/** What code takes of a package that it imports as `z`. */
function namespaceOf(specifier: string, code: string): readonly Import[] {
  if (!code.includes(`import * as z from "${specifier}"`)) return [];
  const names = [...code.matchAll(/\bz\.(\w+)/g)].flatMap(([, name]) => name ?? []);
  return [{ path: specifier, names: [...new Set(names)] }];
}

/** Names of `a, b as c`: of each the first, or the last. */
function listed(names: string, which: "first" | "last"): readonly string[] {
  return names
    .split(",")
    .map((each) => each.trim().split(/\s+as\s+/))
    .flatMap((pair) => pair.at(which === "first" ? 0 : -1) || []);
}
