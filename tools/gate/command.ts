import { spawn } from "node:child_process";

export interface CommandResult {
  readonly ok: boolean;
  /** Output of both streams. */
  readonly output: string;
}

/** Runs a script on the current Node and waits for it. */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      resolve({ ok: false, output: String(error) });
    });
    child.on("close", (code) => {
      resolve({ ok: code === 0, output });
    });
  });
}
