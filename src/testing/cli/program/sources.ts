import { textBytes, textWithoutBom } from "../../../core/bytes.ts";
import { GatewrightError, isGatewrightError } from "../../../core/errors.ts";
import type { CliContext } from "./context.ts";

/** Reads a value of the command line: text, `@file`, or `-` for standard input. */
export async function readValue(context: CliContext, value: string): Promise<Uint8Array> {
  if (value === "-" || value === "@-") return readStdin(context);
  if (value.startsWith("@")) return readFile(context, value.slice(1));
  return textBytes(value);
}

/** Reads a path of the command line, or `-` for standard input. */
export async function readSource(context: CliContext, path: string): Promise<Uint8Array> {
  return path === "-" ? readStdin(context) : readFile(context, path);
}

/**
 * Imports a module of the command line, which runs it, and returns its exports.
 *
 * @throws GatewrightError `cli.file`: the module cannot be imported; `cli.missing-peer`: it is
 * TypeScript, and this Node needs esbuild for it.
 */
export async function importModule(context: CliContext, path: string): Promise<object> {
  try {
    return await context.importModule(path);
  } catch (cause) {
    if (isGatewrightError(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const hint = importHint(cause);
    throw new GatewrightError("cli.file", `Failed to import "${path}": ${reason}`, { hint, cause });
  }
}

function importHint(error: unknown): string | undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (code === "ERR_MODULE_NOT_FOUND") {
    return "Node does not guess extensions: write the import with its file's extension, ./orders.ts.";
  }
  if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") {
    return "Node only strips types: remove each enum, namespace and parameter property.";
  }
  return undefined;
}

export function asText(bytes: Uint8Array): string {
  return textWithoutBom(bytes);
}

async function readStdin({ stdin }: CliContext): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function readFile(context: CliContext, path: string): Promise<Uint8Array> {
  try {
    return await context.readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("cli.file", `Failed to read "${path}": ${reason}`, { cause });
  }
}
