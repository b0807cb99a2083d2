// A namespace import, because a named import that an older Node lacks would fail the whole program.
import * as nodeModule from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GatewrightError } from "../../../core/errors.ts";

/** Checks whether a path is of a TypeScript module, such as `api.ts` or `api.mts`. */
export function isTypeScript(path: string): boolean {
  return /\.m?ts$/.test(path);
}

/**
 * Lets this process import TypeScript. A newer Node strips types itself; an older one needs
 * esbuild, which is an optional peer.
 *
 * @param path the module to import; esbuild is resolved from it
 * @throws GatewrightError `cli.missing-peer`: this Node needs esbuild, which is not installed.
 */
export function enableTypeScript(path: string): void {
  // An older Node has neither member, although the types have both.
  if (process.features.typescript || isEnabled) return;
  if (!("register" in nodeModule)) {
    throw cannotRun(path, "Use Node 22.18 or newer, or 20.6 or newer with esbuild.");
  }
  const esbuild = findEsbuild(path);
  nodeModule.register(`data:text/javascript,${encodeURIComponent(hooksWith(esbuild))}`);
  isEnabled = true;
}

/** Whether the hooks are registered, which cannot be undone. */
let isEnabled = false;

function findEsbuild(path: string): string {
  try {
    return pathToFileURL(nodeModule.createRequire(resolve(path)).resolve("esbuild")).href;
  } catch (cause) {
    const hint = "Run npm install --save-dev esbuild, or use Node 22.18 or newer.";
    throw cannotRun(path, hint, cause);
  }
}

function cannotRun(path: string, hint: string, cause?: unknown): GatewrightError {
  return new GatewrightError(
    "cli.missing-peer",
    `Failed to import "${path}": Node ${process.versions.node} cannot run TypeScript without esbuild`,
    { hint, cause },
  );
}

/**
 * Returns the source of a module with hooks. It is text because it runs in another thread, and the
 * library is published in chunks, so the path of a module is not known.
 *
 * Like Node, it transforms each file separately and does not change imports.
 */
function hooksWith(esbuild: string): string {
  return `
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import esbuild from ${JSON.stringify(esbuild)};

export async function load(url, context, next) {
  if (!url.startsWith("file:") || !/\\.m?ts$/.test(url)) return next(url, context);
  const sourcefile = fileURLToPath(url);
  const { code } = await esbuild.transform(await readFile(sourcefile, "utf8"), {
    loader: "ts", format: "esm", target: "node20", sourcefile, sourcemap: "inline",
  });
  return { format: "module", source: code, shortCircuit: true };
}`;
}
