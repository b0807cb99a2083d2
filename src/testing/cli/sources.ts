import { GatewrightError } from "../../core/errors.ts";
import type { World } from "./world.ts";

/** A value of the command line: text as it is, `@file`, or `-` for standard input. */
export async function readValue(world: World, value: string): Promise<Uint8Array> {
  if (value === "-" || value === "@-") return readStdin(world);
  if (value.startsWith("@")) return readFile(world, value.slice(1));
  return new TextEncoder().encode(value);
}

/** A path of the command line, or `-` for standard input. */
export async function readSource(world: World, path: string): Promise<Uint8Array> {
  return path === "-" ? readStdin(world) : readFile(world, path);
}

export function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function readStdin({ stdin }: World): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function readFile(world: World, path: string): Promise<Uint8Array> {
  try {
    return await world.readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewrightError("cli.file", `Failed to read "${path}": ${reason}`, { cause });
  }
}
