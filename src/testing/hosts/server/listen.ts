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
 * Serves messages over HTTP/1.1 on 127.0.0.1, and on nothing else.
 *
 * Targets, the case of header names and repeated lines reach `handle` as they were sent. A request's
 * body is read whole first, as API Gateway does; an answer may be streamed.
 *
 * @throws GatewrightError `gateway.listen`: the port is taken, for one; `platform.unsupported`: this is
 * not Node.
 */
export async function listen(
  handle: Handle,
  { port = 0 }: ListenOptions = {},
): Promise<LoopbackServer> {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void answerRequest(handle, request, response);
  };
  const { createServer } = nodeModule("node:http", `listen on 127.0.0.1:${port}`);
  // Node answers 431 to more.
  const server = createServer({ maxHeaderSize: maxHeadBytes }, answer);
  // Node would ask for the body of a request that is refused for its length.
  server.on("checkContinue", (request, response) => {
    if (!isTooLong(request)) response.writeContinue();
    answer(request, response);
  });
  const connections = openConnections(server);
  await started(server, port);
  // A listening TCP server has an address of this shape.
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
    if (body === "too long") refuseTooLong(request, response);
    else await sendAnswer(response, await handle(toMessage(request, body)));
  } catch (error) {
    sendError(response, error);
  }
}

/** A client that goes on sending what is thrown away is waited for no longer than this. */
const drainedAfterMs = 5000;

/** The rest is thrown away as it comes: a client reads no answer before it has sent its request. */
function refuseTooLong(request: IncomingMessage, response: ServerResponse): void {
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
    // A client that takes this for a proxy sends the whole URL.
    target: url.startsWith("/") ? url : url.replace(/^https?:\/\/[^/?]*/i, ""),
    headers: linesOf(rawHeaders),
    body,
    sourceIp: socket.remoteAddress ?? "127.0.0.1",
  };
}
