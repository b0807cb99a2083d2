#!/usr/bin/env node
import { main } from "./main.ts";
import { nodeContext } from "./program/node-context.ts";

const interrupted = new AbortController();
process.once("SIGINT", () => {
  interrupted.abort();
});
// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
// The CommonJS build does not support top-level `await`.
async function run(): Promise<void> {
  process.exitCode = await main(nodeContext(interrupted.signal));
}

void run();
