import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GatewrightError } from "../../../core/errors.ts";
import type { RequestMessage } from "../../../core/message.ts";
import { nodeModule } from "../../../core/node-module.ts";
import { maxHeadBytes } from "../../request/quotas.ts";
import { linesOf } from "../../request/raw-headers.ts";
import type { Handle } from "../handle.ts";
import { openConnections } from "./connections.ts";
import type { ListenOptions, LoopbackServer } from "./loopback-server.ts";
import { isTooLong, readBody } from "./read-body.ts";
import { sendAnswer, sendError, tooLarge } from "./send-answer.ts";

/**
 * Serves messages over HTTP/1.1 on 127.0.0.1 only.
 *
 * Targets, the case of header names and repeated header lines reach `handle` unchanged. The whole
 * body of a request is read first, as API Gateway does; a response may be streamed.
 *
 * @throws GatewrightError `gateway.listen`: the server cannot listen, such as on a port in use;
 * `platform.unsupported`: this is not Node.
 */
export async function listen(
  handle: Handle,
  { port = 0 }: ListenOptions = {},
): Promise<LoopbackServer> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void answerRequest(handle, request, response);
  };
  const { createServer } = nodeModule("node:http", `listen on 127.0.0.1:${port}`);
  // Node answers 431 to longer headers.
  const server = createServer({ maxHeaderSize: maxHeadBytes }, answer);
  // Otherwise Node would ask for a body that is rejected as too long.
  server.on("checkContinue", (request, response) => {
    if (!isTooLong(request)) response.writeContinue();
    answer(request, response);
  });
  const connections = openConnections(server);
  await started(server, port);
  // The address of a listening TCP server has this type.
  const address = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      connections.end();
    });
    return closed;
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function started(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      const message = `Failed to listen on 127.0.0.1:${port}: ${error.message}`;
      reject(new GatewrightError("gateway.listen", message, { cause: error }));
    };
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      resolve();
    });
  });
}

async function answerRequest(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readBody(request);
    if (body === "too long") rejectTooLong(request, response);
    else await sendAnswer(response, await handle(toMessage(request, body)));
  } catch (error) {
    sendError(response, error);
  }
}

/** How long to wait for a client that is still sending a rejected body. */
const drainedAfterMs = 5000;

/**
 * Discards the rest of the body, because a client does not read a response until it has sent it.
 */
function rejectTooLong(request: IncomingMessage, response: ServerResponse): void {
  const timer = setTimeout(() => request.destroy(), drainedAfterMs);
  request.once("close", () => {
    clearTimeout(timer);
  });
  tooLarge(response);
}

function toMessage(
  { method = "GET", url = "/", rawHeaders, socket }: IncomingMessage,
  body: Uint8Array,
): RequestMessage {
  return {
    method,
    // A client that uses this server as a proxy sends the whole URL.
    target: url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?]*/i, ""),
    headers: linesOf(rawHeaders),
    body,
    sourceIp: socket.remoteAddress ?? "127.0.0.1",
  };
}
