import { textBytes } from "../../core/bytes.ts";
import { type Answered, explain, type ResultExplanation, serviceError } from "./explanation.ts";
import {
  type Members,
  membersOf,
  readBody,
  readHeaders,
  readMultiValueHeaders,
  readStatus,
  toPayload,
} from "./payload.ts";

/** The error for a malformed result or a function that failed: 502 if it rejects a connection. */
export const webSocketError = serviceError(502, '{"message":"Internal server error"}');

/**
 * What a WebSocket API makes of the answer to `$connect`.
 *
 * 2xx opens the connection (101); any other status answers the handshake as it is. Of the headers
 * only `Sec-WebSocket-Protocol` reaches the client, and the body does not. Source: "Setting up a
 * `$connect` route that requires a WebSocket subprotocol", API Gateway developer guide.
 */
export function explainConnectResult(result: unknown): ResultExplanation {
  return explain(() => {
    const answer = membersOf(toPayload(result));
    const status = readStatus(answer);
    const headers = [...readHeaders(answer), ...readMultiValueHeaders(answer)];
    return {
      ok: true,
      status: status >= 200 && status < 300 ? 101 : status,
      headers: headers.filter(([name]) => name.toLowerCase() === "sec-websocket-protocol"),
      body: new Uint8Array(),
      isBase64Decoded: false,
    };
  }, webSocketError);
}

/** What a WebSocket API makes of the answer to `$disconnect`: nothing, since the client is gone. */
export function explainDisconnectResult(): ResultExplanation {
  return { ok: true, status: 200, headers: [], body: new Uint8Array(), isBase64Decoded: false };
}

/**
 * What a WebSocket API makes of the answer to a message.
 *
 * `body` is the frame that a two-way route sends back; without one, and on a one-way route,
 * nothing is sent. No status closes the connection.
 */
export function explainMessageResult(result: unknown): ResultExplanation {
  const payload = toPayload(result);
  return explain(() => readFrame(payload === null ? {} : membersOf(payload)), webSocketError);
}

function readFrame(answer: Members): Answered {
  return {
    ok: true,
    status: readStatus(answer, 200),
    headers: [],
    body: textBytes(readBody(answer)),
    isBase64Decoded: false,
  };
}
