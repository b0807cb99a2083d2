import { headerBytes } from "../../../header-bytes.ts";
import type { ResponseMessage } from "../../../message.ts";

/** A message as a `Response`, streamed where the message is. */
export function toResponse({ status, headers, body, chunks }: ResponseMessage): Response {
  const answer = new Headers();
  for (const [name, value] of headers) answer.append(name, headerBytes(value));
  // The Fetch standard refuses a body, even an empty one, for these.
  const isNull = status === 204 || status === 205 || status === 304;
  return new Response(isNull ? null : (chunks ?? new Uint8Array(body)), {
    status,
    headers: answer,
  });
}
