import { globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { transform } from "esbuild";

/** A static import of a module. */
export interface Import {
  readonly path: string;
  readonly names: readonly string[];
}

/** A source module without its types. */
export interface Module {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Modules that it imports dynamically. */
  readonly later: readonly string[];
  readonly exports: readonly string[];
  /** Names that it imports from the bundled zod, by specifier. */
  readonly zod: readonly Import[];
}

export type Modules = ReadonlyMap<string, Module>;

export async function readModules(): Promise<Modules> {
  const paths = globSync("src/**/*.ts", { exclude: ["**/*.test.ts"] }).map((path) => resolve(path));
  const modules = await Promise.all(paths.map(readModule));
  return new Map(modules.map((module) => [module.path, module]));
}

// esbuild prints imports and exports in a uniform format that regular expressions can parse.
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

/** Returns whether the module is in the chunk of zod. `zod` itself belongs to the program. */
export function isBundledZod(specifier: string): boolean {
  return specifier === zodMini || specifier === "zod/locales";
}

/** Returns the names that code uses of a package imported as `z`. */
function namespaceOf(specifier: string, code: string): readonly Import[] {
  if (!code.includes(`import * as z from "${specifier}"`)) return [];
  const names = [...code.matchAll(/\bz\.(\w+)/g)].flatMap(([, name]) => name ?? []);
  return [{ path: specifier, names: [...new Set(names)] }];
}

/** Returns the names of `a, b as c`: the first or last of each. */
function listed(names: string, which: "first" | "last"): readonly string[] {
  return names
    .split(",")
    .map((each) => each.trim().split(/\s+as\s+/))
    .flatMap((pair) => pair.at(which === "first" ? 0 : -1) || []);
}
