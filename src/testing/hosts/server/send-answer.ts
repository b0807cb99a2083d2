import type { ServerResponse } from "node:http";
import { latin1Text, textBytes } from "../../../core/bytes.ts";
import { isGatewrightError } from "../../../core/errors.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { isError } from "../../../core/is-error.ts";
import { headerBytes, type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { nodeModule } from "../../../core/node-module.ts";
import { gatewayResponseTypes } from "../../failures/gateway-response-types.ts";
import { assertSendable } from "../assert-sendable.ts";

/**
 * Writes a response, at the client's pace if it is streamed. If the client disconnects, the stream
 * ends.
 */
export async function sendAnswer(
  response: ServerResponse,
  message: ResponseMessage<MessageBody>,
): Promise<void> {
  assertSendable(message);
  const { status, body } = message;
  const isHead = response.req.method === "HEAD";
  response.writeHead(status, wireHeaders(message, isHead));
  if (isBytes(body)) endWith(response, body);
  else if (isHead) {
    await body[Symbol.asyncIterator]().return?.();
    response.end();
  } else {
    response.flushHeaders();
    const { pipeline } = nodeModule("node:stream/promises", "stream an answer");
    await pipeline(body, response);
  }
}

// In bytes.
const shortBody = 16_384;

/** Sends short bodies as text, which Node writes together with the head: that halves their time. */
function endWith(response: ServerResponse, body: Uint8Array): void {
  if (body.length > shortBody) {
    response.end(body);
    return;
  }
  response.end(latin1Text(body), "latin1");
}

/** Sends API Gateway's response to a body over its limit. */
export function tooLarge(response: ServerResponse): void {
  const { status, message, errorType } = gatewayResponseTypes.REQUEST_TOO_LARGE;
  sendJson(response, status, { message }, ["x-amzn-ErrorType", errorType]);
}

/** Answers 501 to our own errors, because no SDK retries that, and 500 to unexpected ones. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const isOurs = isGatewrightError(error);
  const message = isError(error) ? error.message : String(error);
  const code = isOurs ? error.code : "unexpected";
  sendJson(response, isOurs ? 501 : 500, { message }, ["x-gatewright-error", code]);
}

function sendJson(
  response: ServerResponse,
  status: number,
  content: object,
  headers: readonly string[],
): void {
  const body = textBytes(JSON.stringify(content));
  response.writeHead(status, [
    "Content-Type",
    "application/json",
    "Content-Length",
    String(body.length),
    ...headers,
  ]);
  response.end(body);
}

// Headers of the connection, which Node writes itself.
const connectionHeaders = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Alternating names and values for `writeHead`, which keeps their order and case. */
function wireHeaders(message: ResponseMessage<MessageBody>, isHead: boolean): string[] {
  const { status, headers, body } = message;
  const length = isBytes(body) ? String(body.length) : undefined;
  const wire: string[] = [];
  let isMeasured = length === undefined || status === 204 || status === 304;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (connectionHeaders.has(lower)) continue;
    if (lower !== "content-length") wire.push(name, headerBytes(value));
    else if (!isMeasured) {
      // A wrong length would break the next response on the connection. A HEAD response has no
      // body.
      wire.push(name, isHead ? value : (length ?? value));
      isMeasured = true;
    }
  }
  if (!isMeasured && length !== undefined) wire.push("Content-Length", length);
  return wire;
}
