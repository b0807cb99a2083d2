// A cheap HTTP client in its own thread. It sends requests on several keep-alive connections.
import { connect } from "node:net";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

interface Load {
  readonly port: number;
  /** The raw HTTP request. */
  readonly request: string;
  readonly requests: number;
  readonly connections: number;
}

/** Requests per second of a server on loopback. Throws if a response has another status. */
export function requestsPerSecond(load: Load, status: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { ...load, status } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

if (!isMainThread) {
  // The only thread that loads this file as its main script gets this data.
  const { port, request, requests, connections, status } = workerData as Load & { status: number };
  const startedAt = performance.now();
  const each = Math.ceil(requests / connections);
  await Promise.all(Array.from({ length: connections }, () => drive(port, request, each, status)));
  const seconds = (performance.now() - startedAt) / 1000;
  // oxlint-disable-next-line require-post-message-target-origin -- a thread has none
  parentPort?.postMessage((each * connections) / seconds);
}

function drive(port: number, request: string, requests: number, status: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    socket.setNoDelay(true);
    let left = requests;
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (!isWhole(received)) return;
      if (!received.startsWith(`HTTP/1.1 ${status} `)) {
        reject(new Error(`The server returned ${received.slice(0, 200)}`));
        socket.destroy();
        return;
      }
      received = "";
      left -= 1;
      if (left > 0) socket.write(request);
      else {
        socket.end();
        resolve();
      }
    });
    socket.once("error", reject);
    socket.write(request);
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf("\r\n\r\n");
  if (end === -1) return false;
  const length = /^content-length: (\d+)\r$/im.exec(answer.slice(0, end + 2))?.[1];
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.endsWith("0\r\n\r\n");
}
