import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

interface Connections {
  /** Ends the connections without a request now, the others after their answers. */
  end(): void;
}

/** A client that stops sending, or does not come to an end, is waited for no longer than this. */
const stalledAfterMs = 5000;

/**
 * The connections of a server and how many requests are being answered on them: a client may send the
 * next before it has the answer. `server.close()` alone waits for keep-alive clients and for half a
 * request, however long they take.
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
      // A body that comes byte by byte never stops: Node ends its own watch with the server.
      const late = setTimeout(() => {
        for (const request of incoming) if (!request.complete) request.socket.destroy();
      }, stalledAfterMs);
      late.unref();
    },
  };
}
