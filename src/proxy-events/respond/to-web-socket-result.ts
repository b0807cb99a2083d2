import type { WebSocketResult } from "../events/web-socket.ts";
import type { Answer } from "./answer.ts";
import { joinLines } from "./lines.ts";
import { renderBody } from "./rendered-body.ts";

/**
 * Converts a response to the format of a WebSocket API: a status for `$connect`, a text frame for a two-way
 * route. Bytes go out as base64 text, since there are no binary frames.
 *
 * @example
 * return toWebSocketResult(json(200, { joined: true }));
 *
 * @throws GatewrightError `answer.invalid` when a header would break its line
 */
export function toWebSocketResult(answer: Answer): WebSocketResult {
  const { headers, body } = renderBody(answer);
  return { statusCode: answer.status, headers: joinLines(headers), body };
}
