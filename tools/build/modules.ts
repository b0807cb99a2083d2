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
  /** What it takes of zod. */
  readonly zod: readonly string[];
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
  const lists = [...code.matchAll(/^(import|export) \{([^}]*)\}(?: from "(\.[^"]+\.ts)")?/gm)];
  const own = lists.filter(([, word, , from]) => word === "export" && from === undefined);
  return {
    path,
    imports: lists
      .filter(([, , , from]) => from !== undefined)
      .map(([, , names = "", from]) => ({ path: at(from), names: listed(names, "first") })),
    later: [...code.matchAll(/\bimport\(\s*"(\.[^"]+\.ts)"/g)].map(([, from]) => at(from)),
    exports: own.flatMap(([, , names = ""]) => listed(names, "last")),
    zod: /^import \* as z from "zod"/m.test(code)
      ? [...new Set([...code.matchAll(/\bz\.(\w+)/g)].flatMap(([, name]) => name ?? []))]
      : [],
  };
}

/** Names of `a, b as c`: of each the first, or the last. */
function listed(names: string, which: "first" | "last"): readonly string[] {
  return names
    .split(",")
    .map((each) => each.trim().split(/\s+as\s+/))
    .flatMap((pair) => pair.at(which === "first" ? 0 : -1) || []);
}
