import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isatty } from "node:tty";
import { pathToFileURL } from "node:url";
import { GatewrightError } from "../../../core/errors.ts";
import { readFileWithNode } from "../../../integrations/formats/read-file.ts";
import type { CliContext, ClientSettings, Output } from "./context.ts";
import { enableTypeScript, isTypeScript } from "./typescript.ts";

/** Creates the context of this process: its streams, its files, and AWS. */
export function nodeContext(signal: AbortSignal): CliContext {
  const { stdin, stdout, stderr, env, argv } = process;
  return {
    args: argv.slice(2),
    env,
    stdin,
    stdout: outputTo(stdout),
    stderr: outputTo(stderr),
    signal,
    async version() {
      const { default: manifest } = await import("gatewright/package.json", {
        with: { type: "json" },
      });
      return manifest.version;
    },
    readFile: (path) => readFile(resolve(path)),
    readDocument: readFileWithNode,
    async importModule(path) {
      if (isTypeScript(path)) enableTypeScript(path);
      // The exports of a module are an object.
      return (await import(pathToFileURL(resolve(path)).href)) as object;
    },
    restClient,
  };
}

function outputTo(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: isatty(stream.fd),
    // Zero or undefined, despite its type, if the stream is not a terminal.
    columns: stream.columns || 100,
  };
}

/** Imported on use, because the client is an optional peer. */
async function restClient(settings: ClientSettings) {
  try {
    const { APIGatewayClient } = await import("@aws-sdk/client-api-gateway");
    return new APIGatewayClient(settings);
  } catch (cause) {
    throw new GatewrightError(
      "cli.missing-peer",
      "Failed to call API Gateway: @aws-sdk/client-api-gateway is not installed",
      { hint: "Run npm install --save-dev @aws-sdk/client-api-gateway.", cause },
    );
  }
}
