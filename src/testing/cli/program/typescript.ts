// A name that an older Node does not export would fail the whole program.
import * as nodeModule from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { GatewrightError } from "../../../core/errors.ts";

/** `api.ts`, `api.mts` */
export function isTypeScript(path: string): boolean {
  return /\.m?ts$/.test(path);
}

/**
 * Makes this Node import TypeScript: an older one with esbuild, which is an optional peer. A newer one
 * strips types by itself.
 *
 * @param path the module that is to be imported, in whose project esbuild is looked up
 * @throws GatewrightError `cli.missing-peer`: the Node is older, and esbuild is not installed.
 */
export function enableTypeScript(path: string): void {
  // An older Node has neither member, whatever the types say.
  if (process.features.typescript || isEnabled) return;
  if (!("register" in nodeModule)) {
    throw cannotRun(path, "Use Node 22.18 or newer, or 20.6 or newer with esbuild.");
  }
  const esbuild = findEsbuild(path);
  nodeModule.register(`data:text/javascript,${encodeURIComponent(hooksWith(esbuild))}`);
  isEnabled = true;
}

/** Hooks stay for the life of the process. */
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
    `Failed to import "${path}": Node ${process.versions.node} runs no TypeScript without esbuild`,
    { hint, cause },
  );
}

/**
 * The source of a module of hooks. It is text because it runs in another thread, and the library is
 * published in chunks whose names a path to it would have to know.
 *
 * Like Node, it treats each file by itself and changes no import.
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
