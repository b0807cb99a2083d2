import type { ServerResponse } from "node:http";
import { latin1Text, textBytes } from "../../../core/bytes.ts";
import { isGatewrightError } from "../../../core/errors.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { isError } from "../../../core/is-error.ts";
import { headerBytes, type MessageBody, type ResponseMessage } from "../../../core/message.ts";
import { nodeModule } from "../../../core/node-module.ts";
import { gatewayResponseTypes } from "../../failures/gateway-response-types.ts";
import { refuseBroken } from "../refuse-broken.ts";

/**
 * Writes an answer, and waits for a slow client between the pieces of a streamed one. A client that
 * goes away ends the stream that it was reading.
 */
export async function sendAnswer(
  response: ServerResponse,
  message: ResponseMessage<MessageBody>,
): Promise<void> {
  refuseBroken(message);
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

// Bytes.
const shortBody = 16_384;

/** Node joins a head with text to one write, and writes a head and bytes apart: half of a short answer. */
function endWith(response: ServerResponse, body: Uint8Array): void {
  if (body.length > shortBody) {
    response.end(body);
    return;
  }
  response.end(latin1Text(body), "latin1");
}

/** What API Gateway says of a body that is longer than it takes. */
export function tooLarge(response: ServerResponse): void {
  const { status, message, errorType } = gatewayResponseTypes.REQUEST_TOO_LARGE;
  sendJson(response, status, { message }, ["x-amzn-ErrorType", errorType]);
}

/** What is refused by name answers 501, which no SDK sends again; anything else is a bug and 500. */
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

// Of the connection, not of the answer: Node writes them.
const ofConnection = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** Names and values in turn, as `writeHead` takes them: their order and case stay. */
function wireHeaders(message: ResponseMessage<MessageBody>, isHead: boolean): string[] {
  const { status, headers, body } = message;
  const length = isBytes(body) ? String(body.length) : undefined;
  const wire: string[] = [];
  let isMeasured = length === undefined || status === 204 || status === 304;
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (ofConnection.has(lower)) continue;
    if (lower !== "content-length") wire.push(name, headerBytes(value));
    else if (!isMeasured) {
      // A wrong length would break the connection's next answer; to a HEAD it tells of no body.
      wire.push(name, isHead ? value : (length ?? value));
      isMeasured = true;
    }
  }
  if (!isMeasured && length !== undefined) wire.push("Content-Length", length);
  return wire;
}
