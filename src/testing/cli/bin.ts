#!/usr/bin/env node
import { main } from "./main.ts";
import { nodeWorld } from "./node-world.ts";

const interrupted = new AbortController();
process.once("SIGINT", () => {
  interrupted.abort();
});
// A reader that has had enough, as `head`, is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
void main(nodeWorld(interrupted.signal)).then((code) => {
  process.exitCode = code;
});
