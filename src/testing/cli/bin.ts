#!/usr/bin/env node
import { main } from "./main.ts";
import { nodeContext } from "./program/node-context.ts";

const interrupted = new AbortController();
process.once("SIGINT", () => {
  interrupted.abort();
});
// A reader that has had enough, as `head`, is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
// A promise of the top level: the CommonJS build has no `await` there.
async function run(): Promise<void> {
  process.exitCode = await main(nodeContext(interrupted.signal));
}

void run();
