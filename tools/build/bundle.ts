import { globSync } from "node:fs";
import { type OutputOptions, rolldown } from "rolldown";
import { chunkOf, entryPointName } from "./chunk-of.ts";
import { pureConstants } from "./pure-constants.ts";

/** Bundles the sources into `dist`, as ES modules and as CommonJS. */
export async function bundle(): Promise<void> {
  const entryPoints = globSync("src/**/{index,bin}.ts");
  const bundled = await rolldown({
    input: Object.fromEntries(entryPoints.map((path) => [entryPointName(path), path])),
    platform: "node",
    // Lambda functions bring their own zod; the rest of the library has zod/mini with it.
    external: (id) => !/^(?:[./]|[A-Z]:|zod\/)/.test(id),
    transform: { target: "node20" },
    plugins: [pureConstants],
    // What `codeSplitting` below needs.
    preserveEntrySignatures: "allow-extension",
  });
  await bundled.write(outputOptions("esm", "js"));
  await bundled.write(outputOptions("cjs", "cjs"));
}

function outputOptions(format: "esm" | "cjs", extension: string): OutputOptions {
  return {
    format,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
    // Jest runs CommonJS where `import()` is not at hand.
    dynamicImportInCjs: false,
    minifyInternalExports: false,
    topLevelVar: true,
    // By its annotations, a bundler drops what nothing uses.
    comments: { annotation: true, jsdoc: false, legal: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: "by entry points", name: chunkOf }],
    },
    plugins: [{ name: "ascii", renderChunk: (code) => ({ code: toAscii(code) }) }],
  };
}

/** Node decodes ASCII several times as fast as a file with one other character in it. */
function toAscii(code: string): string {
  return code.replaceAll(
    /[^\0-\x7F]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
