import { defineConfig } from "tsup";

export default defineConfig({
  // One published file per module: a bundle that imports one kind carries no other kind's schema.
  entry: ["src/**/*.ts", "!src/**/*.test.ts"],
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
