import { defineConfig } from "tsup";
import { readChunks } from "./tools/build/chunks.ts";
import { pureConstants } from "./tools/build/pure-constants.ts";

export default defineConfig(async () => {
  const { entry, plugin } = await readChunks();
  return {
    entry,
    format: ["esm", "cjs"],
    target: "node20",
    platform: "node",
    removeNodeProtocol: false,
    bundle: true,
    splitting: false,
    noExternal: ["zod"],
    esbuildPlugins: [plugin, pureConstants],
    esbuildOptions(options, { format }) {
      // Jest runs CommonJS where `import()` is not at hand.
      if (format === "cjs") options.supported = { "dynamic-import": false };
    },
    plugins: [{ name: "ascii", renderChunk: (code) => ({ code: toAscii(code) }) }],
    // tools/build emits the declarations.
    dts: false,
    clean: true,
    sourcemap: false,
  };
});

/** Node decodes ASCII several times as fast as a file with one other character in it. */
function toAscii(code: string): string {
  return code.replaceAll(
    /[^\0-\x7F]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
