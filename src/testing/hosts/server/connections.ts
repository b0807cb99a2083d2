import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

interface Connections {
  /** Closes idle connections at once, and the others after their responses. */
  end(): void;
}

/** How long to wait for a client that stops sending or never finishes. */
const stalledAfterMs = 5000;

/**
 * Tracks the connections of a server and the pending requests on each: a client may send the next
 * one before the response. `server.close()` alone waits for keep-alive clients and for incomplete
 * requests, without a limit.
 */
export function openConnections(server: Server): Connections {
  const answering = new Map<Socket, number>();
  const incoming = new Set<IncomingMessage>();
  let isClosing = false;
  server.on("connection", (socket) => {
    answering.set(socket, 0);
    socket.once("close", () => answering.delete(socket));
  });
  const change = (socket: Socket, by: number): number => {
    const left = answering.get(socket);
    if (left === undefined) return 0;
    answering.set(socket, left + by);
    return left + by;
  };
  const began = (
    request: IncomingMessage,
    response: { once(event: "close", listener: () => void): void },
  ) => {
    const { socket } = request;
    change(socket, 1);
    incoming.add(request);
    response.once("close", () => {
      incoming.delete(request);
      if (change(socket, -1) === 0 && isClosing) socket.end();
    });
  };
  server.prependListener("request", began);
  server.prependListener("checkContinue", began);
  return {
    end() {
      isClosing = true;
      for (const [socket, count] of answering) {
        if (count > 0) socket.setTimeout(stalledAfterMs, () => socket.destroy());
        else socket.destroy();
      }
      // A body that arrives byte by byte never stalls, and closing the server ends Node's own
      // timeouts.
      const late = setTimeout(() => {
        for (const request of incoming) if (!request.complete) request.socket.destroy();
      }, stalledAfterMs);
      late.unref();
    },
  };
}
