import { globSync } from "node:fs";
import { build } from "esbuild";

/** What esbuild knows of a module of the sources. */
export interface Module {
  /** Modules that it loads at once, by their paths. */
  readonly imports: readonly string[];
  /** Modules that it loads when it needs them. */
  readonly later: readonly string[];
  readonly exports: readonly string[];
}

/** The modules of the sources, by their paths: `src/core/json.ts`. */
export type Graph = ReadonlyMap<string, Module>;

/** Reads imports and exports out of a bundle that is not written. */
export async function readGraph(): Promise<Graph> {
  const found = globSync("src/**/*.ts", { exclude: ["**/*.test.ts"] });
  const paths = found.map((path) => path.replaceAll("\\", "/"));
  const { metafile } = await build({
    entryPoints: paths,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    // Without it, an import of types would count.
    tsconfigRaw: {},
    metafile: true,
    write: false,
    outdir: "unwritten",
  });
  const exports = new Map(
    Object.values(metafile.outputs).map((output) => [output.entryPoint, output.exports]),
  );
  return new Map(
    paths.map((path) => {
      const own = (metafile.inputs[path]?.imports ?? []).filter((each) => !each.external);
      const pathsOf = (kind: string) =>
        own.filter((each) => each.kind === kind).map((each) => each.path);
      const module: Module = {
        imports: pathsOf("import-statement"),
        later: pathsOf("dynamic-import"),
        exports: exports.get(path) ?? [],
      };
      return [path, module];
    }),
  );
}
