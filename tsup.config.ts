import { globSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "tsup";

/** Folders without schemas: a file of their own for each module would only have Node open more. */
const shared = /^src\/(?:testing|integrations\/mapping-templates)\//;
const doors = new Set(["index.ts", "bin.ts"]);

export default defineConfig({
  // One published file per module: a bundle that imports one kind carries no other kind's schema.
  entry: globSync("src/**/*.ts").filter(
    (file) => !file.endsWith(".test.ts") && (!shared.test(file) || doors.has(basename(file))),
  ),
  format: ["esm", "cjs"],
  target: "node20",
  platform: "node",
  bundle: true,
  splitting: true,
  // tools/build emits the declarations.
  dts: false,
  clean: true,
  sourcemap: false,
});
