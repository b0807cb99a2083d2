import type { Server } from "node:http";
import type { Socket } from "node:net";

interface Connections {
  /** Ends the connections without a request now, the others after their answer. */
  end(): void;
}

/** A client that stops sending is waited for no longer than this once the server closes. */
const stalledAfterMs = 5000;

/**
 * The connections of a server and whether a request is being answered on them: `server.close()`
 * alone waits for keep-alive clients and for half a request, however long they take.
 */
export function openConnections(server: Server): Connections {
  const busy = new Map<Socket, boolean>();
  let isClosing = false;
  server.on("connection", (socket) => {
    busy.set(socket, false);
    socket.once("close", () => busy.delete(socket));
  });
  const began = (
    socket: Socket,
    response: { once(event: "close", listener: () => void): void },
  ) => {
    busy.set(socket, true);
    response.once("close", () => {
      if (busy.has(socket)) busy.set(socket, false);
      if (isClosing) socket.end();
    });
  };
  server.prependListener("request", ({ socket }, response) => {
    began(socket, response);
  });
  server.prependListener("checkContinue", ({ socket }, response) => {
    began(socket, response);
  });
  return {
    end() {
      isClosing = true;
      for (const [socket, isBusy] of busy) {
        if (isBusy) socket.setTimeout(stalledAfterMs, () => socket.destroy());
        else socket.destroy();
      }
    },
  };
}
