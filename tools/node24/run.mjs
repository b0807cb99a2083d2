// Runs a script on Node 24: on the current Node if it is new enough, otherwise on the one in the
// package.json beside this file. `node tools/node24/run.mjs SCRIPT [ARGUMENTS]`
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { install } from "../install.mjs";

const [script = "", ...args] = process.argv.slice(2);
const [major = "0"] = process.versions.node.split(".");

if (Number(major) >= 24) {
  process.argv = [process.execPath, resolve(script), ...args];
  await import(pathToFileURL(resolve(script)).href);
} else {
  const node = await installedNode();
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  const child = spawn(node, [script, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  child.on("close", (code) => {
    process.exitCode = code ?? 1;
  });
}

/** The registry does not have every platform: Macs use their own Node. */
async function installedNode() {
  await install(import.meta.dirname ?? new URL(".", import.meta.url).pathname);
  const platform = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const folder = `node-${platform}-${process.arch}`;
  const node = join("tools", "node24", "node_modules", folder, "bin", file);
  if (existsSync(node)) return resolve(node);
  throw new Error(
    `Cannot run ${script} on Node ${process.versions.node}: the registry has no Node 24 for ` +
      `${process.platform} ${process.arch}. Install Node 24 or newer.`,
  );
}
