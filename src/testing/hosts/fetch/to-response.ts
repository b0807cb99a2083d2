import { isBytes } from "../../../core/is-bytes.ts";
import { headerBytes, type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { assertSendable } from "../assert-sendable.ts";

/**
 * Converts a message to a `Response`, which is streamed if the message is.
 *
 * @throws GatewrightError `answer.invalid`: the message cannot be a `Response`.
 */
export function toResponse(message: ResponseMessage<MessageBody>): Response {
  assertSendable(message);
  const { status, headers, body } = message;
  const answer = new Headers();
  for (const [name, value] of headers) answer.append(name, headerBytes(value));
  // The Fetch standard rejects a body, even an empty one, for these.
  const isNull = status === 204 || status === 205 || status === 304;
  const content = isBytes(body) ? new Uint8Array(body) : body;
  return new Response(isNull ? null : content, { status, headers: answer });
}
