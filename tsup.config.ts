import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "tsup";

const doors = new Set(["index.ts", "bin.ts"]);
const importsZod = /^import \* as z from "zod"/m;

/**
 * A module of schemas has a file of its own: a bundle that imports one kind carries no other kind's.
 * A bundler takes what it needs out of all others, and Node opens fewer files for them together.
 */
function hasOwnFile(path: string): boolean {
  if (path.endsWith(".test.ts")) return false;
  return doors.has(basename(path)) || importsZod.test(readFileSync(path, "utf8"));
}

export default defineConfig({
  entry: globSync("src/**/*.ts").filter(hasOwnFile),
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
