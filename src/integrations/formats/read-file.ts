import { GatewrightError } from "../../core/errors.ts";
import { findNodeModule } from "../../core/node-module.ts";

/** Reads a file by its path relative to the current folder. */
export type ReadFile = (path: string) => Promise<string | Uint8Array>;

/**
 * Reads a file with Node; fails in browsers.
 *
 * @throws GatewrightError `document.not-found`: the file does not exist, is not a regular file or
 * is larger than 16 MB, or no file system is available.
 */
export const readFileWithNode: ReadFile = async (path) => {
  const files = findNodeModule("node:fs/promises");
  if (!files) {
    throw notFound(path, "no file system is available", "Pass the text, or the option readFile.");
  }
  try {
    const file = await files.stat(path);
    if (!file.isFile()) throw new Error("it is not a regular file");
    if (file.size > longestFile) throw new Error("it is larger than 16 MB");
    return await files.readFile(path);
  } catch (cause) {
    throw notFound(path, cause instanceof Error ? cause.message : String(cause), undefined, cause);
  }
};

// The limit of a document. A template from somebody else may refer to an endless device or a pipe
// without a writer.
const longestFile = 16 * 1024 * 1024;

function notFound(path: string, reason: string, hint?: string, cause?: unknown): GatewrightError {
  return new GatewrightError("document.not-found", `Failed to read "${path}": ${reason}`, {
    details: { path },
    ...(hint !== undefined && { hint }),
    ...(cause !== undefined && { cause }),
  });
}

/** Whether the path of a file that another file names leads out of that one's folder. */
export function leadsOutside(path: string): boolean {
  if (/^(?:[a-z]+:|[/\\])/i.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}

/** The path of a file that another file names. */
export function besides(file: string | undefined, path: string): string {
  if (file === undefined || /^([a-z]+:|\/)/i.test(path)) return path;
  const slash = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\"));
  return `${file.slice(0, slash + 1)}${path.replace(/^\.\//, "")}`;
}
