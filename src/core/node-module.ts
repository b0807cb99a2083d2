import type * as asyncHooks from "node:async_hooks";
import type * as files from "node:fs/promises";
import type * as http from "node:http";
import type * as https from "node:https";
import type * as stream from "node:stream";
import type * as streamPromises from "node:stream/promises";
import { GatewrightError } from "./errors.ts";

/** The modules of Node that the library works with where it runs on Node. */
interface NodeModules {
  readonly "node:async_hooks": typeof asyncHooks;
  readonly "node:fs/promises": typeof files;
  readonly "node:http": typeof http;
  readonly "node:https": typeof https;
  readonly "node:stream": typeof stream;
  readonly "node:stream/promises": typeof streamPromises;
}

/**
 * A module of Node, loaded when it is first asked for; undefined in a browser.
 *
 * An import would be refused by a bundler for browsers, and would load what most runs never use:
 * `node:http` takes as long as the whole gateway.
 */
export function findNodeModule<Name extends keyof NodeModules>(
  name: Name,
): NodeModules[Name] | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  // The module is Node's own: its shape is documented.
  return process?.getBuiltinModule?.(name) as NodeModules[Name] | undefined;
}

/**
 * @param what failed without it, behind "Failed to"
 * @throws GatewrightError `platform.unsupported`: this is not Node.
 */
export function nodeModule<Name extends keyof NodeModules>(
  name: Name,
  what: string,
): NodeModules[Name] {
  const found = findNodeModule(name);
  if (found) return found;
  throw new GatewrightError("platform.unsupported", `Failed to ${what}: there is no ${name} here`, {
    hint: "Run it on Node.js 20.16, 22.3 or newer.",
  });
}
