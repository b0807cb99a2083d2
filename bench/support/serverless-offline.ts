// Runs serverless-offline with osls.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { peerPackages, reportMissingPeer } from "./peers.ts";

export interface PeerServer {
  readonly port: number;
  close(): void;
}

const port = 49_321;

/**
 * Serves one function behind `POST /dev/lambda/{id}`; undefined if the peer is not installed.
 *
 * @param handler the source of a CommonJS module that exports `handler`
 */
export async function serveOffline(handler: string): Promise<PeerServer | undefined> {
  const command = join(peerPackages, "osls", "bin", "serverless.js");
  if (!existsSync(command)) {
    reportMissingPeer("serverless-offline");
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "gatewright-bench-"));
  symlinkSync(peerPackages, join(folder, "node_modules"));
  writeFileSync(join(folder, "handler.js"), handler);
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(
    join(folder, "serverless.yml"),
    `service: bench
provider: { name: aws, runtime: nodejs22.x }
plugins: [serverless-offline]
functions:
  lambda: { handler: handler.handler, events: [{ http: { path: "lambda/{id}", method: post } }] }
`,
  );
  const child = spawn(
    process.execPath,
    [
      command,
      "offline",
      "--httpPort",
      String(port),
      "--lambdaPort",
      String(port + 1),
      "--noTimeout",
    ],
    { cwd: folder, stdio: "ignore", env: { ...process.env, SLS_TELEMETRY_DISABLED: "1" } },
  );
  const close = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await isOpen()) return { port, close };
    await sleep(300);
  }
  close();
  throw new Error("serverless-offline did not start");
}

function isOpen(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
