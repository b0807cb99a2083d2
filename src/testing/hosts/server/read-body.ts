import type { IncomingMessage } from "node:http";
import { concatBytes } from "../../../core/bytes.ts";
import { maxBodyBytes } from "../../request/quotas.ts";

const none = new Uint8Array();

/** The body, or that it is longer than API Gateway takes: no more than that is kept. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | "too long"> {
  if (isTooLong(request)) return "too long";
  const { headers } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
    return none;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  // By default a loop that is left early takes the connection with it, and the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Without an encoding, a request's chunks are bytes.
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > maxBodyBytes) return "too long";
    chunks.push(bytes);
  }
  return chunks.length === 1 ? (chunks[0] ?? none) : concatBytes(chunks);
}

/** Whether the body is said to be longer than API Gateway takes. */
export function isTooLong({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > maxBodyBytes;
}
