import { GatewrightError } from "../../core/errors.ts";
import { findNodeModule } from "../../core/node-module.ts";

/** Reads a file, by a path that is relative to the current folder. */
export type ReadFile = (path: string) => Promise<string | Uint8Array>;

/**
 * Reads a file with Node, where there is one: browsers have no files.
 *
 * @throws GatewrightError `document.not-found`: there is no such file, it is no plain one or larger
 * than 16 MB, or there is no way to read one.
 */
export const readFileWithNode: ReadFile = async (path) => {
  const files = findNodeModule("node:fs/promises");
  if (!files) {
    throw notFound(path, "there is no file system here", "Pass the text, or `readFile`.");
  }
  try {
    const file = await files.stat(path);
    if (!file.isFile()) throw new Error("it is no plain file");
    if (file.size > longestFile) throw new Error("it is larger than 16 MB");
    return await files.readFile(path);
  } catch (cause) {
    throw notFound(path, cause instanceof Error ? cause.message : String(cause), undefined, cause);
  }
};

// What can be read as a document. A template that somebody else wrote may name a device without end,
// or a pipe that nobody writes to.
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
