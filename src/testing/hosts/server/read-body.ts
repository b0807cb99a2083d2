import type { IncomingMessage } from "node:http";
import { concatBytes } from "../../../core/bytes.ts";
import { maxBodyBytes } from "../../request/quotas.ts";

const none = new Uint8Array();

/** Reads the body, up to API Gateway's limit. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | "too long"> {
  if (isTooLong(request)) return "too long";
  const { headers } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    return none;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // By default, leaving the loop early closes the connection, before the response.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Chunks are bytes, because no encoding is set.
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > maxBodyBytes) return "too long";
    chunks.push(bytes);
  }
  return chunks.length === 1 ? (chunks[0] ?? none) : concatBytes(chunks);
}

/** Checks whether the declared length of the body is over API Gateway's limit. */
export function isTooLong({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > maxBodyBytes;
}
