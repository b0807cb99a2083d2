import { GatewrightError } from "../../../core/errors.ts";
import { decodeUtf8, encodeUtf8 } from "../../../core/utf8.ts";
import type { CliContext } from "./context.ts";

/** A value of the command line: text as it is, `@file`, or `-` for standard input. */
export async function readValue(context: CliContext, value: string): Promise<Uint8Array> {
  if (value === "-" || value === "@-") return readStdin(context);
  if (value.startsWith("@")) return readFile(context, value.slice(1));
  return encodeUtf8(value);
}

/** A path of the command line, or `-` for standard input. */
export async function readSource(context: CliContext, path: string): Promise<Uint8Array> {
  return path === "-" ? readStdin(context) : readFile(context, path);
}

export function asText(bytes: Uint8Array): string {
  return decodeUtf8(bytes);
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
