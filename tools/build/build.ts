// Builds what is published: Rolldown bundles the modules, TypeScript 7 declares them.
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { command } from "../gate/command.ts";
import { bundle } from "./bundle.ts";

const declarations = ".tmp/declarations";

/** A specifier of a module beside this one, as the sources write it. */
const relativeSpecifier = /(\bfrom |\bimport\()"(\.{1,2}\/[^"]+)\.ts"/g;

rmSync(declarations, { recursive: true, force: true });
rmSync("dist", { recursive: true, force: true });
const [types] = await Promise.all([
  command(["node_modules/typescript7/bin/tsc", "-p", "tools/build/tsconfig.json"]),
  bundle(),
]);
process.stdout.write(types.output);
if (types.ok) {
  publishDeclarations();
  copyFileSync("node_modules/zod/LICENSE", "dist/chunks/zod.LICENSE.txt");
} else process.exitCode = 1;

/** Each declaration twice: beside the ES module, and beside the CommonJS one. */
function publishDeclarations(): void {
  for (const path of globSync("**/*.d.ts", { cwd: declarations })) {
    const text = readFileSync(join(declarations, path), "utf8");
    mkdirSync(join("dist", dirname(path)), { recursive: true });
    writeFileSync(join("dist", path), text.replaceAll(relativeSpecifier, '$1"$2.js"'));
    const commonJs = path.replace(/\.ts$/, ".cts");
    writeFileSync(join("dist", commonJs), text.replaceAll(relativeSpecifier, '$1"$2.cjs"'));
  }
}
