import { headerBytes } from "../../../header-bytes.ts";
import type { MessageBody, ResponseMessage } from "../../../message.ts";

/** A message as a `Response`, streamed where the message is. */
export function toResponse({ status, headers, body }: ResponseMessage<MessageBody>): Response {
  const answer = new Headers();
  for (const [name, value] of headers) answer.append(name, headerBytes(value));
  // The Fetch standard refuses a body, even an empty one, for these.
  const isNull = status === 204 || status === 205 || status === 304;
  const content = body instanceof Uint8Array ? new Uint8Array(body) : body;
  return new Response(isNull ? null : content, { status, headers: answer });
}
