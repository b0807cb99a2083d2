import type * as asyncHooks from "node:async_hooks";
import type * as files from "node:fs/promises";
import type * as http from "node:http";
import type * as https from "node:https";
import type * as stream from "node:stream";
import type * as streamPromises from "node:stream/promises";
import { GatewrightError } from "./errors.ts";

/** The Node modules that the library uses when it runs on Node. */
interface NodeModules {
  readonly "node:async_hooks": typeof asyncHooks;
  readonly "node:fs/promises": typeof files;
  readonly "node:http": typeof http;
  readonly "node:https": typeof https;
  readonly "node:stream": typeof stream;
  readonly "node:stream/promises": typeof streamPromises;
}

/**
 * Loads a Node module on first use; returns undefined in a browser.
 *
 * A bundler for browsers would reject an import, and an import would load modules that most runs
 * never use: `node:http` takes as long as the whole gateway.
 */
export function findNodeModule<Name extends keyof NodeModules>(
  name: Name,
): NodeModules[Name] | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  // Node documents the shape of its module.
  return process?.getBuiltinModule?.(name) as NodeModules[Name] | undefined;
}

/**
 * @param what the action that needs it, after "Failed to" in the error message
 * @throws GatewrightError `platform.unsupported`: this is not Node.
 */
export function nodeModule<Name extends keyof NodeModules>(
  name: Name,
  what: string,
): NodeModules[Name] {
  const found = findNodeModule(name);
  if (found) return found;
  throw new GatewrightError("platform.unsupported", `Failed to ${what}: ${name} is not available`, {
    hint: "Run it on Node.js 20.16, 22.3 or newer.",
  });
}
